import { canonicalJson } from '@shared/domain/canonical-json'
import { isMonthIn } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { billsDescription } from '@shared/imports/kinds-bills'
import { checkAsked, type AskedFacts, type AskedRow } from '@shared/programmes/asked'
import { billKindNames, type BillKind } from '@shared/programmes/housing/kinds'
import { askedInCase } from '../../cases/asked'
import { touched } from '../../cases/change'
import { updateCase } from '../../cases/queries'
import { loadCase, type CaseRecord } from '../../cases/record'
import { editable } from '../../cases/states'
import { hashOf } from '../../database/journal'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { JournalNote } from '../../ipc/call'
import type {
  CheckedRow,
  Effects,
  ImportContext,
  Importer,
  ParsedRow,
  RowFinding,
  TakenRow
} from '../importer'
import { casesChanged, housingCases, type BilledCase } from './bill-queries'
import { checked, fault, refused, repeated } from './rows'

const asks = askedInCase('housing')
const mostBills = asks.find(({ name }) => name === 'bills')
const most = mostBills?.kind === 'rows' ? mostBills.most : 0

/** A row as the case keeps a bill; what the row leaves out is not asked. */
function billOf({ values }: Pick<ParsedRow, 'values'>): AskedRow {
  return {
    kind: values['kind'] ?? null,
    month: values['month'] ?? null,
    amount: values['amount'] ?? null,
    quantity: values['quantity'] ?? null,
    metered: values['metered'] === undefined ? null : values['metered'] === 'yes',
    oldFee: values['oldFee'] ?? null
  }
}

const billsOf = (asked: string | null): readonly AskedRow[] =>
  asked === null
    ? []
    : (((JSON.parse(asked) as AskedFacts)['bills'] as readonly AskedRow[] | undefined) ?? [])

const about = (bill: AskedRow): string => `${String(bill['kind'])} ${String(bill['month'])}`

/** A field of a bill that the row says otherwise; what it leaves out stays as it is stored. */
function differs(bill: AskedRow, stored: AskedRow): boolean {
  return Object.entries(bill).some(([name, value]) => {
    if (value === null) return false
    const known = stored[name] ?? null
    const numbers = name === 'quantity' || name === 'amount' || name === 'oldFee'
    return numbers && known !== null ? Number(value) !== Number(known) : value !== known
  })
}

const mergedBill = (bill: AskedRow, stored: AskedRow | undefined): AskedRow => ({
  ...stored,
  ...Object.fromEntries(
    Object.entries(bill).filter(([name, value]) => value !== null || stored?.[name] === undefined)
  )
})

interface Known {
  byNumber: ReadonlyMap<string, BilledCase>
  byIin: ReadonlyMap<string, readonly BilledCase[]>
}

async function knownOf(read: ReadConnection, rows: readonly ParsedRow[]): Promise<Known> {
  const all = (field: string): string[] => [...new Set(rows.flatMap(({ values }) => values[field] ?? []))]
  const cases = await housingCases(read, all('caseNumber'), all('iin'))
  const byIin = new Map<string, BilledCase[]>()
  for (const one of cases) if (isEditable(one)) byIin.set(one.iin, [...(byIin.get(one.iin) ?? []), one])
  return { byNumber: new Map(cases.map((one) => [one.number, one])), byIin }
}

const isEditable = ({ state }: BilledCase): boolean => (editable as readonly string[]).includes(state)

/** The open case a bill belongs to: the one named, or that of the applicant for whose quarter the month counts. */
function caseOf({ values }: ParsedRow, known: Known): { found: BilledCase | null; findings: RowFinding[] } {
  const { caseNumber, iin, month = '' } = values
  const none = (field: string, finding: RowFinding | null = null) => ({
    found: null,
    findings: [finding ?? fault(field, 'housing-case-missing', { who: values[field] ?? '' })]
  })
  const named = caseNumber === undefined ? undefined : known.byNumber.get(caseNumber)
  if (caseNumber !== undefined && named === undefined) return none('caseNumber')
  const field = named === undefined ? 'iin' : 'caseNumber'
  const [only, ...others] = named === undefined ? (known.byIin.get(iin ?? '') ?? []) : [named]
  const found =
    [only, ...others].find((one) => one !== undefined && isMonthIn(month, one.income_quarter)) ?? only
  if (found === undefined) return none('iin')
  const { number, state } = found
  if (!isEditable(found)) return none(field, fault(field, 'case-state', { number, state }))
  if (iin !== undefined && iin !== found.iin)
    return none('iin', fault('iin', 'bill-of-other-applicant', { number }))
  if (month !== '' && !isMonthIn(month, found.income_quarter))
    return none(
      'month',
      fault('month', 'housing-case-other-quarter', { number, month, quarter: found.income_quarter })
    )
  return { found, findings: [] }
}

