import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { firstDay, monthOf, quarterOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { currentBook } from '../parameters/book'
import { enterCandidates } from './candidate-queries'
import { contextOf } from './context'
import { mapInTurns } from './in-turns'
import { enterKitRows } from './kit'
import { reckon } from './reckon'
import {
  insertRenewal,
  keepExclusions,
  markDropped,
  markDropping,
  openRenewal,
  setFamilies,
  type NewRenewal,
  type RenewalRow
} from './renewal-queries'
import { writeVerdicts } from './row-queries'
import { situationsAfter } from './situations'
import { mustFindRenewal, viewRenewal } from './views'

/** Families that are read and worked out between two turns of the writer. */
export const familiesAtOnce = 200

type Input = ParsedInputOf<'renewal.preview'>

/**
 * The dry run: every family whose assignment ends, worked out by the newest incomes, kept for filters and corrections. Takes the
 * place of one that was not proposed; who was taken out of that one stays out.
 * @throws OfficeError `field-empty`, `quarter-in-future`, `as-of-in-future`, `proactive-not-allowed`, `renewal-state`, `parameter-missing`,
 *   `rule-version-missing`, `cancelled`
 */
export async function previewRenewal(call: Call, input: Input): Promise<OutputOf<'renewal.preview'>> {
  const asked = whatFor(call, input)
  return call.office.jobs.run(input.jobId, (job) =>
    call.write(async (tx, note) => {
      await refuseProactive(call, tx, asked)
      const former = await openRenewal(tx, asked)
      if (former?.state === 'proposed')
        throw new OfficeError('renewal-state', { field: 'quarter', data: { state: former.state } })
      if (former !== undefined) await markDropping(tx, former.id)
      const id = await insertRenewal(tx, { ...asked, by: call.actor.id, at: call.now })
      const renewal = await mustFindRenewal(tx, id)
      await enterRows(call, tx, renewal, job)
      if (former !== undefined) {
        await keepExclusions(tx, former.id, id)
        await markDropped(tx, former.id)
      }
      await setFamilies(tx, id)
      const view = await viewRenewal(tx, await mustFindRenewal(tx, id), call.actor)
      const { programme, quarter } = asked
      note({
        subjectKind: 'renewal',
        subjectId: id,
        after: hashOf(view),
        details: { programme, quarter, mode: asked.mode, families: view.families }
      })
      return view
    })
  )
}

type Asked = Omit<NewRenewal, 'by' | 'at'>

/** @throws OfficeError `field-empty`, `quarter-in-future`, `as-of-in-future`, `input-invalid` */
function whatFor(call: Call, input: Input): Asked {
  const { programme } = input
  if (programme === 'kit') return kitFor(call, input)
  if (input.quarter === undefined) throw new OfficeError('field-empty', { field: 'quarter' })
  if (input.mode === 'list') throw new OfficeError('input-invalid', { field: 'mode' })
  refuseFuture(call, input.quarter, 'quarter')
  return { programme, quarter: input.quarter, month: null, mode: input.mode, asOf: null, categories: [] }
}

function kitFor(call: Call, { programme, month, asOf = call.today, categories }: Input): Asked {
  if (month === undefined) throw new OfficeError('field-empty', { field: 'month' })
  if (month > monthOf(call.today))
    throw new OfficeError('quarter-in-future', { field: 'month', data: { quarter: month } })
  if (asOf > call.today)
    throw new OfficeError('as-of-in-future', { field: 'asOf', data: { asOf, today: call.today } })
  return { programme, quarter: quarterOf(month), month, mode: 'list', asOf, categories }
}

function refuseFuture(call: Call, quarter: string, field: string): void {
  if (quarter > quarterOf(call.today))
    throw new OfficeError('quarter-in-future', { field, data: { quarter } })
}

/** @throws OfficeError `proactive-not-allowed` where no act lets the office assign without an application */
async function refuseProactive(call: Call, read: ReadConnection, { mode, quarter }: Asked): Promise<void> {
  if (mode !== 'proactive') return
  const allowed = (await currentBook(call, read)).find('proactive-renewal', firstDay(quarter))
  if (allowed?.value !== 'allowed')
    throw new OfficeError('proactive-not-allowed', { field: 'mode', data: { quarter } })
}

async function enterRows(call: Call, tx: WriteConnection, renewal: RenewalRow, job: Job): Promise<void> {
  if (renewal.programme === 'kit') return enterKitRows(call, tx, renewal, job)
  const context = await contextOf(call, tx, renewal)
  const { programme, quarter } = renewal
  await enterCandidates(tx, renewal.id, { programme, quarter, lastMonth: context.lastMonth })
  await setFamilies(tx, renewal.id)
  const { families } = await mustFindRenewal(tx, renewal.id)
  for (let place = 0; place < families; place += familiesAtOnce) {
    job.check()
    job.progress(place, families)
    const situations = await situationsAfter(tx, context, { after: place, limit: familiesAtOnce })
    const verdicts = await mapInTurns(situations, (situation) => {
      const { verdict, now } = reckon(situation, context)
      return {
        place: situation.row.place,
        outcome: verdict.outcome,
        now,
        why: verdict.why,
        data: JSON.stringify(verdict.data),
        applicationCaseId: situation.row.own_case_id
      }
    })
    await writeVerdicts(tx, renewal.id, verdicts)
  }
  job.check()
  job.progress(families, families)
}
