import { access } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { errorSentence } from '@shared/messages'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { ownKeys, trustedKeys } from '../keys/queries'
import { ownParty } from '../keys/own'
import { readCard } from '../keys/card'
import { trustBook } from '../keys/trust'
import { exportPath, exportsFolder, exportViews } from './export-view'
import { exportById, exportsPage, type ExportRow } from './export-view-queries'
import type { TrustBook } from './package/types'
import { verifyFile } from './package/verify'

const newestFirst: Keyset = {
  name: 'exports',
  columns: [{ column: 'e.sequence', kind: 'integer' }],
  descending: true
}

/** Made files, the newest first. */
export function listExports(
  call: Call,
  input: ParsedInputOf<'exports.list'>
): Promise<OutputOf<'exports.list'>> {
  return call.read(async (read) => {
    const rows = await exportsPage(read, keysetQuery(newestFirst, input))
    const page = keysetPage(newestFirst, input, rows, ({ sequence }) => [sequence])
    return { rows: await exportViews(call, read, page.rows), next: page.next }
  })
}

/** @throws OfficeError `not-found` */
async function mustFind(read: ReadConnection, id: number): Promise<ExportRow> {
  const row = await exportById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field: 'id', data: { what: 'export', id } })
  return row
}

/**
 * The page of control totals, or the folder of the made files, in the system's own viewer; headless only its path.
 * @throws OfficeError `not-found`, `paper-file-unknown` {file}
 */
export async function openExport(
  call: Call,
  input: ParsedInputOf<'exports.open'>
): Promise<OutputOf<'exports.open'>> {
  const row = await call.read((read) => mustFind(read, input.id))
  const folder = join(call.office.dataFolder, exportsFolder)
  const path = input.what === 'folder' ? folder : join(folder, row.file_name.replace(/\.komek$/, '.pdf'))
  await access(path).catch((cause: unknown) => {
    throw new OfficeError('paper-file-unknown', { field: 'id', data: { file: basename(path) }, cause })
  })
  await call.office.openFile?.(path)
  return { path }
}

/** Believes as the region does: the own keys sign, the region's receive. An office can know no more of a file it has encrypted. */
async function asRegion(read: ReadConnection): Promise<TrustBook> {
  const { kind, party } = await ownParty(read)
  if (kind === 'region') return await trustBook(read)
  const regions = (await trustedKeys(read)).filter((key) => key.kind === 'region' && key.state !== 'waiting')
  const region = regions.find(({ kato }) => kato.slice(0, 2) === party.kato.slice(0, 2))
  return {
    self: region?.kato ?? '',
    recipients: regions.map(({ fingerprint }) => fingerprint),
    signers: (await ownKeys(read)).map((key) => ({
      kind,
      kato: readCard(key.card).party.kato,
      fingerprint: key.fingerprint,
      signPublic: key.sign_public,
      state: key.retired_at === null ? 'trusted' : 'replaced'
    }))
  }
}

/**
 * Reads a made file again, as far as that goes without the region's key: form, signature, addressee, length and hash, and whether it is
 * the one that was made. On the region's machine it reads a file that came in.
 */
export async function verifyExport(
  call: Call,
  input: ParsedInputOf<'exports.verify'>
): Promise<OutputOf<'exports.verify'>> {
  const { row, trust } = await call.read(async (read) => ({
    row: input.id === undefined ? null : await mustFind(read, input.id),
    trust: await asRegion(read)
  }))
  const path = input.path ?? exportPath(call.office.dataFolder, row?.file_name ?? '')
  const none = { fileHash: '', bytes: 0 }
  try {
    const { fileHash, bytes, head } = await verifyFile(path, trust)
    const other = row !== null && fileHash !== row.file_hash
    if (other) return { ...refusal(call, new OfficeError('package-damaged')), fileHash, bytes }
    const data = { period: head.period, sequence: head.sequence, kind: head.kind, from: head.from.kato }
    return { ok: true, code: null, text: null, data, fileHash, bytes }
  } catch (error) {
    if (error instanceof OfficeError) return { ...refusal(call, error), ...none }
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    const unknown = new OfficeError('paper-file-unknown', { data: { file: basename(path) }, cause: error })
    return { ...refusal(call, unknown), ...none }
  }
}

function refusal(
  call: Call,
  { code, data }: OfficeError
): Pick<OutputOf<'exports.verify'>, 'ok' | 'code' | 'text' | 'data'> {
  return { ok: false, code, text: errorSentence(code, data, call.actor.locale), data }
}

/** The system's own dialog for a folder. @throws OfficeError `window-only` */
export async function chooseFolder(call: Call): Promise<OutputOf<'exports.chooseFolder'>> {
  if (call.office.dialogs === null) throw new OfficeError('window-only')
  return { path: await call.office.dialogs.chooseFolder() }
}
