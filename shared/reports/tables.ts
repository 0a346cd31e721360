import type { ReportView } from '../contract/reports'
import { formatMonth, type Locale } from '../domain/format'
import { parseTenge } from '../domain/money'
import { count, countCells, daysCells, money, moneyCells, none, percentCell, text, type Cell } from './cells'
import { formatPeriod } from './period'
import { reportWords, wordOf, type ReportWords } from './words'

export interface ReportColumn {
  title: string
  /** What several columns beside each other are of. */
  group?: string
  figures: boolean
}

export type TableId = keyof ReportWords['tables']

/** A table of the report: the same on screen, on paper and in the workbook. */
export interface ReportTable {
  id: TableId
  title: string
  columns: readonly ReportColumn[]
  rows: readonly (readonly Cell[])[]
  /** Under the rows, where they can be added or the whole is known; `null` where it would say nothing. */
  sums: readonly Cell[] | null
}

/** Whether anything at all was counted in either period. */
export function isEmpty({ programmes, wares, services }: ReportView): boolean {
  return programmes.length === 0 && wares.length === 0 && services.length === 0
}

/** The tables of a report in a language; those without a row are left out. */
export function reportTables(view: ReportView, locale: Locale): ReportTable[] {
  const words = reportWords[locale]
  return [
    totals(view, words),
    ...programmes(view, words),
    months(view, words, locale),
    ...(view.source === 'region' ? districts(view, words, locale) : []),
    wares(view, words),
    services(view, words),
    refusals(view, words),
    missing(view, words, locale)
  ].filter(({ rows }) => rows.length > 0)
}

const first = (title: string): ReportColumn => ({ title, figures: false })

const compared = ({ now, before, change }: ReportWords, group?: string): ReportColumn[] =>
  [now, before, change].map((title) => ({ title, figures: true, ...(group === undefined ? {} : { group }) }))

function totals({ totals: all, programmes: rows, daysToDecision, notPaid }: ReportView, words: ReportWords) {
  const { figures, columns, percent, tables } = words
  const sum = (of: (row: (typeof rows)[number]) => { now: number; before: number }) =>
    rows.reduce((so, row) => ({ now: so.now + of(row).now, before: so.before + of(row).before }), {
      now: 0,
      before: 0
    })
  const counted = (title: string, pair: { now: number; before: number }): Cell[] => [
    text(title),
    ...countCells(pair),
    percentCell(pair)
  ]
  const paid = (title: string, pair: { now: string; before: string }): Cell[] => [
    text(title),
    ...moneyCells(pair),
    percentCell({ now: parseTenge(pair.now), before: parseTenge(pair.before) })
  ]
  return {
    id: 'totals',
    title: tables.totals,
    columns: [first(columns.figure), ...compared(words), { title: percent, figures: true }],
    rows: [
      counted(figures.families, all.families),
      counted(figures.people, all.people),
      paid(figures.amount, all.amount),
      counted(figures.kits, all.kits),
      counted(figures.masks, all.masks),
      counted(figures.services, all.services),
      counted(
        figures.assigned,
        sum(({ assigned }) => assigned)
      ),
      counted(
        figures.refused,
        sum(({ refused }) => refused)
      ),
      [text(figures.daysToDecision), ...daysCells(daysToDecision), none],
      paid(figures.waiting, notPaid.waiting),
      paid(figures.returned, notPaid.returned)
    ],
    sums: null
  } satisfies ReportTable
}

function programmes({ programmes: rows, totals: all }: ReportView, words: ReportWords): ReportTable[] {
  const { columns, tables, total } = words
  const name = (id: string): Cell => text(wordOf(words.programmes, id))
  const paidTo = rows.filter(({ families }) => families.now + families.before > 0)
  const decided = rows.filter(
    ({ assigned, refused }) => assigned.now + assigned.before + refused.now + refused.before > 0
  )
  return [
    {
      id: 'people',
      title: tables.people,
      columns: [
        first(columns.programme),
        ...compared(words, columns.families),
        ...compared(words, columns.people)
      ],
      rows: paidTo.map(({ programme, families, people }) => [
        name(programme),
        ...countCells(families),
        ...countCells(people)
      ]),
      // Not the sum of the rows: who was assisted by two programmes is one family.
      sums: [text(total), ...countCells(all.families), ...countCells(all.people)]
    },
    {
      id: 'money',
      title: tables.money,
      columns: [first(columns.programme), ...compared(words)],
      rows: paidTo.map(({ programme, amount }) => [name(programme), ...moneyCells(amount)]),
      sums: [text(total), ...moneyCells(all.amount)]
    },
    {
      id: 'decisions',
      title: tables.decisions,
      columns: [
        first(columns.programme),
        ...compared(words, columns.assigned),
        ...compared(words, columns.refused)
      ],
      rows: decided.map(({ programme, assigned, refused }) => [
        name(programme),
        ...countCells(assigned),
        ...countCells(refused)
      ]),
      sums: null
    }
  ]
}

