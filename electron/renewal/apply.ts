import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { termFor } from '../cases/register'
import { contextOf, type Context } from './context'
import { emptyPage, ManyDecisions } from './decide-many'
import { familiesAfter, type Loaded } from './families'
import { mapInTurns } from './in-turns'
import { kitAfter, kitChanged } from './kit'
import { markDecided, markProposed, totalsOf, type RenewalRow } from './renewal-queries'
import type { ToDecide } from './to-decide'
import { decidable, mustBeIn, mustFindRenewal, showRenewal } from './views'

type Applied = OutputOf<'renewal.apply'>

// Families of a page; its rows are some ten megabytes. Of a smaller one more time would go between its statements.
const familiesAtOnce = 400

/**
 * First hand: proposes the dry run. Second hand, another: decides it, all of it in one transaction or nothing. Of one that is decided
 * already nothing more is decided.
 * @throws OfficeError `not-found`, `renewal-state`, `stale`, `renewal-empty`, `own-proposal`, `role-missing`, `renewal-outdated` {count},
 *   `parameter-missing`, `cancelled`
 */
export async function applyRenewal(call: Call, input: ParsedInputOf<'renewal.apply'>): Promise<Applied> {
  const { state } = await call.read((read) => mustFindRenewal(read, input.id))
  if (state === 'decided')
    return call.read(async (read) => ({ renewal: await showRenewal(read, input.id, call.actor), decided: 0 }))
  return call.office.jobs.run(input.jobId, (job) =>
    call.write(async (tx, note) => {
      const renewal = await mustFindRenewal(tx, input.id)
      mustBeIn(renewal, ['drawn', 'proposed'], input.revision)
      const before = hashOf(await showRenewal(tx, input.id, call.actor))
      const decided =
        renewal.state === 'drawn'
          ? await propose(call, tx, renewal)
          : await decideAll(call, tx, { renewal, note: input.note, job })
      const view = await showRenewal(tx, input.id, call.actor)
      note({
        subjectKind: 'renewal',
        subjectId: input.id,
        before,
        after: hashOf(view),
        details: { programme: view.programme, quarter: view.quarter, state: view.state, decided }
      })
      return { renewal: view, decided }
    })
  )
}

async function countToDecide(read: ReadConnection, id: number): Promise<number> {
  const totals = await totalsOf(read, id)
  return totals
    .filter(({ outcome }) => decidable.includes(outcome))
    .reduce((count, one) => count + one.rows - one.excluded, 0)
}

/** @throws OfficeError `renewal-empty` where every row is excluded or left to a clerk */
async function propose(call: Call, tx: WriteConnection, { id }: RenewalRow): Promise<number> {
  if ((await countToDecide(tx, id)) === 0) throw new OfficeError('renewal-empty', { field: 'id' })
  await markProposed(tx, id, { user: call.actor.id, at: call.now })
  return 0
}

async function decideAll(
  call: Call,
  tx: WriteConnection,
  { renewal, note, job }: { renewal: RenewalRow; note: string; job: Job }
): Promise<number> {
  const { actor } = call
  if (renewal.proposed_by === actor.id)
    throw new OfficeError('own-proposal', { data: { proposer: renewal.proposed_by_name ?? '' } })
  if (actor.role !== 'reviewer' && actor.role !== 'head') throw new OfficeError('role-missing')
  const context = await contextOf(call, tx, renewal)
  const many = await ManyDecisions.begin(call, tx, {
    context,
    hands: {
      proposer: {
        id: renewal.proposed_by ?? 0,
        name: renewal.proposed_by_name ?? '',
        at: renewal.proposed_at ?? ''
      },
      decider: { id: actor.id, name: actor.name, role: actor.role },
      note
    },
    term: await termOf(call, tx, context)
  })
  // Before anything is written: the payments of this very list would speak against it.
  const missing = renewal.programme === 'kit' ? await kitChanged(tx, renewal, job) : 0
  const work = { many, job, total: await countToDecide(tx, renewal.id) }
  const page = (after: number): { after: number; limit: number } => ({ after, limit: familiesAtOnce })
  const outdated =
    renewal.programme === 'kit'
      ? await decidePages(tx, work, (after) => kitAfter(tx, renewal, context, page(after)))
      : await decidePages(tx, work, (after) => familiesAfter(tx, context, page(after)))
  if (outdated + missing > 0)
    throw new OfficeError('renewal-outdated', { field: 'id', data: { count: outdated + missing } })
  await many.finish(tx)
  await markDecided(tx, renewal.id, { user: actor.id, at: call.now })
  return many.decided
}

/** A programme that is not applied for has no term: it is decided on the day the list is. */
async function termOf(
  call: Call,
  read: ReadConnection,
  { programme, appliedOn }: Context
): Promise<{ termDays: number; deadline: string }> {
  if (programme.term === null) return { termDays: 1, deadline: call.today }
  const id = programme.id as Parameters<typeof termFor>[2]['programme']
  return termFor(call, read, { programme: id, channel: 'proactive', appliedOn })
}

/**
 * Decides page after page; while the database writes one and reads the one after the next, the next is worked out. Answers how many are no longer as shown: from the
 * first of them on nothing more is written, the rest is only counted.
 */
async function decidePages<One>(
  tx: WriteConnection,
  { many, job, total }: { many: ManyDecisions; job: Job; total: number },
  load: (after: number) => Promise<Loaded<One>>
): Promise<number> {
  let outdated = 0
  let done = 0
  let writing = Promise.resolve()
  let ahead: Promise<Loaded<One> | null> = Promise.resolve(null)
  try {
    let loaded: Loaded<One> | null = await load(0)
    ahead = loadNext(loaded, load)
    while (loaded !== null) {
      job.check()
      job.progress(done, total)
      const families: (ToDecide | null)[] = await mapInTurns(loaded.all, loaded.decide)
      outdated += families.filter((one) => one === null).length
      const page = emptyPage()
      await mapInTurns(families, (family) => {
        if (family !== null && outdated === 0) many.add(page, family)
      })
      await writing
      done += loaded.all.length
      loaded = await ahead
      ahead = loadNext(loaded, load)
      if (outdated === 0) writing = many.write(tx, page)
      for (const under of [writing, ahead]) under.catch(() => undefined)
    }
    await writing
  } catch (error) {
    // A statement that is still under way must not outlive the transaction.
    await Promise.allSettled([writing, ahead])
    throw error
  }
  job.check()
  job.progress(total, total)
  return outdated
}

async function loadNext<One>(
  loaded: Loaded<One> | null,
  load: (after: number) => Promise<Loaded<One>>
): Promise<Loaded<One> | null> {
  return loaded === null || loaded.after === null ? null : load(loaded.after)
}
