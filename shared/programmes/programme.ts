import type { Bilingual } from '../domain/bilingual'
import type { IsoDate } from '../domain/iso-date'
import type { Locale } from '../domain/format'
import type { Book } from '../parameters/types'
import type { AskedField } from './asked'
import type { Assessment, CaseFacts, ProgrammeId } from './types'

/** A version of a programme's rules: the days of application it is for, and its computation. */
export interface RuleVersion {
  /** Named by its start: `housing2009_01`. */
  name: string
  from: IsoDate
  until: IsoDate | null
  assess(facts: CaseFacts, book: Book): Assessment
}

/**
 * The words of a programme in one language. Steps are keyed by what stands after the programme's id in their label. All other
 * keys are the program's: one operand, note, ground or article has one wording, whatever programme uses it.
 */
export interface ProgrammeTexts {
  steps: Readonly<Record<string, string>>
  operands: Readonly<Record<string, string>>
  incomes?: Readonly<Record<string, string>>
  kindReasons?: Readonly<Record<string, string>>
  /** By ground, each with the programme's id in front: `housing-not-only-home`. ASP's have none. */
  refusals: Readonly<Record<string, string>>
  barReasons?: Readonly<Record<string, string>>
  notes: Readonly<Record<string, string>>
  articles: Readonly<Record<string, string>>
  alerts?: Readonly<Record<string, string>>
  /** By the Russian text the law is quoted in. */
  acts: Readonly<Record<string, string>>
}

export interface Programme {
  id: ProgrammeId
  names: Bilingual
  kind: 'monthly-cash' | 'once' | 'in-kind' | 'obligation'
  /** Whether the office assigns it, or only registers what another body decided. */
  decidedBy: 'office' | 'other-body'
  /** How it comes about: a family applies; it goes with ASP; the office makes a list; the office keeps a register. */
  origin: 'application' | 'with-asp' | 'list' | 'register'
  /** What a case of it needs before it can be proposed. */
  needs: { incomes: boolean; survey: boolean; account: boolean }
  /** Parameters of the term in working days: at the office, and through the akim of a rural district where it differs. */
  term: { office: string; ruralAkim?: string } | null
  /** Papers every application needs; `electron/cases/checklist` adds those that follow from the family. */
  documents: readonly string[]
  /** What is asked beside family and income; the screen and its check follow from it. */
  asks: readonly AskedField[]
  /** By first day, without gap or overlap. */
  versions: readonly RuleVersion[]
  /** The base in law, in the words the acts are cited in. */
  legalBase: readonly string[]
  texts: Readonly<Record<Locale, ProgrammeTexts>>
}
