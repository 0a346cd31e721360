import { tengeString, tiyn } from '@shared/domain/money'
import type { Span } from '@shared/reports/period'
import { wareGroup, type WareGroup } from '@shared/reports/wares'
import type { Job } from '../ipc/jobs'
import {
  decidedFigures,
  handedFigures,
  paidFigures,
  peopleFigures,
  serviceFigures,
  unpaidFigures,
  type Counted,
  type DecidedRow,
  type HandedRow,
  type Part,
  type ReportReader,
  type ServiceRow
} from './queries'
import type { ReportSource } from './relations'

/** How many statements the figures of one period take. */
export const stepsAPeriod = 6

/**
 * The figures of one period. What each of them counts:
 *
 * - **money**: months of assistance inside the period whose payment the bank has confirmed (`paid`). Planned and listed months are not
 *   counted, nor those that came back: they are given apart as `unpaid`.
 * - **family**: a family that at least one such month was paid to; once over the whole, and once in each programme, office and month.
 * - **person**: the payee, and everybody whom the decision that the payment follows from names as the family's member; once over the
 *   whole, even where two districts assisted, and once in each programme and office.
 * - **assigned, refused**: decisions of the kind made on days of the period; those that change, suspend, resume or terminate are not counted.
 * - **reasons**: refusals that name the ground; one with two grounds stands under both.
 * - **days to decision**: calendar days from application to decision, over what was assigned or refused in the period.
 * - **handed out**: units on days of the period, without what was undone or given back.
 * - **services**: consultations, candidates of waves entered, and visits on contracts, on days of the period.
 */
export interface PeriodFigures {
  paid: FigureBook
  people: FigureBook
  decided: readonly DecidedRow[]
  handed: readonly HandedRow[]
  services: readonly ServiceRow[]
  unpaid: { waiting: number; returned: number }
}

/** Figures by what they are divided by. */
export class FigureBook {
  private readonly byKey: ReadonlyMap<string, Counted>

  constructor(readonly rows: readonly Counted[]) {
    this.byKey = new Map(rows.map((row) => [`${row.part} ${row.name}`, row]))
  }

  count(part: Part, name = ''): number {
    return this.byKey.get(`${part} ${name}`)?.count ?? 0
  }

  /** Tiyn. */
  amount(part: Part, name = ''): number {
    return this.byKey.get(`${part} ${name}`)?.amount ?? 0
  }

  names(part: Part): string[] {
    return [...this.byKey.values()].filter((row) => row.part === part).map(({ name }) => name)
  }
}

/** Reads the figures of a span, one statement after the other. @throws OfficeError `cancelled` */
export async function readFigures(
  db: ReportReader,
  source: ReportSource,
  span: Span,
  job: Job,
  step: () => void
): Promise<PeriodFigures> {
  const next = async <T>(rows: Promise<T>): Promise<T> => {
    const answered = await rows
    job.check()
    step()
    return answered
  }
  const paid = new FigureBook(await next(paidFigures(db, source, span)))
  const people = new FigureBook(await next(peopleFigures(db, source, span)))
  const decided = await next(decidedFigures(db, source, span))
  const handed = await next(handedFigures(db, source, span))
  const services = await next(serviceFigures(db, source, span))
  const unpaid = await next(unpaidFigures(db, source, span))
  const of = (states: readonly string[]): number =>
    unpaid.filter(({ state }) => states.includes(state)).reduce((sum, { amount }) => sum + amount, 0)
  return {
    paid,
    people,
    decided,
    handed,
    services,
    unpaid: { waiting: of(['planned', 'listed']), returned: of(['returned']) }
  }
}

/** Decisions of a kind, in all or of one programme. */
export function countDecided(
  { decided }: PeriodFigures,
  kind: 'assign' | 'refuse',
  programme?: string
): number {
  return decided
    .filter((row) => row.kind === kind && (programme === undefined || row.programme === programme))
    .reduce((sum, { count }) => sum + count, 0)
}

/** Refusals by ground. */
export function countReasons({ decided }: PeriodFigures): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { kind, reasons, count } of decided) {
    if (kind !== 'refuse') continue
    for (const code of new Set((reasons ?? '').split(' ').filter((one) => one !== '')))
      counts.set(code, (counts.get(code) ?? 0) + count)
  }
  return counts
}

const dayMs = 86_400_000

/** Mean of calendar days from application to decision, one decimal place; `null` where nothing was decided. */
export function meanDays({ decided }: PeriodFigures): string | null {
  let days = 0
  let decisions = 0
  for (const { applied_on, decided_on, count } of decided) {
    days += Math.round((Date.parse(decided_on) - Date.parse(applied_on)) / dayMs) * count
    decisions += count
  }
  return decisions === 0 ? null : (days / decisions).toFixed(1)
}

/** Units handed out of a group of wares, in all or by one office. */
export function countHanded({ handed }: PeriodFigures, group: WareGroup, office?: string): number {
  return handed
    .filter(
      (row) => wareGroup(row.kind, row.programme) === group && (office === undefined || row.office === office)
    )
    .reduce((sum, { quantity }) => sum + quantity, 0)
}

/** A figure beside the former period's. */
export const figure = <T>(
  now: PeriodFigures,
  before: PeriodFigures,
  of: (figures: PeriodFigures) => T
): { now: T; before: T } => ({ now: of(now), before: of(before) })

/** Tiyn as the contract has them. */
export const tenge = (amount: number): string => tengeString(tiyn(amount))
