import { webcrypto } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { wrongRoundState } from '@shared/distribution/round-state'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../../database/transaction'
import type { RenderedPaper } from '../../documents/letter-data'
import type { RoundPaperKind, RoundPapers } from '../../documents/round/round-data'
import type { Call } from '../../ipc/call'
import type { Job } from '../../ipc/jobs'
import { stageFile, type StagedFile } from '../../letters/letter-file'
import { mustBePoint } from '../hand-out/desk'
import { roundById } from '../hand-out/line-queries'
import { mustFindRound, viewRound, type RoundView } from '../rounds/views'
import { minutesOnPaper } from './minutes'
import { linesOnPaper, roundOnPaper } from './on-paper'
import { pickListOnPaper } from './pick-list'
import { copiesOf, insertPaper, paperById, papersOf, type PaperKey } from './queries'

/** Where the papers lie in the data folder. */
const folder = 'papers'

type Input = ParsedInputOf<'lists.render'>

/** A paper's data, and how many lines it shows. */
type Prepared = {
  [Kind in RoundPaperKind]: { kind: Kind; data: RoundPapers[Kind]; lines: number }
}[RoundPaperKind]

/**
 * Draws a round's paper as one job into a file of the data folder, then logs it with its copy number. Cancelled or failed,
 * nothing is logged and no file stays.
 * @throws OfficeError `not-found`, `round-state`, `point-not-in-round`, `round-empty`, `conflict` (somebody printed the
 *   same meanwhile), `cancelled`, `disk-full`, `data-folder-unwritable`, and the documents' own codes
 */
export function renderPaper(call: Call, input: Input): Promise<OutputOf<'lists.render'>> {
  return call.office.jobs.run(input.jobId, async (job) => {
    const { key, copyNo, number, paper } = await call.read((read) => prepare(call, read, input))
    job.check()
    const drawn = await draw(call, job, paper)
    job.check()
    const path = await keepLogged(call, { ...key, copyNo, number }, drawn)
    return {
      path,
      pages: drawn.pages,
      bytes: drawn.pdf.length,
      sha256: drawn.sha256,
      copyNo,
      lines: paper.lines
    }
  })
}

interface Asked {
  key: PaperKey
  copyNo: number
  /** The round's. */
  number: number
  paper: Prepared
}

async function prepare(call: Call, read: ReadConnection, input: Input): Promise<Asked> {
  const round = await mustFindPrintable(call, read, input)
  // Minutes are of the whole round.
  const placeId = input.kind === 'minutes' ? null : (input.placeId ?? null)
  const key: PaperKey = { roundId: round.id, kind: input.kind, placeId }
  const copyNo = (await copiesOf(read, key)) + 1
  const templateVersion = call.office.templates.newest()
  const head = await roundOnPaper(call, read, round, { copyNumber: copyNo, templateVersion })
  return { key, copyNo, number: round.number, paper: await contentOf() }

  async function contentOf(): Promise<Prepared> {
    if (input.kind === 'minutes') {
      const data = { round: head, ...(await minutesOnPaper(call, read, round)) }
      return { kind: 'minutes', data, lines: data.lines }
    }
    if (input.kind === 'pick-list') {
      const data = { round: head, ...(await pickListOnPaper(call, read, round, placeId)) }
      return { kind: 'pick-list', data, lines: data.points.reduce((sum, { lines }) => sum + lines, 0) }
    }
    const data = { round: head, ...(await linesOnPaper(call, read, round, placeId)) }
    return { kind: input.kind, data, lines: data.sheets.reduce((sum, { lines }) => sum + lines, 0) }
  }
}

/** A round in the state that the paper needs, with the point in it. */
async function mustFindPrintable(call: Call, read: ReadConnection, input: Input): Promise<RoundView> {
  const row = await roundById(read, input.roundId)
  if (row === undefined)
    throw new OfficeError('not-found', { field: 'roundId', data: { what: 'round', id: input.roundId } })
  const printable = input.kind === 'minutes' ? ['closed'] : ['frozen', 'closed']
  if (!printable.includes(row.state)) throw wrongRoundState(row, 'roundId')
  if (input.placeId !== undefined) await mustBePoint(read, row, input.placeId, 'placeId')
  return viewRound(call, read, await mustFindRound(read, input.roundId))
}

