import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { Call } from '../ipc/call'
import { deleteDraft, draftById, draftsOf, insertDraft, updateDraft, type DraftRow } from './draft-queries'

const draftLimit = 500_000

const viewDraft = (row: DraftRow): OutputOf<'drafts.save'> => ({
  id: row.id,
  title: row.title,
  data: JSON.parse(row.data) as unknown,
  savedAt: row.saved_at
})

/**
 * Keeps what a clerk has typed so far; nothing in it is checked yet. A draft that is gone (registered or discarded in the
 * meantime) is not brought back.
 * @throws OfficeError `text-too-long`, `not-found`
 */
export async function saveDraft(
  call: Call,
  input: ParsedInputOf<'drafts.save'>
): Promise<OutputOf<'drafts.save'>> {
  const data = JSON.stringify(input.data)
  if (data.length > draftLimit)
    throw new OfficeError('text-too-long', { field: 'data', data: { max: draftLimit } })
  const userId = call.actor.id
  return call.write(async (tx, note) => {
    const row = { userId, title: input.title, data, at: call.now }
    const id = input.id ?? (await insertDraft(tx, row))
    if (input.id !== undefined && (await updateDraft(tx, { ...row, id: input.id })) === 0)
      throw missing(input.id)
    note({ subjectKind: 'draft', subjectId: id })
    return viewDraft({ id, title: input.title, data, saved_at: call.now })
  })
}

const missing = (id: number): OfficeError =>
  new OfficeError('not-found', { field: 'id', data: { what: 'draft', id } })

export async function listDrafts(call: Call): Promise<OutputOf<'drafts.list'>> {
  const rows = await call.read((read) => draftsOf(read, call.actor.id))
  return { drafts: rows.map(viewDraft) }
}

/** @throws OfficeError `not-found` */
export async function getDraft(
  call: Call,
  input: ParsedInputOf<'drafts.get'>
): Promise<OutputOf<'drafts.get'>> {
  const row = await call.read((read) => draftById(read, input.id, call.actor.id))
  if (row === undefined) throw missing(input.id)
  return viewDraft(row)
}

/** Throws a draft away; one that is gone already changes nothing. */
export async function discardDraft(
  call: Call,
  input: ParsedInputOf<'drafts.discard'>
): Promise<OutputOf<'drafts.discard'>> {
  if ((await call.read((read) => draftById(read, input.id, call.actor.id))) === undefined)
    return { discarded: false }
  return call.write(async (tx, note) => {
    const gone = await deleteDraft(tx, input.id, call.actor.id)
    note({ subjectKind: 'draft', subjectId: input.id, details: { discarded: gone === 1 } })
    return { discarded: gone === 1 }
  })
}
