import { createHash } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { Call } from '../ipc/call'
import { addBeginning, dropBeginning, openBeginning, type Beginning } from './beginning-queries'
import { mustBeRegion } from './context'
import { withStore } from './store'

type BeginningView = NonNullable<OutputOf<'region.status'>['districts'][number]['beginning']>

/** A new beginning as the screens see it. */
export function viewBeginning(row: Beginning): BeginningView {
  return {
    ...{ number: row.number, reason: row.reason, allowedBy: row.allowed_by, allowedAt: row.allowed_at },
    usedAt: row.used_at
  }
}

/**
 * Lets an office's files begin a new chain, once: its next file may have any number and follow on any file, such as after its data came
 * back from an older backup. Periods that it reports again take the place of what is loaded. The reason is kept with it; the journal
 * has its SHA-256.
 * @throws OfficeError `region-only`, `region-beginning-open` {office}, what the store throws
 */
export async function allowBeginning(
  call: Call,
  { office, reason }: ParsedInputOf<'region.allowBeginning'>
): Promise<OutputOf<'region.allowBeginning'>> {
  await call.read(mustBeRegion)
  return await withStore(call, (store) =>
    store.write(async ({ db }, note) => {
      if ((await openBeginning(db, office)) !== undefined)
        throw new OfficeError('region-beginning-open', { field: 'office', data: { office } })
      const by = { allowed_by: call.actor.name, allowed_at: call.now }
      const number = await addBeginning(db, { office, reason, ...by })
      const after = createHash('sha256').update(reason).digest('hex')
      note({ subjectKind: 'beginning', subjectId: number, after, details: { office } })
      return {
        beginning: { number, reason, allowedBy: by.allowed_by, allowedAt: by.allowed_at, usedAt: null }
      }
    })
  )
}

/**
 * Takes back a new beginning that no file has used.
 * @throws OfficeError `region-only`, `not-found`, what the store throws
 */
export async function withdrawBeginning(
  call: Call,
  { office }: ParsedInputOf<'region.withdrawBeginning'>
): Promise<OutputOf<'region.withdrawBeginning'>> {
  await call.read(mustBeRegion)
  return await withStore(call, (store) =>
    store.write(async ({ db }, note) => {
      const open = await openBeginning(db, office)
      if (open === undefined)
        throw new OfficeError('not-found', { field: 'office', data: { what: 'beginning', id: office } })
      await dropBeginning(db, open)
      note({ subjectKind: 'beginning', subjectId: open.number, details: { office } })
      return { number: open.number }
    })
  )
}
