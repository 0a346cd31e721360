import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { counterOf, setCounter } from './decide-queries'
import { markDropped } from './renewal-queries'
import {
  drawnFromThese,
  giveBack,
  hindrancesOf,
  madeBefore,
  markUndoing,
  markUndone,
  numbersOf,
  takeOut
} from './undo-queries'
import { mustBeIn, mustFindRenewal, showRenewal } from './views'

// Decisions between two turns of the writer.
const rowsAtOnce = 500

/**
 * Takes back everything a renewal decided, once: the data are then what they were before, but for the journal, which keeps both. Numbers
 * come free again where nobody has taken one since and no letter bears them. What was drawn from these decisions is dropped.
 * @throws OfficeError `not-found`, `renewal-state`, `renewal-payments-listed` {count}, `renewal-changed-since` {count},
 *   `renewal-letters-printed` {count} unless the letters are given up, `cancelled`
 */
export function undoRenewal(
  call: Call,
  input: ParsedInputOf<'renewal.undo'>
): Promise<OutputOf<'renewal.undo'>> {
  return call.office.jobs.run(input.jobId, (job) =>
    call.write(async (tx, note) => {
      mustBeIn(await mustFindRenewal(tx, input.id), ['decided'])
      const letters = await refuseLate(tx, input)
      const before = await showRenewal(tx, input.id, call.actor)
      for (const { id } of await drawnFromThese(tx, input.id)) await markDropped(tx, id)
      await markUndoing(tx, input.id)
      const numbers = await numbersOf(tx, input.id)
      const undone = await takeAllOut(call, tx, input.id, { job, total: before.decisions })
      if (letters === 0) await freeNumbers(tx, numbers)
      await markUndone(tx, input.id, input.reason)
      const view = await showRenewal(tx, input.id, call.actor)
      note({
        subjectKind: 'renewal',
        subjectId: input.id,
        before: hashOf(before),
        after: hashOf(view),
        details: { programme: view.programme, quarter: view.quarter, undone, letters }
      })
      return { renewal: view, undone }
    })
  )
}

/** Answers how many decisions have printed letters. */
async function refuseLate(read: ReadConnection, input: ParsedInputOf<'renewal.undo'>): Promise<number> {
  const { listed, changed, letters } = await hindrancesOf(read, input.id)
  if (listed > 0) throw new OfficeError('renewal-payments-listed', { field: 'id', data: { count: listed } })
  if (changed > 0) throw new OfficeError('renewal-changed-since', { field: 'id', data: { count: changed } })
  if (letters > 0 && !input.discardLetters)
    throw new OfficeError('renewal-letters-printed', { field: 'discardLetters', data: { count: letters } })
  return letters
}

async function takeAllOut(
  call: Call,
  tx: WriteConnection,
  id: number,
  { job, total }: { job: Job; total: number }
): Promise<number> {
  let undone = 0
  for (let before = Number.MAX_SAFE_INTEGER; ;) {
    job.check()
    job.progress(undone, total)
    const rows = await madeBefore(tx, id, before, rowsAtOnce)
    const last = rows.at(-1)
    if (last === undefined) return undone
    await takeOut(tx, id, rows)
    await giveBack(tx, rows)
    // The journal keeps that there was a decision of this number, that it was taken back, and how many copies of its letter are void:
    // nothing else names the letters that must be got back.
    await call.journal(
      tx,
      rows.map((row) => ({
        subjectKind: 'decision',
        subjectId: row.decision_id,
        before: row.hash,
        details: {
          ...{ number: row.number, undone: true },
          ...(row.copies === 0 ? {} : { voidLetters: row.copies })
        }
      }))
    )
    undone += rows.length
    before = last.place
    await turn()
  }
}

async function freeNumbers(
  tx: WriteConnection,
  numbers: Awaited<ReturnType<typeof numbersOf>>
): Promise<void> {
  const { cases, decisions } = numbers
  if (cases !== null) await free(tx, 'case', cases)
  if (decisions !== null) await free(tx, 'decision', decisions)
}

/** Sets a yearly series back before the first number that was given out, where the last is still the last of all. */
async function free(
  tx: WriteConnection,
  name: 'case' | 'decision',
  { first, last }: { first: string; last: string }
): Promise<void> {
  const series = `${name}-${first.slice(0, 4)}`
  const counted = (number: string): number => Number(number.slice(5))
  if ((await counterOf(tx, series)) === counted(last)) await setCounter(tx, series, counted(first) - 1)
}
