import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../../database/journal'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { personById } from '../../people/queries'
import { endMark, insertMark, marksOf, runningMark } from './marks-queries'

type MarksView = OutputOf<'marks.list'>
type Input = ParsedInputOf<'marks.save'>

async function viewMarks(read: ReadConnection, personId: number): Promise<MarksView> {
  const rows = await marksOf(read, personId)
  return {
    marks: rows.map(({ id, mark, since, until, source, entered_by: enteredBy }) => ({
      ...{ id, mark, since, until, source, enteredBy }
    }))
  }
}

async function mustKnowPerson(read: ReadConnection, personId: number): Promise<void> {
  if ((await personById(read, personId)) === undefined)
    throw new OfficeError('not-found', { field: 'personId', data: { what: 'person', id: personId } })
}

/** A person's marks, running ones first. @throws OfficeError `not-found` */
export async function listMarks(call: Call, input: ParsedInputOf<'marks.list'>): Promise<MarksView> {
  return call.read(async (read) => {
    await mustKnowPerson(read, input.personId)
    return viewMarks(read, input.personId)
  })
}

/**
 * Enters a mark from a day on. With a last day it ends the running mark of that kind, or where none had begun by then enters one that
 * has its end already.
 * @throws OfficeError `not-found`, `date-in-future`, `conflict` when such a mark is running, `mark-not-running` {mark} when the day it
 * ends on is before its first
 */
export async function saveMark(call: Call, input: Input): Promise<MarksView> {
  if (input.since > call.today) throw new OfficeError('date-in-future', { field: 'since' })
  if (input.until !== null && input.until < input.since)
    throw new OfficeError('mark-not-running', { field: 'until', data: { mark: input.mark } })
  return call.write(async (tx, note) => {
    await mustKnowPerson(tx, input.personId)
    const before = await viewMarks(tx, input.personId)
    await writeMark(call, tx, input)
    const after = await viewMarks(tx, input.personId)
    note({
      subjectKind: 'person',
      subjectId: input.personId,
      before: hashOf(before),
      after: hashOf(after),
      details: { mark: input.mark, since: input.since, until: input.until }
    })
    return after
  })
}

async function writeMark(call: Call, tx: WriteConnection, input: Input): Promise<void> {
  const { personId, mark, since, until, source } = input
  const running = await runningMark(tx, personId, mark)
  if (until !== null && running !== undefined && until >= running.since) return endMark(tx, running.id, until)
  // Marks of one kind follow each other; where they overlapped nobody could say which paper holds.
  const overlaps = (await marksOf(tx, personId)).some(
    (row) => row.mark === mark && row.since <= (until ?? '9999') && (row.until ?? '9999') >= since
  )
  if (overlaps) throw new OfficeError('conflict', { field: 'mark' })
  await insertMark(tx, { ...{ personId, mark, since, until, source }, by: call.actor.id, at: call.now })
}
