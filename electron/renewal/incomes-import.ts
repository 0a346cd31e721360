import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { columnsOf, rowOfFile, type FileIncome, type IncomeColumn } from '@shared/renewal/income-file'
import { hashOf } from '../database/journal'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { refuseFutureIncomes, spanOf } from './incomes'
import { familiesByIins, insertDeclarations, type NewDeclaration } from './incomes-queries'

type Imported = OutputOf<'incomes.import'>
type Fault = Imported['faults'][number]

// Rows that are looked up at once, families that are written at once, faults that are told.
const rowsAtOnce = 2000
const familiesAtOnce = 2000
const mostFaults = 1000

interface Taken {
  rows: number
  accepted: number
  /** What each family named in the file declares. */
  families: Map<number, NewDeclaration & { incomes: NewDeclaration['incomes'][number][] }>
  faults: Fault[]
}

/**
 * Takes the declared incomes of many families from a file: every family of which somebody is named gets its declaration from the file
 * anew. One row that cannot be taken, and nothing is written; a dry run tells what each would do.
 * @throws OfficeError `quarter-in-future`, `file-malformed`, `file-too-large`, `file-has-formulas`, `column-missing`, `cancelled`
 */
export function importIncomes(call: Call, input: ParsedInputOf<'incomes.import'>): Promise<Imported> {
  refuseFutureIncomes(call, input.quarter)
  return call.office.jobs.run(input.jobId, async (job) => {
    const table = await call.office.documents.readTable(input.fileName, Buffer.from(input.content, 'base64'))
    const taken = await call.read((read) => takeRows(read, table, { ...input, today: call.today, job }))
    const answer = {
      rows: taken.rows,
      accepted: taken.accepted,
      families: taken.families.size,
      faults: taken.faults
    }
    if (input.dryRun || taken.faults.length > 0 || taken.families.size === 0)
      return { ...answer, written: false }
    await writeAll(call, input, taken, job)
    return { ...answer, written: true }
  })
}

async function takeRows(
  read: ReadConnection,
  table: { rows: number; parts: readonly string[] },
  of: { fileName: string; quarter: string; today: string; job: Job }
): Promise<Taken> {
  const taken: Taken = { rows: 0, accepted: 0, families: new Map(), faults: [] }
  let columns: Readonly<Record<IncomeColumn, number>> | null = null
  let number = 0
  for (const part of table.parts) {
    of.job.check()
    of.job.progress(number, table.rows)
    const rows = JSON.parse(part) as string[][]
    const found: { number: number; income: FileIncome }[] = []
    for (const cells of rows) {
      number += 1
      if (columns === null) {
        columns = columnsOf(of.fileName, cells)
        continue
      }
      if (cells.every((cell) => cell === '')) continue
      taken.rows += 1
      const income = rowOr(taken, number, () =>
        rowOfFile(cells, columns as NonNullable<typeof columns>, of.quarter)
      )
      if (income !== null) found.push({ number, income })
    }
    for (let from = 0; from < found.length; from += rowsAtOnce)
      await placeRows(read, taken, found.slice(from, from + rowsAtOnce), spanOf(of.quarter, of.today))
    await turn()
  }
  if (columns === null)
    throw new OfficeError('file-malformed', { field: 'content', data: { file: of.fileName } })
  return taken
}

function fault(taken: Taken, row: number, error: OfficeError): void {
  if (taken.faults.length < mostFaults)
    taken.faults.push({ row, column: error.field ?? null, code: error.code, data: { ...error.data } })
}

function rowOr(taken: Taken, number: number, work: () => FileIncome): FileIncome | null {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    fault(taken, number, error)
    return null
  }
}

/** Finds the families of some rows. */
async function placeRows(
  read: ReadConnection,
  taken: Taken,
  rows: readonly { number: number; income: FileIncome }[],
  span: { from: string; until: string }
): Promise<void> {
  const iins = [...new Set(rows.map(({ income }) => income.iin))]
  const people = new Map((await familiesByIins(read, iins, span)).map((one) => [one.iin, one]))
  for (const { number, income } of rows) {
    const person = people.get(income.iin)
    if (person === undefined || person.family_id === null) {
      const code = person === undefined ? 'iin-unknown' : 'person-without-family'
      fault(taken, number, new OfficeError(code, { field: 'iin', data: { iin: income.iin } }))
      continue
    }
    taken.accepted += 1
    const family = taken.families.get(person.family_id) ?? { familyId: person.family_id, incomes: [] }
    taken.families.set(person.family_id, family)
    const { kind, month, amount } = income
    if (kind !== null) family.incomes.push({ person_id: person.person_id, kind, month, amount, document: '' })
  }
}

async function writeAll(
  call: Call,
  input: ParsedInputOf<'incomes.import'>,
  { families, accepted }: Taken,
  job: Job
): Promise<void> {
  const all = [...families.values()]
  await call.write(async (tx, note) => {
    const common = {
      ...{ quarter: input.quarter, source: input.source, on: call.today, by: call.actor.id, at: call.now }
    }
    for (let from = 0; from < all.length; from += familiesAtOnce) {
      job.check()
      job.progress(from, all.length)
      await insertDeclarations(tx, common, all.slice(from, from + familiesAtOnce))
      await turn()
    }
    job.check()
    note({
      subjectKind: 'import',
      subjectId: null,
      after: hashOf(all.slice(0, familiesAtOnce)),
      details: { quarter: input.quarter, rows: accepted, families: all.length }
    })
  })
}
