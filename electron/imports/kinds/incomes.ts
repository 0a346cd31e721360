import { parseTenge, tengeString, tiyn } from '@shared/domain/money'
import { isMonthIn } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { incomesKind } from '@shared/imports/kinds-incomes'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { mapInTurns } from '../../renewal/in-turns'
import { refuseFutureIncomes, spanOf } from '../../renewal/incomes'
import {
  familiesByIins,
  insertDeclarations,
  insertIncomes,
  standingIncomes,
  type DeclaredRow
} from '../../renewal/incomes-queries'
import type {
  CheckedRow,
  Effects,
  ImportContext,
  Importer,
  ParsedRow,
  RowFinding,
  RowMatch,
  TakenRow
} from '../importer'
import { sourceOf } from '../queries'

type Standing = Awaited<ReturnType<typeof standingIncomes>>[number]
type Person = Awaited<ReturnType<typeof familiesByIins>>[number]

const error = (field: string, code: string, data: RowFinding['data'] = {}): RowFinding => ({
  ...{ level: 'error' as const, field, code, data }
})

/** @throws OfficeError `field-empty`, `quarter-in-future` */
function quarterOf({ options, call }: ImportContext): string {
  if (options.quarter === undefined) throw new OfficeError('field-empty', { field: 'options.quarter' })
  refuseFutureIncomes(call, options.quarter)
  return options.quarter
}

/** Declared incomes of many families: every family of which somebody is named declares anew, all its rows or none. */
export const incomesImporter: Importer = {
  kind: 'incomes',
  description: incomesKind,

  async check(read, rows, context) {
    const quarter = quarterOf(context)
    const people = await peopleOf(read, rows, context)
    const families = [...new Set([...people.values()].flatMap(({ family_id: id }) => id ?? []))]
    const standing = byFamily(await standingIncomes(read, quarter, families))
    return mapInTurns(rows, (row) => checkRow(row, { quarter, people, standing, context }))
  },

  async finish(read, context) {
    const quarter = quarterOf(context)
    const families = familiesOf(context)
    const said: { row: number; finding?: RowFinding; same?: true }[] = []
    const ids = [...families.keys()]
    for (let from = 0; from < ids.length; from += 1000) {
      const piece = ids.slice(from, from + 1000)
      const standing = byFamily(await standingIncomes(read, quarter, piece))
      for (const id of piece) {
        const family = families.get(id)
        if (family === undefined) continue
        const [bad] = family.bad
        if (bad !== undefined) {
          const finding = error('iin', 'family-left-out', { row: bad })
          const others = family.rows.filter((row) => !family.bad.includes(row))
          said.push(...others.map((row) => ({ row, finding })))
        } else if (isSame(family, standing.get(id)))
          said.push(...family.rows.map((row) => ({ row, same: true as const })))
      }
    }
    return said
  },

  write: writeIncomes
}

function byFamily(rows: readonly Standing[]): Map<number, Standing[]> {
  const families = new Map<number, Standing[]>()
  for (const row of rows) {
    const family = families.get(row.family_id)
    if (family === undefined) families.set(row.family_id, [row])
    else family.push(row)
  }
  return families
}

async function peopleOf(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  context: ImportContext
): Promise<Map<string, Person>> {
  const iins = [...new Set(rows.flatMap(({ values }) => values.iin ?? []))]
  const found = await familiesByIins(read, iins, spanOf(quarterOf(context), context.call.today))
  return new Map(found.map((person) => [person.iin, person]))
}

interface Known {
  quarter: string
  people: ReadonlyMap<string, Person>
  standing: ReadonlyMap<number, readonly Standing[]>
  context: ImportContext
}

const keyOf = (personId: number, kind: string, month: string | null, amount: string): string =>
  `${personId}|${kind}|${month ?? ''}|${amount}`

function checkRow(row: ParsedRow, known: Known): CheckedRow {
  const { values } = row
  const { seen } = known.context
  const person = known.people.get(values.iin ?? '')
  const wrongCells = new Set(row.findings.map(({ field }) => field))
  const more = wrongs(values, person, known.quarter).filter(({ field }) => !wrongCells.has(field))
  const findings = [...row.findings, ...more]
  const familyId = person?.family_id ?? null
  if (familyId !== null) seen.set(`row:${familyId}:${row.row}`, row.row)
  if (findings.some(({ level }) => level === 'error')) {
    if (familyId !== null) seen.set(`bad:${familyId}:${row.row}`, row.row)
    return { ...row, findings, state: 'error', match: null }
  }
  if (person === undefined || familyId === null) throw new Error('a row without a family has an error')
  const key = keyOf(person.person_id, values.kind ?? '', values.month ?? null, values.amount ?? '')
  const twin = seen.get(`one:${familyId}:${key}`)
  if (twin !== undefined && twin !== row.row) {
    seen.set(`more:${familyId}:${key}:${row.row}`, row.row)
    const match: RowMatch = { subject: 'row', id: twin, how: 'file', stored: incomeValues(values) }
    const finding = { level: 'warning' as const, field: null, code: 'row-repeated', data: { row: twin } }
    return { ...row, findings: [...findings, finding], state: 'duplicate', match }
  }
  seen.set(`one:${familyId}:${key}`, row.row)
  const standing = known.standing.get(familyId)
  if (standing === undefined) return { ...row, findings, state: 'new', match: null }
  const stored = standing.find(
    (one) =>
      one.person_id === person.person_id && one.kind === values.kind && one.month === (values.month ?? null)
  )
  const match: RowMatch = { subject: 'family', id: familyId, how: 'exact', stored: storedValues(stored) }
  return { ...row, findings, state: 'update', match }
}

