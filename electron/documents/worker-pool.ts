import { Worker } from 'node:worker_threads'
import { OfficeError } from '@shared/errors'
import type { TemplatesChanged, WorkerAnswer, WorkerSetup, WorkerTask } from './worker-messages'

interface Job {
  task: WorkerTask
  progress: ((done: number, total: number) => void) | undefined
  resolve: (
    answer: Extract<WorkerAnswer, { kind: 'document' | 'batch' | 'paper' | 'workbook' | 'table' }>
  ) => void
  reject: (error: unknown) => void
}

interface Member {
  worker: Worker
  job: Job | null
}

/**
 * A few worker threads that are started when there is work for them and take one task at a time, in the order asked. One
 * that crashes takes only its own task with it: that is answered `letter-worker-failed`, and the next task gets a new one.
 */
export class WorkerPool {
  private readonly members = new Set<Member>()
  private readonly waiting: Job[] = []
  private closed = false

  constructor(private readonly options: { url: URL; size: number; setup: () => WorkerSetup | null }) {}

  /** @throws OfficeError what the worker refuses with; `letter-worker-failed`, `cancelled` when the pool is closed */
  run(task: WorkerTask, progress?: Job['progress']): Promise<Parameters<Job['resolve']>[0]> {
    return new Promise((resolve, reject) => {
      if (this.closed) {
        reject(new OfficeError('cancelled'))
        return
      }
      this.waiting.push({ task, progress, resolve, reject })
      this.next()
    })
  }

  /** Tells every thread that runs; those started later learn it from their set-up. It is heard before the next task. */
  tell(message: TemplatesChanged): void {
    for (const { worker } of this.members) worker.postMessage(message)
  }

  /** Takes back a task that no worker has begun; false when one has. */
  withdraw(task: WorkerTask): boolean {
    const index = this.waiting.findIndex((job) => job.task === task)
    const [job] = index === -1 ? [] : this.waiting.splice(index, 1)
    job?.reject(new OfficeError('cancelled'))
    return job !== undefined
  }

  /** Ends every thread; what was under way is answered `cancelled`. */
  async close(): Promise<void> {
    this.closed = true
    const jobs = [...this.waiting.splice(0), ...[...this.members].flatMap((member) => member.job ?? [])]
    const members = [...this.members]
    this.members.clear()
    for (const member of members) member.job = null
    for (const job of jobs) job.reject(new OfficeError('cancelled'))
    await Promise.all(members.map((member) => member.worker.terminate()))
  }

  private next(): void {
    const job = this.waiting[0]
    if (job === undefined) return
    try {
      const idle = [...this.members].find((member) => member.job === null)
      const member = idle ?? (this.members.size < this.options.size ? this.start() : undefined)
      if (member === undefined) return
      this.waiting.shift()
      // Only a worker with work keeps the program alive.
      member.worker.ref()
      member.job = job
      member.worker.postMessage(job.task)
    } catch (error) {
      this.waiting.shift()
      job.reject(error)
      this.next()
    }
  }

  private start(): Member {
    const member: Member = {
      worker: new Worker(this.options.url, { workerData: this.options.setup() }),
      job: null
    }
    member.worker.on('message', (answer: WorkerAnswer) => this.take(member, answer))
    member.worker.on('error', (error) => this.lose(member, error))
    member.worker.on('exit', (code) => this.lose(member, new Error(`the worker ended with code ${code}`)))
    this.members.add(member)
    return member
  }

  private take(member: Member, answer: WorkerAnswer): void {
    const { job } = member
    if (job === null) return
    if (answer.kind === 'progress') {
      job.progress?.(answer.done, answer.total)
      return
    }
    member.job = null
    member.worker.unref()
    if (answer.kind === 'refused') {
      const where = answer.field === null ? {} : { field: answer.field }
      job.reject(new OfficeError(answer.code, { ...where, data: answer.data }))
    } else if (answer.kind === 'failed') {
      job.reject(new OfficeError('letter-worker-failed', { cause: new Error(answer.message) }))
    } else job.resolve(answer)
    this.next()
  }

  private lose(member: Member, cause: unknown): void {
    if (!this.members.delete(member)) return
    const { job } = member
    member.job = null
    job?.reject(new OfficeError('letter-worker-failed', { cause }))
    this.next()
  }
}