function months({ months: rows, totals: all }: ReportView, words: ReportWords, locale: Locale): ReportTable {
  const { columns, tables, total } = words
  return {
    id: 'months',
    title: tables.months,
    columns: [
      first(columns.month),
      { title: columns.families, figures: true },
      { title: columns.amount, figures: true }
    ],
    rows: rows.map(({ month, families, amount }) => [
      text(formatMonth(month, locale)),
      count(families),
      money(amount)
    ]),
    sums: [text(total), count(all.families.now), money(all.amount.now)]
  }
}

function districts(
  { districts: rows, totals: all }: ReportView,
  words: ReportWords,
  locale: Locale
): ReportTable[] {
  const { columns, tables, total } = words
  const name = ({ office }: (typeof rows)[number]): Cell =>
    text(locale === 'kk' ? office.nameKk : office.nameRu)
  return [
    {
      id: 'districtPeople',
      title: tables.districtPeople,
      columns: [
        first(columns.district),
        ...compared(words, columns.families),
        ...compared(words, columns.people)
      ],
      rows: rows.map((row) => [name(row), ...countCells(row.families), ...countCells(row.people)]),
      sums: [text(total), ...countCells(all.families), ...countCells(all.people)]
    },
    {
      id: 'districtMoney',
      title: tables.districtMoney,
      columns: [first(columns.district), ...compared(words)],
      rows: rows.map((row) => [name(row), ...moneyCells(row.amount)]),
      sums: [text(total), ...moneyCells(all.amount)]
    },
    {
      id: 'districtGoods',
      title: tables.districtGoods,
      columns: [first(columns.district), ...compared(words, columns.kits), ...compared(words, columns.masks)],
      rows: rows.map((row) => [name(row), ...countCells(row.kits), ...countCells(row.masks)]),
      sums: [text(total), ...countCells(all.kits), ...countCells(all.masks)]
    }
  ]
}

function wares({ wares: rows }: ReportView, words: ReportWords): ReportTable {
  const { columns, tables } = words
  return {
    id: 'wares',
    title: tables.wares,
    columns: [first(columns.ware), first(columns.group), ...compared(words)],
    rows: rows.map(({ code, group, quantity }) => [
      text(code),
      text(words.groups[group]),
      ...countCells(quantity)
    ]),
    sums: null
  }
}

function services({ services: rows, totals: all }: ReportView, words: ReportWords): ReportTable {
  const { columns, tables, total } = words
  return {
    id: 'services',
    title: tables.services,
    columns: [first(columns.service), first(columns.programme), ...compared(words)],
    rows: rows.map(({ kind, programme, count: pair }) => [
      text(wordOf(words.services, kind)),
      text(wordOf(words.programmes, programme)),
      ...countCells(pair)
    ]),
    sums: [text(total), none, ...countCells(all.services)]
  }
}

function refusals({ refusals: rows }: ReportView, words: ReportWords): ReportTable {
  const { columns, tables } = words
  return {
    id: 'refusals',
    title: tables.refusals,
    columns: [first(columns.reason), ...compared(words)],
    rows: rows.map(({ reason, count: pair }) => [text(wordOf(words.reasons, reason)), ...countCells(pair)]),
    sums: null
  }
}

function missing(
  { missing: now, missingBefore }: ReportView,
  words: ReportWords,
  locale: Locale
): ReportTable {
  const { columns, tables } = words
  const lacking = new Map<string, { name: string; now: string[]; before: string[] }>()
  const add = (gaps: ReportView['missing'], when: 'now' | 'before'): void => {
    for (const { office, periods } of gaps) {
      const row = lacking.get(office.kato) ?? {
        name: locale === 'kk' ? office.nameKk : office.nameRu,
        now: [],
        before: []
      }
      row[when].push(...periods.map((period) => formatPeriod(period, locale)))
      lacking.set(office.kato, row)
    }
  }
  add(now, 'now')
  add(missingBefore, 'before')
  const list = (periods: readonly string[]): Cell => (periods.length === 0 ? none : text(periods.join(', ')))
  return {
    id: 'missing',
    title: tables.missing,
    columns: [
      first(columns.district),
      { title: words.now, group: columns.periods, figures: false },
      { title: words.before, group: columns.periods, figures: false }
    ],
    rows: [...lacking.values()].map((row) => [text(row.name), list(row.now), list(row.before)]),
    sums: null
  }
}
