import { basename } from 'node:path'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError, type ErrorCode } from '@shared/errors'
import { readContents } from '../exchange/package/contents'
import { hashFile } from '../exchange/package/hash-file'
import type { VerifiedFile } from '../exchange/package/types'
import { verifyFile } from '../exchange/package/verify'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { openDesk, type Desk } from './context'
import { filesAt, putReceipt, setAside } from './files'
import { isJournalled } from './journal-queries'
import { loadPackage, Settled } from './load'
import { packageByHash, type PackageRow } from './package-queries'
import { recordRefusal, senderOf } from './refuse'
import { isSettled } from './registry'
import { regionSettings } from './settings-queries'
import { openStore, type RegionStore } from './store'
import { viewPackage } from './views'

/** What became of one file. */
export interface Received {
  state: 'loaded' | 'already' | 'refused'
  package: PackageRow
  /** Where its receipt is; `null` when nobody is known to whom it could be given. */
  receipt: string | null
}

/** What came of the first look at a file. */
interface Looked {
  path: string
  file: VerifiedFile | null
  refusal: OfficeError | null
}

const isRefusal = (error: unknown): error is OfficeError =>
  error instanceof OfficeError && error.code.startsWith('package-')

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

async function look(desk: Desk, path: string): Promise<Looked> {
  try {
    return { path, file: await verifyFile(path, desk.trust), refusal: null }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { path, file: null, refusal: error }
  }
}

/** A file that did not pass the first look; signed for another key it still is the sender's file, and has its place in the chain. */
async function refuseLooked(
  desk: Desk,
  store: RegionStore,
  path: string,
  refusal: OfficeError
): Promise<PackageRow> {
  const head = await senderOf(path, desk.trust)
  const { bytes, fileHash } = await hashFile(path)
  const readable = { ...desk.trust, recipients: head?.recipient == null ? [] : [head.recipient] }
  const whole =
    refusal.code === 'package-recipient-wrong' &&
    (await verifyFile(path, readable).catch(() => null)) !== null
  return await recordRefusal(desk, store, { fileName: basename(path), fileHash, bytes, head, refusal, whole })
}

async function settledRow(store: RegionStore, fileHash: string): Promise<PackageRow | null> {
  return await store.read(async (db) => {
    const known = await packageByHash(db, fileHash)
    return known !== undefined && (await isSettled(db, known)) ? known : null
  })
}

/** Loads or refuses a file that passed the first look. */
async function load(
  desk: Desk,
  store: RegionStore,
  file: VerifiedFile,
  job: Job
): Promise<Pick<Received, 'state' | 'package'>> {
  const settled = async (): Promise<Pick<Received, 'state' | 'package'> | null> => {
    const row = await settledRow(store, file.fileHash)
    return row === null ? null : { state: stateOf(row), package: row }
  }
  const before = await settled()
  if (before !== null) return before
  const { fileHash, bytes, head } = file
  const fileName = basename(file.path)
  try {
    await loadPackage(desk, store, file, { fileName, job, readContents })
    const loaded = await store.read((db) => packageByHash(db, fileHash))
    if (loaded === undefined) throw new Error('a file was loaded without a record')
    return { state: 'loaded', package: loaded }
  } catch (error) {
    if (error instanceof Settled) {
      const now = await settled()
      if (now !== null) return now
    }
    if (!isRefusal(error)) throw error
    const refused = { fileName, fileHash, bytes, head, refusal: error, whole: true }
    return { state: 'refused', package: await recordRefusal(desk, store, refused) }
  }
}

/** What its record says of a file that was not loaded now: one loaded before stays so, even if its key is believed no longer. */
const stateOf = (row: PackageRow): Received['state'] => (row.state === 'refused' ? 'refused' : 'already')

/** A disk that is full, of the program or of the store, named by the file that it had no room for. */
function namingFile(path: string): (error: unknown) => never {
  return (cause) => {
    if (!(cause instanceof OfficeError) || cause.code !== 'disk-full') throw cause
    throw new OfficeError('file-disk-full', { data: { file: basename(path) }, cause })
  }
}

async function settle(
  desk: Desk,
  store: RegionStore,
  { path, file, refusal }: Looked,
  job: Job
): Promise<Pick<Received, 'state' | 'package'>> {
  if (file !== null) return await load(desk, store, file, job)
  const row = await refuseLooked(desk, store, path, refusal ?? new OfficeError('package-malformed'))
  return { state: stateOf(row), package: row }
}

