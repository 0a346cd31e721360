import { OfficeError } from '@shared/errors'
import type { OfficeEvent } from '@shared/contract'

/** A long piece of work that shows its progress and can be stopped before it has written anything. */
export interface Job {
  readonly signal: AbortSignal
  progress(done: number, total: number, note?: string): void
  /** @throws OfficeError `cancelled` once the user has stopped the job */
  check(): void
}

/** The running jobs of this process, by the id that the caller chose. */
export class Jobs {
  private readonly running = new Map<string, AbortController>()

  constructor(private readonly emit: (event: OfficeEvent) => void) {}

  /** Runs `work` as a job; without an id it runs unseen and cannot be cancelled. */
  async run<T>(jobId: string | undefined, work: (job: Job) => Promise<T>): Promise<T> {
    const controller = new AbortController()
    if (jobId !== undefined) {
      if (this.running.has(jobId)) throw new OfficeError('conflict', { field: 'jobId' })
      this.running.set(jobId, controller)
    }
    try {
      return await work({
        signal: controller.signal,
        progress: (done, total, note) => {
          if (jobId !== undefined) this.emit({ kind: 'progress', jobId, done, total, note: note ?? null })
        },
        check: () => {
          if (controller.signal.aborted) throw new OfficeError('cancelled')
        }
      })
    } finally {
      if (jobId !== undefined) this.running.delete(jobId)
    }
  }

  /** Asks a job to stop; answers whether there was one. */
  cancel(jobId: string): boolean {
    const controller = this.running.get(jobId)
    controller?.abort()
    return controller !== undefined
  }
}