function draw(call: Call, job: Job, paper: Prepared): Promise<RenderedPaper> {
  return call.office.documents.renderRound(paper.kind, paper.data, {
    signal: job.signal,
    onProgress: (done, total) => job.progress(done, total)
  })
}

interface Logged extends PaperKey {
  copyNo: number
  /** The round's. */
  number: number
}

async function keepLogged(call: Call, paper: Logged, drawn: RenderedPaper): Promise<string> {
  const file = await stageFile(call, fileName(paper), drawn.pdf, folder)
  try {
    await logPaper(call, paper, drawn, file)
  } catch (error) {
    await file.drop()
    throw error
  }
  return file.path
}

/** Counts the copy and gives the file its name while nobody else can count. */
async function logPaper(call: Call, paper: Logged, drawn: RenderedPaper, file: StagedFile): Promise<void> {
  await call.write(async (tx, note) => {
    if ((await copiesOf(tx, paper)) !== paper.copyNo - 1) throw new OfficeError('conflict')
    const { pages, sha256 } = drawn
    const id = await insertPaper(
      tx,
      { ...paper, sha256, pages, path: file.path },
      { at: call.now, by: call.actor.id }
    )
    note({
      subjectKind: 'round',
      subjectId: paper.roundId,
      after: sha256,
      details: { paper: id, kind: paper.kind, copy: paper.copyNo, pages }
    })
    await file.publish()
  })
}

function fileName({ number, kind, placeId, copyNo }: Logged): string {
  return `round-${number}-${kind}-${placeId === null ? 'all' : placeId}-${copyNo}.pdf`
}

/** What was printed of a round, newest first. @throws OfficeError `not-found` */
export function listPapers(
  call: Call,
  input: ParsedInputOf<'lists.papers'>
): Promise<OutputOf<'lists.papers'>> {
  return call.read(async (read) => {
    if ((await roundById(read, input.roundId)) === undefined)
      throw new OfficeError('not-found', { field: 'roundId', data: { what: 'round', id: input.roundId } })
    const rows = await papersOf(read, input.roundId)
    return {
      papers: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        placeKk: row.place_kk,
        placeRu: row.place_ru,
        copyNo: row.copy_no,
        pages: row.pages,
        sha256: row.sha256,
        path: row.path,
        printedAt: row.printed_at,
        printedBy: row.printed_by
      }))
    }
  })
}

/** Where a paper lies and what it held when it was printed. @throws OfficeError `not-found` */
async function paperFile(call: Call, id: number): Promise<{ path: string; sha256: string }> {
  const row = await call.read((read) => paperById(read, id))
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'paper', id } })
  // The data folder may have been moved since.
  return { path: join(call.office.dataFolder, folder, basename(row.path)), sha256: row.sha256 }
}

/** The file's bytes. @throws OfficeError `paper-file-unknown` {file} where it is gone or holds something else than what was logged */
async function loggedBytes({ path, sha256 }: { path: string; sha256: string }): Promise<Buffer> {
  const unknown = (cause?: unknown): OfficeError =>
    new OfficeError('paper-file-unknown', { field: 'id', data: { file: basename(path) }, cause })
  const pdf = await readFile(path).catch((error: unknown) => {
    throw unknown(error)
  })
  // Hashed beside the main thread: a region's list has tens of megabytes.
  const hash = Buffer.from(await webcrypto.subtle.digest('SHA-256', pdf)).toString('hex')
  if (hash !== sha256) throw unknown()
  return pdf
}

/**
 * A paper as it was printed. Only files that the table names are read, and only when they hold what was logged.
 * @throws OfficeError `not-found`, `paper-file-unknown` {file}
 */
export async function openPaper(
  call: Call,
  input: ParsedInputOf<'lists.open'>
): Promise<OutputOf<'lists.open'>> {
  const pdf = await loggedBytes(await paperFile(call, input.id))
  return { pdf: pdf.toString('base64') }
}

/** The same in the system's viewer; headless there is none. @throws OfficeError `not-found`, `paper-file-unknown` {file} */
export async function openPaperFile(
  call: Call,
  input: ParsedInputOf<'lists.openFile'>
): Promise<OutputOf<'lists.openFile'>> {
  const file = await paperFile(call, input.id)
  await loggedBytes(file)
  if (call.office.openFile === null) return { opened: false }
  await call.office.openFile(file.path)
  return { opened: true }
}
