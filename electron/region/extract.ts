import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import type { Call } from '../ipc/call'
import { mustBeRegion } from './context'
import { monthsOf } from './doubles'
import { districtNames, handedOutSums, paidSums, type Sum } from './extract-queries'
import { withStore } from './store'
import { suppress } from './suppress'

type Cell = string | number | null

interface Table {
  name: string
  title: string
  fields: readonly {
    name: string
    type: 'string' | 'integer' | 'boolean' | 'yearmonth'
    description: string
  }[]
  rows: readonly (readonly Cell[])[]
}

const place = {
  name: 'district',
  type: 'string',
  description: 'KATO of the district; empty: all districts'
} as const
const month = { name: 'month', type: 'yearmonth', description: 'Month' } as const
const people = { name: 'people', type: 'integer', description: 'People; empty where it is hidden' } as const
const hiddenField = {
  name: 'hidden',
  type: 'boolean',
  description: 'true where a count of few people is left out, or one from which it would follow'
} as const

/** The sums of one month with the small ones hidden, in the order of districts and things, totals last. */
function openSums(sums: readonly Sum[], atLeast: number): { sum: Sum; hidden: boolean }[] {
  const ordered = (names: Iterable<string>): string[] =>
    [...new Set(names)].filter((name) => name !== '').sort()
  const offices = [...ordered(sums.map(({ office }) => office)), '']
  const things = [...ordered(sums.map(({ thing }) => thing)), '']
  const found = new Map(sums.map((sum) => [`${sum.office} ${sum.thing}`, sum]))
  const table = offices.map((office) => things.map((thing) => found.get(`${office} ${thing}`)))
  const hidden = suppress(
    table.map((cells) => cells.map((sum) => sum?.people ?? 0)),
    atLeast
  )
  return table.flatMap((cells, row) =>
    cells.flatMap((sum, column) => {
      const isHidden = hidden[row]?.[column] === true
      if (sum === undefined && !isHidden) return []
      const none = { month: sums[0]?.month ?? '', office: offices[row] ?? '', thing: things[column] ?? '' }
      return [{ sum: sum ?? { ...none, people: 0, families: 0, value: 0 }, hidden: isHidden }]
    })
  )
}

function openRows(sums: readonly Sum[], atLeast: number, figures: (sum: Sum) => readonly number[]): Cell[][] {
  const months = [...new Set(sums.map((sum) => sum.month))].sort()
  return months.flatMap((one) =>
    openSums(
      sums.filter((sum) => sum.month === one),
      atLeast
    ).map(({ sum, hidden }) => [
      ...[sum.month, sum.office === '' ? null : sum.office, sum.thing === '' ? null : sum.thing],
      ...figures(sum).map((figure) => (hidden ? null : figure)),
      String(hidden)
    ])
  )
}

function paidTable(sums: readonly Sum[], atLeast: number): Table {
  return {
    name: 'payments',
    title: 'Money paid by month, district and programme',
    fields: [
      ...[month, place],
      { name: 'programme', type: 'string', description: 'Code of the programme; empty: all programmes' },
      people,
      { name: 'families', type: 'integer', description: 'Families; empty where it is hidden' },
      {
        name: 'amount_tiyn',
        type: 'integer',
        description: 'Paid, in tiyn (1/100 tenge); empty where it is hidden'
      },
      hiddenField
    ],
    rows: openRows(sums, atLeast, (sum) => [sum.people, sum.families, sum.value])
  }
}

function handedOutTable(sums: readonly Sum[], atLeast: number): Table {
  return {
    name: 'hand-outs',
    title: 'Kits and items handed out by month, district and kind',
    fields: [
      ...[month, place],
      { name: 'ware', type: 'string', description: 'Code of the kit or item; empty: all together' },
      people,
      { name: 'quantity', type: 'integer', description: 'Pieces; empty where it is hidden' },
      hiddenField
    ],
    rows: openRows(sums, atLeast, (sum) => [sum.people, sum.value])
  }
}

function csvCell(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function csvOf({ fields, rows }: Table): string {
  const lines = [fields.map(({ name }) => name), ...rows].map((row) => row.map(csvCell).join(','))
  return lines.map((line) => `${line}\n`).join('')
}

function descriptor(tables: readonly Table[], about: Record<string, string | number>): string {
  return canonicalJson({
    profile: 'tabular-data-package',
    name: `komek-${about.region}-${about.from}-${about.to}`,
    komek: about,
    resources: tables.map(({ name, title, fields }) => ({
      ...{ name, title, path: `${name}.csv`, profile: 'tabular-data-resource' },
      ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
      schema: { fields, missingValues: [''] }
    }))
  })
}

/**
 * Totals for everybody to see, in a ZIP of CSV files with their schemas: no row is about one person, and no count of fewer than `atLeast`
 * people stands in it or follows from it.
 * @throws OfficeError `region-only`, `month-malformed`, `months-malformed`
 */
export async function makeExtract(
  call: Call,
  input: ParsedInputOf<'region.extract'>
): Promise<OutputOf<'region.extract'>> {
  const { kato } = await call.read(mustBeRegion)
  const months = monthsOf(input)
  const found = await withStore(call, (store) =>
    store.read(async (db) => ({
      paid: await paidSums(db, months),
      handedOut: await handedOutSums(db, months),
      districts: await districtNames(db)
    }))
  )
  const text = (name: string, description: string): Table['fields'][number] => ({
    name,
    type: 'string',
    description
  })
  const tables: Table[] = [
    paidTable(found.paid, input.atLeast),
    handedOutTable(found.handedOut, input.atLeast),
    {
      name: 'districts',
      title: 'Districts that have reported',
      fields: [
        text('district', 'KATO'),
        text('name_kk', 'Name in Kazakh'),
        text('name_ru', 'Name in Russian')
      ],
      rows: found.districts.map(({ office, name_kk, name_ru }) => [office, name_kk, name_ru])
    }
  ]
  const { zipSync, strToU8 } = await import('fflate')
  const about = { region: kato, ...months, atLeast: input.atLeast, made: call.today }
  const files = Object.fromEntries(tables.map((table) => [`${table.name}.csv`, strToU8(csvOf(table))]))
  const zip = zipSync({ 'datapackage.json': strToU8(descriptor(tables, about)), ...files })
  return {
    fileName: `komek-open-${kato}-${months.from}-${months.to}.zip`,
    content: Buffer.from(zip).toString('base64'),
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0)
  }
}
