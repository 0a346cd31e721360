import { statSync } from 'node:fs'
import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { officeStatus, officeView } from '@shared/contract/office'
import { OfficeError } from '@shared/errors'
import { insertUser } from '../accounts/queries'
import { hashOf } from '../database/journal'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { katoTable, mustKnowKato } from '../parameters/classifiers'
import { insertOffice, officeRow, updateOffice, type OfficeRow } from './queries'

type Status = z.infer<typeof officeStatus>
type View = z.infer<typeof officeView>
type Input = ParsedInputOf<'office.save'>

const defaultLockMinutes = 10

function viewOffice(row: OfficeRow): View {
  return {
    nameKk: row.name_kk,
    nameRu: row.name_ru,
    addressKk: row.address_kk,
    addressRu: row.address_ru,
    phone: row.phone,
    kato: row.kato,
    region: row.kato.slice(0, 2),
    headNameKk: row.head_name_kk,
    headNameRu: row.head_name_ru,
    sample: row.sample === 1,
    kind: row.kind
  }
}

function rowOf(input: Input, sample: boolean, lockAfterMinutes: number, kind: OfficeRow['kind']): OfficeRow {
  return {
    name_kk: input.nameKk,
    name_ru: input.nameRu,
    address_kk: input.addressKk,
    address_ru: input.addressRu,
    phone: input.phone,
    kato: input.kato,
    head_name_kk: input.headNameKk,
    head_name_ru: input.headNameRu,
    sample: Number(sample),
    lock_after_minutes: lockAfterMinutes,
    kind
  }
}

/** The office as set up. @throws OfficeError `not-set-up` */
export async function mustBeSetUp(read: ReadConnection): Promise<OfficeRow> {
  const row = await officeRow(read)
  if (row === undefined) throw new OfficeError('not-set-up')
  return row
}

export async function status(call: Call): Promise<Status> {
  const row = await call.read(officeRow)
  return {
    state: row === undefined ? 'new' : 'ready',
    office: row === undefined ? null : viewOffice(row),
    version: call.office.version,
    dataFolder: call.office.dataFolder,
    today: call.today,
    lockAfterMinutes: row?.lock_after_minutes ?? defaultLockMinutes
  }
}

/** First run: the office and its administrator, once. @throws OfficeError `already-set-up`, `kato-unknown` */
export async function setup(call: Call, input: ParsedInputOf<'office.setup'>): Promise<Status> {
  await createOffice(call, input.office, [{ ...input.administrator, role: 'administrator' }], {
    sample: false,
    kind: input.office.kind,
    locale: input.locale ?? call.session.locale
  })
  return status(call)
}

/** The office row and its first users, in one transaction. */
export async function createOffice(
  call: Call,
  office: Input,
  users: readonly {
    login: string
    name: string
    role: Parameters<typeof insertUser>[1]['role']
    password: string
  }[],
  options: { sample: boolean; kind?: OfficeRow['kind']; locale: 'kk' | 'ru' }
): Promise<void> {
  const hashed = await Promise.all(
    users.map(async (user) => ({ ...user, password: await call.office.passwords.hash(user.password) }))
  )
  await call.write(async (tx, note) => {
    if ((await officeRow(tx)) !== undefined) throw new OfficeError('already-set-up')
    mustKnowKato(await katoTable(call, tx), office.kato, 'office.kato')
    await insertOffice(
      tx,
      rowOf(office, options.sample, defaultLockMinutes, options.kind ?? 'district'),
      call.now
    )
    for (const user of hashed) {
      const id = await insertUser(tx, { ...user, locale: options.locale, createdAt: call.now })
      note({ subjectKind: 'user', subjectId: id, details: { login: user.login, role: user.role } })
    }
    note({ subjectKind: 'office', subjectId: 1, after: hashOf(office), details: { sample: options.sample } })
  })
}

/** @throws OfficeError `kato-unknown` */
export async function saveOffice(call: Call, input: Input): Promise<View> {
  return call.write(async (tx, note) => {
    const before = await mustBeSetUp(tx)
    mustKnowKato(await katoTable(call, tx), input.kato, 'kato')
    const after = rowOf(input, before.sample === 1, before.lock_after_minutes, before.kind)
    await updateOffice(tx, after)
    note({ subjectKind: 'office', subjectId: 1, before: hashOf({ ...before }), after: hashOf({ ...after }) })
    return viewOffice(after)
  })
}

export async function saveSettings(call: Call, input: ParsedInputOf<'office.settings'>): Promise<Status> {
  await call.write(async (tx, note) => {
    const before = await mustBeSetUp(tx)
    await updateOffice(tx, { ...before, lock_after_minutes: input.lockAfterMinutes })
    note({ subjectKind: 'office', subjectId: 1, details: { lockAfterMinutes: input.lockAfterMinutes } })
  })
  return status(call)
}

/**
 * Puts a file where the user says; `null` when the dialog was closed.
 * @throws OfficeError `window-only`, `disk-full`, `file-not-written`
 */
export async function saveFile(
  call: Call,
  input: ParsedInputOf<'office.saveFile'>
): Promise<{ path: string | null }> {
  if (call.office.dialogs === null) throw new OfficeError('window-only')
  return { path: await call.office.dialogs.saveFile(input.fileName, Buffer.from(input.content, 'base64')) }
}

/** A dated, checked copy of the whole data file beside it. */
export async function backup(call: Call): Promise<{ path: string; bytes: number; at: string }> {
  const path = await call.office.database.copyDated(new Date(call.now))
  await call.write(async (_tx, note) =>
    note({ subjectKind: 'office', subjectId: 1, details: { backup: true } })
  )
  return { path, bytes: statSync(path).size, at: call.now }
}
