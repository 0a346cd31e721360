import { webcrypto } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../database/transaction'
import type { BankFileData } from '../documents/payment-list/bank-data'
import type { PaymentListData } from '../documents/payment-list/payment-data'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { stageFile } from '../letters/letter-file'
import { listHash } from './frozen-list'
import { layoutInForce } from './layout'
import type { ListRow } from './list-queries'
import { frozenOf, headOf, mustFindList } from './lists'
import { bankLines, insertPaper, paperHash, paperLines } from './paper-queries'

type Input = ParsedInputOf<'payments.render'>
type Rendered = OutputOf<'payments.render'>

/** Where the files lie in the data folder, beside the papers of rounds. */
const folder = 'papers'
// Lines of a JSON text: enough that few are asked for, few enough that none blocks the main thread.
const linesAText = 2_000

interface Made {
  bytes: Uint8Array
  sha256: string
  pages: number | null
}

/**
 * Makes a frozen list's paper for signature, or the bank's file by the layout in force, as one job into the data folder. The same
 * list gives the same bytes. Cancelled or failed, no file stays.
 * @throws OfficeError `not-found`, `payment-list-altered` {number}, `encoding-lacks` {glyph, line}, `cancelled`, `disk-full`,
 *   `data-folder-unwritable`, and the documents' own codes
 */
export function renderList(call: Call, input: Input): Promise<Rendered> {
  return call.office.jobs.run(input.jobId, async (job) => {
    const prepared = await call.read(async (read) => {
      const row = await mustFindList(read, input.listId)
      await mustBeWhole(read, row)
      return { row, ...(await contentOf(read, row, input.format, job)) }
    })
    job.check()
    const made = await make(call, job, prepared.content)
    job.check()
    const name = `payments-${prepared.row.number.replace('/', '-')}.${input.format}`
    const path = await keep(call, input, name, made, prepared.layout)
    return { path, sha256: made.sha256, bytes: made.bytes.length, pages: made.pages }
  })
}

/** @throws OfficeError `payment-list-altered` when the lines are not those that were frozen */
async function mustBeWhole(read: ReadConnection, row: ListRow): Promise<void> {
  const { hash } = await listHash(read, row.id, headOf(row))
  if (hash !== row.hash)
    throw new OfficeError('payment-list-altered', { field: 'listId', data: { number: row.number } })
}

type Content = { kind: 'paper'; data: PaymentListData } | { kind: 'bank'; data: BankFileData }

async function contentOf(
  read: ReadConnection,
  row: ListRow,
  format: Input['format'],
  job: Job
): Promise<{ content: Content; layout: number | null }> {
  const { office, programme, places, templateVersion, frozenBy, frozenOn } = frozenOf(row)
  const { number, total } = row
  const lines = await textsOf(read, row, format === 'pdf' ? paperLines : bankLines, job)
  const common = { number, programme, count: row.lines, total, places, lines }
  if (format === 'pdf') {
    const { month, hash } = row
    const data = { ...common, templateVersion, office, month, frozenOn, frozenBy, hash }
    return { content: { kind: 'paper', data }, layout: null }
  }
  const { layout, id } = await layoutInForce(read)
  return { content: { kind: 'bank', data: { ...common, format, layout } }, layout: id }
}

async function textsOf(
  read: ReadConnection,
  row: ListRow,
  part: typeof paperLines,
  job: Job
): Promise<string[]> {
  const texts: string[] = []
  for (let after = 0; after < row.lines; after += linesAText) {
    job.check()
    texts.push((await part(read, row.id, after, linesAText)).text)
    await turn()
  }
  return texts
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  // Hashed beside the main thread: a region's list has tens of megabytes.
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', Buffer.from(bytes))).toString('hex')
}

async function make(call: Call, job: Job, content: Content): Promise<Made> {
  const { documents } = call.office
  const options = {
    signal: job.signal,
    onProgress: (done: number, total: number) => job.progress(done, total)
  }
  if (content.kind === 'paper') {
    const { pdf, sha256, pages } = await documents.renderPaymentList(content.data, options)
    return { bytes: pdf, sha256, pages }
  }
  const bytes = await documents.bankFile(content.data, options)
  return { bytes, sha256: await sha256Of(bytes), pages: null }
}

async function keep(
  call: Call,
  input: Input,
  fileName: string,
  { bytes, sha256, pages }: Made,
  layout: number | null
): Promise<string> {
  const file = await stageFile(call, fileName, bytes, folder)
  try {
    await call.write(async (tx, note) => {
      const { listId, format } = input
      const id = await insertPaper(
        tx,
        { listId, format, sha256, fileName },
        { at: call.now, by: call.actor.id }
      )
      note({
        subjectKind: 'payment-list',
        subjectId: listId,
        after: sha256,
        details: { paper: id, format, bytes: bytes.length, pages, layout }
      })
      await file.publish()
    })
  } catch (error) {
    await file.drop()
    throw error
  }
  return file.path
}

/**
 * A file that was made, in the system's own viewer; headless there is none. Only files that were logged, holding what was logged.
 * @throws OfficeError `paper-file-unknown` {file}
 */
export async function openPaper(
  call: Call,
  input: ParsedInputOf<'payments.open'>
): Promise<OutputOf<'payments.open'>> {
  const name = basename(input.path)
  // The data folder may have been moved since.
  const path = join(call.office.dataFolder, folder, name)
  const logged = await call.read((read) => paperHash(read, name))
  const unknown = (cause?: unknown): OfficeError =>
    new OfficeError('paper-file-unknown', { field: 'path', data: { file: name }, cause })
  if (logged === undefined) throw unknown()
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unknown(error)
  })
  if ((await sha256Of(bytes)) !== logged) throw unknown()
  if (call.office.openFile === null) return { opened: false }
  await call.office.openFile(path)
  return { opened: true }
}
