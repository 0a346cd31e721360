import type { RawBuilder } from 'kysely'
import type { Span } from '@shared/reports/period'

/** A part of a statement: a SELECT, or what may stand after FROM. */
export type Select = RawBuilder<unknown>

/**
 * The same relations out of an office's own tables or out of the consolidated store. Every figure is one query over them, so it means
 * the same in a district and in the region. `office` is the KATO code of the office; `family` and `decision` are told apart over all
 * offices, `person` is the same in all of them.
 */
export interface ReportSource {
  /** Months of money inside the span that are in one of these states: office, family, person (the payee), decision, programme, month, amount, state. */
  payments(span: Span, states: readonly PaymentState[]): Select
  /** The members of the families of the decisions that `paid` follows from: office, programme, person. */
  members(): Select
  /** Decisions made inside the span: office, programme, kind, applied_on, decided_on, reasons (codes parted by blanks). */
  decisions(span: Span): Select
  /** What was handed out inside the span and neither undone nor given back: office, kind, programme (of the round), ware, quantity. */
  handOuts(span: Span): Select
  /** What was done inside the span besides deciding: kind, programme. */
  services(span: Span): Select
}

export type PaymentState = 'planned' | 'listed' | 'paid' | 'returned'
