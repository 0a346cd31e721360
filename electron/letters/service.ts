import { basename, join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { mostLetters } from '@shared/contract/decisions'
import { tengeString, tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { ConstraintError } from '../database/driver-errors'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'
import type { LetterData } from '../documents/letter-data'
import type { Call } from '../ipc/call'
import { findCaseIds, mostFound } from '../cases/list-queries'
import { mustFindDecision } from '../decisions/service'
import type { DecisionRow } from '../decisions/queries'
import { katoTable, placeName } from '../parameters/classifiers'
import { matchOf } from '../people/match'
import { fullName } from '../people/queries'
import { stageFile, type StagedFile } from './letter-file'
import { letterData } from './letter-data'
import { copiesOf, countUnprinted, insertLetters, lettersPage, notifyCases, unprintedOf } from './queries'

const newestFirst: Keyset = {
  name: 'letters',
  columns: [{ column: 'd.id', kind: 'integer' }],
  descending: true
}

/** Decisions by whether their letter was printed. */
export async function listLetters(
  call: Call,
  input: ParsedInputOf<'letters.list'>
): Promise<OutputOf<'letters.list'>> {
  const typed = (input.text ?? '').trim()
  const match = typed === '' ? undefined : matchOf(typed)
  const request = { cursor: input.cursor, limit: input.limit }
  return call.read(async (read) => {
    const waiting = await countUnprinted(read, input.renewalId)
    if (match === '') return { rows: [], next: null, waiting }
    const cases = match === undefined ? undefined : await findCaseIds(read, match, mostFound)
    const filter = { printed: input.printed, cases, renewalId: input.renewalId }
    const rows = await lettersPage(read, filter, keysetQuery(newestFirst, request))
    const page = keysetPage(newestFirst, request, rows, (row) => [row.id])
    const kato = await katoTable(call, read)
    const locale = call.session.user?.locale ?? call.session.locale
    return {
      rows: page.rows.map((row) => ({
        decisionId: row.id,
        caseId: row.case_id,
        number: row.number,
        kind: row.kind,
        programme: row.programme,
        decidedOn: row.decided_on,
        applicantName: fullName(row),
        monthly: tengeString(tiyn(row.monthly)),
        place: row.kato === null ? null : placeName(kato, row.kato)[locale],
        copies: row.copies,
        lastPrintedAt: row.last_printed_at
      })),
      next: page.next,
      waiting
    }
  })
}

interface Prepared {
  row: DecisionRow
  data: LetterData
}

/** The letters as they would be printed next: the original first, then copies of it from the same template. */
async function prepare(
  call: Call,
  read: ReadConnection,
  decisionIds: readonly number[]
): Promise<Prepared[]> {
  const printed = new Map((await copiesOf(read, decisionIds)).map((row) => [row.decision_id, row]))
  const prepared: Prepared[] = []
  for (const [index, id] of decisionIds.entries()) {
    const row = await mustFindDecision(
      read,
      id,
      decisionIds.length === 1 ? 'decisionId' : `decisionIds.${index}`
    )
    const before = printed.get(id)
    const templateVersion =
      before === undefined ? call.office.templates.newest() : Number(before.template_version)
    prepared.push({ row, data: letterData(row, { copyNumber: (before?.copies ?? 0) + 1, templateVersion }) })
  }
  return prepared
}

/** The letter as it would be printed next, for the screen; nothing is counted. */
export async function previewLetter(
  call: Call,
  input: ParsedInputOf<'letters.preview'>
): Promise<OutputOf<'letters.preview'>> {
  const [letter] = await call.read((read) => prepare(call, read, [input.decisionId]))
  if (letter === undefined)
    throw new OfficeError('not-found', {
      field: 'decisionId',
      data: { what: 'decision', id: input.decisionId }
    })
  const drawn = await call.office.documents.render('letter', letter.data)
  return { pdf: Buffer.from(drawn.pdf).toString('base64'), sha256: drawn.sha256, pages: drawn.pages }
}

/** Draws one letter into a file, counts the copy and logs it. */
export async function renderLetter(
  call: Call,
  input: ParsedInputOf<'letters.render'>
): Promise<OutputOf<'letters.render'>> {
  const job = await printLetters(call, { decisionIds: [input.decisionId] })
  const [letter] = job.letters
  if (letter === undefined) throw new OfficeError('internal')
  return { path: job.path, sha256: letter.sha256, pages: job.pages, copyNo: letter.copyNo, bytes: job.bytes }
}

/**
 * One print job: draws every letter, writes one PDF into the data folder, then counts and logs each copy in one transaction.
 * Cancelled or failed, nothing is counted and no file stays.
 * @throws OfficeError `field-empty`, `letters-none-left`, `not-found`, `conflict` (someone printed one of them meanwhile), `cancelled`, `disk-full`, and the
 *   documents' own codes
 */
export function printLetters(
  call: Call,
  input: ParsedInputOf<'letters.print'>
): Promise<OutputOf<'letters.print'>> {
  return call.office.jobs.run(input.jobId, async (job) => {
    const ids = await call.read((read) => toPrint(read, input))
    const letters = await call.read((read) => prepare(call, read, ids))
    const batch = await call.office.documents.renderBatch(
      letters.map((letter) => letter.data),
      { signal: job.signal, onProgress: (done, total) => job.progress(done, total) }
    )
    job.check()
    const answered = letters.map(({ row, data }, index) => {
      const drawn = batch.letters[index]
      if (drawn === undefined) throw new Error('the batch lacks a letter')
      return {
        decisionId: row.id,
        number: row.number,
        copyNo: data.copyNumber,
        sha256: drawn.sha256,
        firstPage: drawn.firstPage
      }
    })
    const path = await keepCounted(call, letters, answered, batch.pdf)
    return { path, pages: batch.pages, bytes: batch.pdf.length, letters: answered }
  })
}

/** Which letters a job prints. @throws OfficeError `field-empty`, `letters-none-left` */
async function toPrint(
  read: ReadConnection,
  { decisionIds, renewalId }: Pick<ParsedInputOf<'letters.print'>, 'decisionIds' | 'renewalId'>
): Promise<number[]> {
  if (decisionIds !== undefined) return [...new Set(decisionIds)]
  if (renewalId === undefined) throw new OfficeError('field-empty', { field: 'decisionIds' })
  const ids = await unprintedOf(read, renewalId, mostLetters)
  if (ids.length === 0) throw new OfficeError('letters-none-left', { field: 'renewalId' })
  return ids
}

/**
 * Writes the file, counts the copies, and gives the file its name while nobody else can count: of two who print the same
 * letter at once one gets the copy, the other is told, and neither loses a file.
 */
async function keepCounted(
  call: Call,
  letters: readonly Prepared[],
  answered: OutputOf<'letters.print'>['letters'],
  pdf: Uint8Array
): Promise<string> {
  const file = await stageFile(call, fileName(call, letters), pdf)
  try {
    await logCopies(call, letters, answered, file)
  } catch (error) {
    await file.drop()
    throw error instanceof ConstraintError ? new OfficeError('conflict', { cause: error }) : error
  }
  return file.path
}

async function logCopies(
  call: Call,
  letters: readonly Prepared[],
  answered: OutputOf<'letters.print'>['letters'],
  file: StagedFile
): Promise<void> {
  await call.write(async (tx, note) => {
    const rows = answered.map((letter, index) => ({
      decisionId: letter.decisionId,
      copyNo: letter.copyNo,
      templateVersion: String(letters[index]?.data.templateVersion ?? ''),
      sha256: letter.sha256,
      path: file.path
    }))
    await insertLetters(tx, rows, { at: call.now, by: call.actor.id })
    await notifyCases(
      tx,
      rows.map((row) => row.decisionId)
    )
    for (const row of rows) {
      note({
        subjectKind: 'letter',
        subjectId: row.decisionId,
        after: row.sha256,
        details: { copy: row.copyNo }
      })
    }
    await file.publish()
  })
}

function fileName(call: Call, letters: readonly Prepared[]): string {
  const stamp = call.now.replace(/[-:.]/g, '')
  const [only] = letters
  if (letters.length === 1 && only !== undefined)
    return `${only.row.number.replace('/', '-')}-${only.data.copyNumber}.pdf`
  return `letters-${stamp}-${letters.length}.pdf`
}

/**
 * Opens a print job in the system's own viewer, from where it goes to the printer. Only files of the letters' folder.
 * @throws OfficeError `letter-file-unknown`
 */
export async function openLetter(
  call: Call,
  input: ParsedInputOf<'letters.open'>
): Promise<OutputOf<'letters.open'>> {
  const path = join(call.office.dataFolder, 'letters', basename(input.path))
  if (path !== input.path) throw new OfficeError('letter-file-unknown', { field: 'path' })
  if (call.office.openFile === null) return { opened: false }
  await call.office.openFile(path)
  return { opened: true }
}
