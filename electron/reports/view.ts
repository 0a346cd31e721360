import type { z } from 'zod'
import type { partyView } from '@shared/contract/exchange'
import type { ReportView } from '@shared/contract/reports'
import { programmeIds } from '@shared/programmes/types'
import type { Span } from '@shared/reports/period'
import { wareGroup } from '@shared/reports/wares'
import {
  countDecided,
  countHanded,
  countReasons,
  figure,
  meanDays,
  tenge,
  type PeriodFigures
} from './figures'

type Party = z.infer<typeof partyView>
type Figure = { now: number; before: number }

/** The parts of a report that are reckoned from the figures of both periods. */
type Reckoned = Pick<
  ReportView,
  | 'programmes'
  | 'months'
  | 'districts'
  | 'wares'
  | 'services'
  | 'refusals'
  | 'daysToDecision'
  | 'notPaid'
  | 'totals'
>

/** Puts the figures of a period and of the former one side by side, for these offices. */
export function reckon(
  now: PeriodFigures,
  before: PeriodFigures,
  { span, offices }: { span: Span; offices: readonly Party[] }
): Reckoned {
  const both = <T>(of: (figures: PeriodFigures) => T): { now: T; before: T } => figure(now, before, of)
  return {
    programmes: programmesOf(now, before).map((programme) => ({
      programme,
      families: both(({ paid }) => paid.count('programme', programme)),
      people: both(({ people }) => people.count('programme', programme)),
      amount: both(({ paid }) => tenge(paid.amount('programme', programme))),
      assigned: both((figures) => countDecided(figures, 'assign', programme)),
      refused: both((figures) => countDecided(figures, 'refuse', programme))
    })),
    months: span.months.map((month) => ({
      month,
      amount: tenge(now.paid.amount('month', month)),
      families: now.paid.count('month', month)
    })),
    districts: offices.map((office) => ({
      office,
      families: both(({ paid }) => paid.count('office', office.kato)),
      people: both(({ people }) => people.count('office', office.kato)),
      amount: both(({ paid }) => tenge(paid.amount('office', office.kato))),
      kits: both((figures) => countHanded(figures, 'kit', office.kato)),
      masks: both((figures) => countHanded(figures, 'mask', office.kato))
    })),
    wares: waresOf(now, before),
    services: servicesOf(now, before),
    refusals: refusalsOf(now, before),
    daysToDecision: both(meanDays),
    notPaid: {
      waiting: both(({ unpaid }) => tenge(unpaid.waiting)),
      returned: both(({ unpaid }) => tenge(unpaid.returned))
    },
    totals: {
      families: both(({ paid }) => paid.count('all')),
      people: both(({ people }) => people.count('all')),
      amount: both(({ paid }) => tenge(paid.amount('all'))),
      kits: both((figures) => countHanded(figures, 'kit')),
      masks: both((figures) => countHanded(figures, 'mask')),
      services: both(({ services }) => services.reduce((sum, { count }) => sum + count, 0))
    }
  }
}

/** Programmes with a figure in either period, in the catalogue's order; those it does not know come last. */
function programmesOf(...periods: PeriodFigures[]): string[] {
  const found = new Set(
    periods.flatMap(({ paid, decided }) => [
      ...paid.names('programme'),
      ...decided.map(({ programme }) => programme)
    ])
  )
  const known: readonly string[] = programmeIds
  const place = (id: string): number => (known.includes(id) ? known.indexOf(id) : known.length)
  return [...found].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

/** Sums of both periods by a key, the largest of now first. */
function beside<Row>(
  [now, before]: readonly [readonly Row[], readonly Row[]],
  keyOf: (row: Row) => string,
  valueOf: (row: Row) => number
): [key: string, value: Figure][] {
  const sums = new Map<string, Figure>()
  const add = (rows: readonly Row[], when: keyof Figure): void => {
    for (const row of rows) {
      const sum = sums.get(keyOf(row)) ?? { now: 0, before: 0 }
      sum[when] += valueOf(row)
      sums.set(keyOf(row), sum)
    }
  }
  add(now, 'now')
  add(before, 'before')
  return [...sums].sort(([a, x], [b, y]) => y.now - x.now || y.before - x.before || (a < b ? -1 : 1))
}

const parted = '\u0000'

function waresOf(now: PeriodFigures, before: PeriodFigures): ReportView['wares'] {
  return beside(
    [now.handed, before.handed],
    ({ kind, programme, ware }) => [wareGroup(kind, programme), ware].join(parted),
    ({ quantity }) => quantity
  ).map(([key, quantity]) => {
    const [group = '', code = ''] = key.split(parted)
    return { code, group: group as ReportView['wares'][number]['group'], quantity }
  })
}

function servicesOf(now: PeriodFigures, before: PeriodFigures): ReportView['services'] {
  return beside(
    [now.services, before.services],
    ({ kind, programme }) => [kind, programme].join(parted),
    ({ count }) => count
  ).map(([key, count]) => {
    const [kind = '', programme = ''] = key.split(parted)
    return { kind, programme, count }
  })
}

function refusalsOf(now: PeriodFigures, before: PeriodFigures): ReportView['refusals'] {
  return beside(
    [[...countReasons(now)], [...countReasons(before)]],
    ([reason]) => reason,
    ([, count]) => count
  ).map(([reason, count]) => ({ reason, count }))
}