function wrongs(
  values: Readonly<Record<string, string>>,
  person: Person | undefined,
  quarter: string
): RowFinding[] {
  const { iin, kind, month, amount } = values
  if (iin === undefined) return []
  if (person === undefined) return [error('iin', 'iin-unknown', { iin })]
  if (person.family_id === null) return [error('iin', 'person-without-family', { iin })]
  const found: RowFinding[] = []
  if (kind === undefined && (amount !== undefined || month !== undefined))
    found.push(error('kind', 'field-required'))
  if (kind !== undefined && amount === undefined) found.push(error('amount', 'field-required'))
  if (month !== undefined && !isMonthIn(month, quarter))
    found.push(error('month', 'month-outside-quarter', { month, quarter }))
  return found
}

const incomeValues = ({ kind, month, amount }: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ kind, month, amount }).filter((one): one is [string, string] => one[1] !== undefined)
  )

const storedValues = (row: Standing | undefined): Record<string, string> =>
  row === undefined
    ? {}
    : {
        ...{ kind: row.kind, amount: tengeString(tiyn(row.amount)) },
        ...(row.month === null ? {} : { month: row.month })
      }

interface FileFamily {
  rows: number[]
  bad: number[]
  one: string[]
  more: string[]
}

/** What the file says of each family, out of what the checks of its pieces kept. */
function familiesOf({ seen }: ImportContext): Map<number, FileFamily> {
  const families = new Map<number, FileFamily>()
  for (const [key, row] of seen) {
    const [, word = '', id = '', rest = ''] = /^(row|bad|one|more):(\d+):?(.*)$/.exec(key) ?? []
    if (word === '') continue
    const family = families.get(Number(id)) ?? { rows: [], bad: [], one: [], more: [] }
    families.set(Number(id), family)
    if (word === 'row') family.rows.push(row)
    else if (word === 'bad') family.bad.push(row)
    else if (word === 'one') family.one.push(rest)
    else family.more.push(rest.replace(/:\d+$/, ''))
  }
  return families
}

/** Whether a family declared just this already, the repeated rows counted or not. */
function isSame({ one, more }: FileFamily, standing: readonly Standing[] | undefined): boolean {
  if (standing === undefined) return false
  const stored = standing.flatMap((row) =>
    row.person_id === null ? [] : [keyOf(row.person_id, row.kind, row.month, tengeString(tiyn(row.amount)))]
  )
  const real = (keys: readonly string[]): string =>
    keys
      .filter((key) => !key.endsWith('|||'))
      .sort()
      .join('\n')
  const kept = real(stored)
  return kept === real(one) || kept === real([...one, ...more])
}

async function writeIncomes(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  context: ImportContext,
  effects: Effects
): Promise<void> {
  const { seen, call } = context
  const quarter = quarterOf(context)
  const people = await peopleOf(tx, rows, context)
  const families = new Map<number, { row: number; income: DeclaredRow | null }[]>()
  for (const { row, values } of rows) {
    const person = people.get(values.iin ?? '')
    if (person?.family_id == null) continue
    const incomes = families.get(person.family_id) ?? []
    families.set(person.family_id, incomes)
    incomes.push({ row, income: incomeOf(person.person_id, values) })
  }
  const declaredBefore = (id: number): number | undefined => seen.get(`declared:${id}`)
  const fresh = [...families].filter(([id]) => declaredBefore(id) === undefined)
  // A family whose rows are far apart in the file: its declaration goes on.
  const going = [...families].filter(([id]) => declaredBefore(id) !== undefined)
  const written = await insertDeclarations(
    tx,
    {
      ...{ quarter, source: await sourceOf(tx, context.importId), on: call.today },
      ...{ by: call.actor.id, at: call.now }
    },
    fresh.map(([familyId, all]) => ({ familyId, incomes: all.flatMap(({ income }) => income ?? []) }))
  )
  for (const [place, [familyId, all]] of fresh.entries()) {
    const made = written[place]
    const first = all[0]
    if (made === undefined || first === undefined) continue
    seen.set(`declared:${familyId}`, made.id)
    if (made.former !== null)
      effects.changed(first.row, 'income_declarations', made.former, { superseded_by: null })
    effects.created(first.row, 'income_declarations', made.id)
    noteIncomes(all, made.firstIncome, effects)
  }
  const firsts = await insertIncomes(
    tx,
    going.map(([id, all]) => ({
      declarationId: declaredBefore(id) ?? 0,
      incomes: all.flatMap(({ income }) => income ?? [])
    }))
  )
  for (const [place, [, all]] of going.entries()) noteIncomes(all, firsts[place] ?? 0, effects)
}

function incomeOf(
  personId: number,
  { kind, month, amount }: Readonly<Record<string, string>>
): DeclaredRow | null {
  if (kind === undefined || amount === undefined) return null
  return { person_id: personId, kind, month: month ?? null, amount: parseTenge(amount), document: '' }
}

function noteIncomes(
  all: readonly { row: number; income: DeclaredRow | null }[],
  first: number,
  effects: Effects
): void {
  let id = first
  for (const { row, income } of all) {
    if (income === null) continue
    effects.created(row, 'declared_incomes', id)
    id += 1
  }
}
