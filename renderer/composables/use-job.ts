import { computed, onBeforeUnmount, reactive } from 'vue'
import { asFailure, call, onOffice, type OfficeFailure } from '../office'

type JobState = 'idle' | 'running' | 'done' | 'cancelled' | 'failed'

/**
 * A long job of the main process: how far it is, how long it will take, and the way to stop it.
 * `run` hands out the id the job reports its progress under.
 */
export function useJob() {
  const job = reactive({
    id: '',
    state: 'idle' as JobState,
    done: 0,
    total: 0,
    note: null as string | null,
    /** Milliseconds since the job was started, as of its last report. */
    elapsed: 0,
    failure: null as OfficeFailure | null
  })
  let startedAt = 0

  const stop = onOffice('progress', (event) => {
    if (event.jobId !== job.id || job.state !== 'running') return
    job.done = event.done
    job.total = event.total
    job.note = event.note
    job.elapsed = performance.now() - startedAt
  })
  onBeforeUnmount(stop)

  const running = computed(() => job.state === 'running')
  const percent = computed(() =>
    job.total === 0 ? 0 : Math.min(100, Math.floor((job.done / job.total) * 100))
  )
  /** Seconds, or null while it is too early to say: the first hundredth also holds the preparations. */
  const secondsLeft = computed(() =>
    job.total === 0 || job.done / job.total < 0.01
      ? null
      : Math.ceil(((job.elapsed / job.done) * (job.total - job.done)) / 1000)
  )

  /** Runs it; null when it failed or was stopped (see `job.failure`). */
  async function run<T>(work: (jobId: string) => Promise<T>): Promise<T | null> {
    Object.assign(job, {
      id: crypto.randomUUID(),
      state: 'running',
      done: 0,
      total: 0,
      note: null,
      elapsed: 0,
      failure: null
    })
    startedAt = performance.now()
    try {
      const result = await work(job.id)
      job.state = 'done'
      return result
    } catch (error) {
      const failure = asFailure(error)
      job.state = failure.code === 'cancelled' ? 'cancelled' : 'failed'
      job.failure = failure.code === 'cancelled' ? null : failure
      return null
    }
  }

  async function cancel(): Promise<void> {
    if (running.value) await call('jobs.cancel', { jobId: job.id })
  }

  return { job, running, percent, secondsLeft, run, cancel }
}
export type Job = ReturnType<typeof useJob>