/**
 * The store in PostgreSQL and the journal in the data file cannot be kept in one transaction: where a run ended between the two, the file
 * is journalled when it is next seen.
 */
async function holdJournal(call: Call, store: RegionStore, row: PackageRow): Promise<void> {
  if (store.kind === 'sqlite') return
  if (await call.read((read) => isJournalled(read, row.id, row.file_hash))) return
  const { office, period, sequence, state, refusal } = row
  const details = { state, refusal, office: office === '' ? null : office, period, sequence }
  await call.write((_, note) => {
    note({ subjectKind: 'package', subjectId: row.id, after: row.file_hash, details })
    return Promise.resolve()
  })
}

async function takeOne(desk: Desk, store: RegionStore, looked: Looked, job: Job): Promise<Received> {
  const { path } = looked
  const { dataFolder } = desk.call.office
  const outcome = await settle(desk, store, looked, job).catch(namingFile(path))
  await holdJournal(desk.call, store, outcome.package)
  const { refusal, refusal_data, file_hash: fileHash, receipt: text } = outcome.package
  const receipt = text === '' ? null : text
  if (refusal === null)
    return { ...outcome, receipt: receipt === null ? null : await putReceipt(path, receipt, dataFolder) }
  const error = new OfficeError(refusal as ErrorCode, { data: JSON.parse(refusal_data) })
  return { ...outcome, receipt: await setAside(path, { fileHash, refusal: error, receipt, dataFolder }) }
}

const unseen: Job = {
  signal: new AbortController().signal,
  progress: () => undefined,
  check: () => undefined
}

/**
 * Takes one file that has come whole, whichever way; a refused one is moved aside. Twice changes nothing.
 * @throws OfficeError `region-only`, what opening keys and the store throws
 */
export async function receiveFile(call: Call, path: string, passphrase?: string): Promise<Received> {
  const desk = await openDesk(call, passphrase)
  const store = await openStore(call)
  try {
    return await takeOne(desk, store, await look(desk, path), unseen)
  } finally {
    await store.close()
  }
}

/** In the order in which their senders made them, whatever their names. */
function inTurn(a: Looked, b: Looked): number {
  const [x, y] = [a.file?.head, b.file?.head]
  if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined)
  return x.from.kato === y.from.kato ? x.sequence - y.sequence : x.from.kato < y.from.kato ? -1 : 1
}

/** Files that another receiver moves away meanwhile are no concern of this one. */
async function unlessGone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (isGone(error)) return null
    throw error
  }
}

async function takeAll(
  desk: Desk,
  store: RegionStore,
  paths: readonly string[],
  job: Job
): Promise<Received[]> {
  const looked: Looked[] = []
  for (const path of paths) {
    job.check()
    job.progress(looked.length, paths.length * 2)
    const one = await unlessGone(() => look(desk, path))
    if (one !== null) looked.push(one)
  }
  const received: Received[] = []
  for (const one of looked.sort(inTurn)) {
    job.check()
    job.progress(paths.length + received.length, paths.length * 2, basename(one.path))
    const taken = await unlessGone(() => takeOne(desk, store, one, job))
    if (taken !== null) received.push(taken)
  }
  job.progress(1, 1)
  return received
}

/**
 * Takes every file of a folder, or one file.
 * @throws OfficeError `region-only`, `region-inbox-missing` {path}, `cancelled`, what opening keys and the store throws
 */
export async function receive(
  call: Call,
  input: ParsedInputOf<'region.receive'>
): Promise<OutputOf<'region.receive'>> {
  const desk = await openDesk(call, input.passphrase)
  const path = input.path ?? (await call.read(regionSettings)).inbox
  if (path === null) throw new OfficeError('region-inbox-missing', { field: 'path', data: { path: '–' } })
  const paths = await filesAt(path)
  const store = await openStore(call)
  try {
    const received = await call.office.jobs.run(input.jobId, (job) => takeAll(desk, store, paths, job))
    const count = (state: Received['state']): number => received.filter((one) => one.state === state).length
    const receipts = received.flatMap(({ receipt }) => (receipt === null ? [] : [receipt]))
    return {
      ...{ loaded: count('loaded'), already: count('already'), refused: count('refused') },
      packages: received.map((one) => viewPackage(one.package, call.session.locale)),
      receipts
    }
  } finally {
    await store.close()
  }
}
