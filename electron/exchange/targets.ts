import { isAbsolute } from 'node:path'
import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { targetSettings } from '@shared/contract/exchange'
import { OfficeError } from '@shared/errors'
import { ConstraintError } from '../database/driver-errors'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { dropSecret, hasSecret, saveSecret } from '../keys/secrets'
import { putTarget, targetById, targetRows, type TargetRow } from './upload/queries'

export type TargetSettings = z.output<typeof targetSettings>
type TargetView = OutputOf<'exports.saveTarget'>

/** Under which name a target's password or private key is kept. */
export const targetSecret = (id: number): string => `target-${id}`

/** A target's settings as they were saved. */
export function settingsOf(row: Pick<TargetRow, 'settings'>): TargetSettings {
  return targetSettings.parse(JSON.parse(row.settings))
}

async function viewOf(read: ReadConnection, row: TargetRow): Promise<TargetView> {
  return {
    id: row.id,
    name: row.name,
    active: row.active === 1,
    settings: settingsOf(row),
    secret: await hasSecret(read, targetSecret(row.id))
  }
}

/** Where files are sent to. */
export function listTargets(call: Call): Promise<OutputOf<'exports.targets'>> {
  return call.read(async (read) => {
    const targets: TargetView[] = []
    for (const row of await targetRows(read)) targets.push(await viewOf(read, row))
    return { targets }
  })
}

/**
 * Adds or changes a place that files are sent to.
 * @throws OfficeError `upload-address-malformed`, `upload-host-key-malformed`, `upload-folder-missing`, `target-doubled`, `not-found`
 */
export async function saveTarget(
  call: Call,
  input: ParsedInputOf<'exports.saveTarget'>
): Promise<OutputOf<'exports.saveTarget'>> {
  await checkSettings(input.settings)
  return call.write(async (tx, note) => {
    const former = input.id === undefined ? undefined : await targetById(tx, input.id)
    if (input.id !== undefined && former === undefined)
      throw new OfficeError('not-found', { field: 'id', data: { what: 'target', id: input.id } })
    const id = await putOnce(tx, input)
    if (input.secret !== undefined) await saveSecret(call, tx, targetSecret(id), input.secret)
    else if (former !== undefined && loginOf(settingsOf(former)) !== loginOf(input.settings))
      await dropSecret(tx, targetSecret(id))
    const { kind } = input.settings
    note({ subjectKind: 'upload-target', subjectId: id, details: { kind, active: input.active } })
    const row = await targetById(tx, id)
    if (row === undefined) throw new Error('a saved target is not there')
    return viewOf(tx, row)
  })
}

/** Who signs in where: a password is never shown to another server than the one it was entered for. */
function loginOf(settings: TargetSettings): string {
  if (settings.kind !== 'sftp') return settings.kind
  const { host, port, user, hostKey } = settings
  return JSON.stringify([host, port, user, hostKey])
}

async function checkSettings(settings: TargetSettings): Promise<void> {
  if (settings.kind === 'https') {
    const { parseAddress } = await import('./upload/http')
    parseAddress(settings.url, 'settings.url')
  } else if (settings.kind === 'sftp') {
    if (!/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(settings.hostKey))
      throw new OfficeError('upload-host-key-malformed', { field: 'settings.hostKey' })
  } else if (!isAbsolute(settings.path)) {
    throw new OfficeError('upload-folder-missing', {
      field: 'settings.path',
      data: { folder: settings.path }
    })
  }
}

async function putOnce(tx: WriteConnection, input: ParsedInputOf<'exports.saveTarget'>): Promise<number> {
  const { id, name, settings } = input
  try {
    return await putTarget(tx, {
      ...{ id, name, kind: settings.kind, settings: JSON.stringify(settings) },
      active: input.active ? 1 : 0
    })
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error
    throw new OfficeError('target-doubled', { field: 'name', data: { name }, cause: error })
  }
}
