import { reactive, ref, shallowRef } from 'vue'
import type { InputOf, OutputOf } from '@shared/contract'
import { useJob } from '../../composables/use-job'
import { asFailure, call, type OfficeFailure } from '../../office'

export type LetterRow = OutputOf<'letters.list'>['rows'][number]
export type PrintJob = OutputOf<'letters.print'>

/** As many as one print job takes; the contract's own limit. */
export const mostAtOnce = 5000

/** What is chosen for a batch: rows by decision, in the order they were chosen. */
export function useChosen() {
  const chosen = reactive(new Map<number, LetterRow>())

  function toggle(row: LetterRow): void {
    if (!chosen.delete(row.decisionId)) chosen.set(row.decisionId, row)
  }

  /** Chooses all of these, or lets them go when all are chosen already. */
  function toggleAll(rows: readonly LetterRow[]): void {
    const all = rows.length > 0 && rows.every(({ decisionId }) => chosen.has(decisionId))
    for (const row of rows) {
      if (all) chosen.delete(row.decisionId)
      else chosen.set(row.decisionId, row)
    }
  }
  return { chosen, toggle, toggleAll }
}

/** One print job at a time: asked about reprints first, followed and stopped while it runs, opened when it is done. */
export function usePrint(finished: (job: PrintJob) => void) {
  const job = useJob()
  /** Letters that wait for a yes to their being copies. */
  const asking = shallowRef<readonly LetterRow[] | null>(null)
  const done = shallowRef<PrintJob | null>(null)
  const opened = ref<'no' | 'yes' | 'nothing-to-open-with'>('no')
  const failure = shallowRef<OfficeFailure | null>(null)

  async function run(rows: readonly LetterRow[]): Promise<void> {
    asking.value = null
    done.value = null
    opened.value = 'no'
    failure.value = null
    await start({ decisionIds: rows.map(({ decisionId }) => decisionId) })
  }

  async function start(what: Pick<InputOf<'letters.print'>, 'decisionIds' | 'renewalId'>): Promise<void> {
    const printed = await job.run((jobId) => call('letters.print', { ...what, jobId }))
    if (printed === null) return
    done.value = printed
    finished(printed)
  }

  /** All letters of a renewal that were not printed yet, as one job. */
  async function printRenewal(renewalId: number): Promise<void> {
    if (job.running.value) return
    done.value = null
    opened.value = 'no'
    failure.value = null
    await start({ renewalId })
  }

  /** Prints at once, or first says which of them become copies. */
  function print(rows: readonly LetterRow[]): void {
    if (rows.length === 0 || job.running.value) return
    if (rows.some(({ copies }) => copies > 0)) asking.value = rows
    else void run(rows)
  }

  async function open(): Promise<void> {
    if (done.value === null) return
    try {
      const answered = await call('letters.open', { path: done.value.path })
      opened.value = answered.opened ? 'yes' : 'nothing-to-open-with'
    } catch (error) {
      const failed = asFailure(error)
      // The system has no viewer for it, or refused; the file itself is there.
      if (failed.code === 'not-found') opened.value = 'nothing-to-open-with'
      else failure.value = failed
    }
  }

  return { job, asking, done, opened, failure, print, printRenewal, run, open }
}
export type Print = ReturnType<typeof usePrint>