/** What the programme itself says of such a bill. */
function billFindings(bill: AskedRow): RowFinding[] {
  try {
    checkAsked(asks, { bills: [bill] })
    return []
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    return [fault(error.field?.split('.').at(-1) ?? null, error.code, error.data)]
  }
}

function storedText(bill: AskedRow): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bill).flatMap(([name, value]) => {
      if (value === null) return []
      return [[name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]]
    })
  )
}

function held(row: ParsedRow, found: BilledCase, context: ImportContext): CheckedRow {
  const bill = billOf(row)
  const faults = billFindings(bill)
  if (faults.length > 0) return refused(row, faults)
  const key = `bill ${found.id} ${about(bill)}`
  const again = repeated(context, row, key, Object.values(bill).map(String))
  if (again !== null) return checked(row, { state: 'same', findings: [inWords(again, bill)] })
  const bills = billsOf(found.asked)
  const stored = bills.find((one) => about(one) === about(bill))
  if (stored === undefined) {
    const added = `bills ${found.id}`
    const count = (context.seen.get(added) ?? bills.length) + 1
    context.seen.set(added, count)
    const findings = count > most ? [fault(null, 'too-many-rows', { max: most })] : []
    return checked(row, { state: 'new', findings })
  }
  const match = { subject: 'case', id: found.id, how: 'exact' as const, stored: storedText(stored) }
  return checked(row, { state: differs(bill, stored) ? 'update' : 'same', match })
}

/** Two sums for one service and month may both be meant: the programme's own sentence says what to do. */
function inWords(finding: RowFinding, bill: AskedRow): RowFinding {
  if (finding.level === 'warning') return finding
  const { kk, ru } = billKindNames[String(bill['kind']) as BillKind]
  return fault('kind', 'bill-doubled', { billKk: kk, billRu: ru, month: String(bill['month']) })
}

async function check(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  context: ImportContext
): Promise<CheckedRow[]> {
  const known = await knownOf(read, rows)
  return rows.map((row) => {
    // Of a row that cannot be read the case is not looked for: one mistake would be told as two.
    if (row.findings.some(({ level }) => level === 'error')) return refused(row, [])
    const { found, findings } = caseOf(row, known)
    return found === null ? refused(row, findings) : held(row, found, context)
  })
}

function withBills(record: CaseRecord, bills: readonly AskedRow[]): string {
  const asked = record.row.asked === null ? {} : (JSON.parse(record.row.asked) as AskedFacts)
  const byKey = new Map(billsOf(record.row.asked).map((bill) => [about(bill), bill]))
  for (const bill of bills) byKey.set(about(bill), mergedBill(bill, byKey.get(about(bill))))
  return canonicalJson(checkAsked(asks, { ...asked, bills: [...byKey.values()] }))
}

/** The bills of a case stand in its asked data; the working that rested on the former ones is outdated, as by hand. */
async function write(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  { call, importId }: ImportContext,
  effects: Effects
): Promise<void> {
  const known = await knownOf(tx, rows)
  const byCase = new Map<number, TakenRow[]>()
  for (const row of rows) {
    const { found } = caseOf(row, known)
    if (found !== null) byCase.set(found.id, [...(byCase.get(found.id) ?? []), row])
  }
  const notes: JournalNote[] = []
  for (const [id, bills] of byCase) {
    const before = await loadCase(tx, id)
    const asked = withBills(before, bills.map(billOf))
    const { asked: former } = before.row
    // The working goes with the bills it rested on: a case taken back waits to be worked out anew.
    const state = before.row.state === 'assessed' ? 'in-review' : before.row.state
    for (const { row } of bills) effects.changed(row, 'cases', id, { asked: former, state })
    await updateCase(tx, id, { asked, ...(await touched(tx, before)) })
    const details = { import: importId, bills: bills.length }
    const after = hashOf(await loadCase(tx, id))
    notes.push({ subjectKind: 'case', subjectId: id, before: hashOf(before), after, details })
  }
  await call.journal(tx, notes)
}

/** The cases say that their bills went again; the working is made anew. */
async function beforeUndo(
  tx: WriteConnection,
  { call, importId }: Pick<ImportContext, 'call' | 'importId'>
): Promise<void> {
  const notes: JournalNote[] = []
  for (const id of await casesChanged(tx, importId)) {
    const record = await loadCase(tx, id)
    notes.push({ subjectKind: 'case', subjectId: id, before: hashOf(record), details: { import: importId } })
  }
  await call.journal(tx, notes)
}

export const billsImporter: Importer = {
  kind: 'bills',
  description: billsDescription,
  check,
  write,
  beforeUndo
}
