import { OfficeError } from '@shared/errors'
import { InTurn } from '../../accounts/in-turn'
import { Call, type OfficeServices, type User } from '../../ipc/call'
import type { Job } from '../../ipc/jobs'
import { whoAwaits } from '../receipt-queries'
import { collectReceipts } from '../receipts'
import { isFinal } from './failure'
import { usualPace, waitAfter, type Pace } from './pace'
import {
  beginSending,
  cancelUpload,
  isAnyWaiting,
  keepSent,
  keepUrl,
  markSent,
  markSetback,
  nextDue,
  nextOf,
  userById,
  workById,
  type WorkRow
} from './queries'
import { send } from './send'

/** Longest sleep of the queue, in milliseconds: a computer that was put to sleep looks again soon after. */
const longestNap = 60_000
/** How often the bytes sent are written down, in milliseconds; they are for the eye, the receiver is asked for the true ones. */
const writeEvery = 500

export interface Watcher {
  job?: Job
  passphrase?: string | undefined
}

/** What is on its way to the region: one upload at a time, begun again after a restart. */
export class Uploads {
  private readonly turns = new InTurn()
  private readonly under = new Map<number, AbortController>()
  private services: OfficeServices | null = null
  private timer: NodeJS.Timeout | undefined
  private closed = false
  private working: Promise<void> = Promise.resolve()
  private askedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly pace: Pace = usualPace) {}

  /** Milliseconds without a byte after which a line counts as cut. */
  get stall(): number {
    return this.pace.stall
  }

  /** From now on the queue goes on by itself: what is due is sent, what failed is tried again in its time. */
  start(services: OfficeServices): void {
    this.services = services
    this.wake()
  }

  /** There may be something to send. */
  wake(): void {
    const { services } = this
    if (services === null || this.closed) return
    clearTimeout(this.timer)
    this.working = this.working
      .then(() => this.sendDue(services))
      .catch((error: unknown) => console.error('the upload queue stopped:', error))
  }

  /**
   * Sends these now, in the order of their files, each until its end or its first failure.
   * @throws the first failure, as OfficeError, once all had their try
   */
  async run(services: OfficeServices, ids: readonly number[], watcher: Watcher = {}): Promise<void> {
    const failures: unknown[] = []
    const tried = new Set<number>()
    for (;;) {
      const left = ids.filter((id) => !tried.has(id))
      const id = left.length === 0 ? undefined : await services.database.read((read) => nextOf(read, left))
      if (id === undefined) break
      tried.add(id)
      const failure = await this.sendOne(services, id, watcher)
      if (failure !== null) failures.push(failure)
      if (watcher.job?.signal.aborted === true) throw new OfficeError('cancelled')
    }
    if (failures.length > 0) throw failures[0]
  }

  /** Stops one that is being sent; its row was marked by the caller. */
  stop(id: number): void {
    this.under.get(id)?.abort()
  }

  /** Stops sending; what has gone stays gone, and the rest goes on at the next start. */
  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    for (const controller of this.under.values()) controller.abort()
    await this.working
    // One that was sent at somebody's word writes down how far it came.
    await this.turns.run('line', () => Promise.resolve())
  }

  private async sendDue(services: OfficeServices): Promise<void> {
    while (!this.closed) {
      const id = await services.database.read((read) => nextDue(read, services.clock.now()))
      if (id === undefined) break
      await this.sendOne(services, id, {})
    }
    const awaits = await this.askReceipts(services)
    if (this.closed || (!awaits && !(await services.database.read(isAnyWaiting)))) return
    this.timer = setTimeout(() => this.wake(), Math.min(longestNap, this.pace.firstWait))
    this.timer.unref()
  }

  /** Asks the region for receipts, now and then. @returns whether any are still to come */
  private async askReceipts(services: OfficeServices): Promise<boolean> {
    const by = await services.database.read(whoAwaits)
    const user = by === undefined ? undefined : await services.database.read((read) => userById(read, by))
    if (user === undefined || this.closed) return false
    if (performance.now() - this.askedAt > this.pace.askEvery) {
      this.askedAt = performance.now()
      await collectReceipts(callOf(services, user, 'window'), { stall: this.pace.stall })
    }
    return true
  }

  /** @returns why it did not arrive, or `null` */
  private sendOne(services: OfficeServices, id: number, watcher: Watcher): Promise<OfficeError | null> {
    return this.turns.run('line', async () => {
      const row = await services.database.read((read) => workById(read, id))
      const user =
        row === undefined ? undefined : await services.database.read((read) => userById(read, row.queued_by))
      if (row === undefined || user === undefined || this.closed) return null
      if (!(await services.database.write((tx) => beginSending(tx, id)))) return null
      const call = callOf(services, user, this.services === null ? 'headless' : 'window')
      return services.jobs.run(`upload-${id}`, (job) => this.attempt(call, row, watcher, job))
    })
  }

  private async attempt(call: Call, row: WorkRow, watcher: Watcher, job: Job): Promise<OfficeError | null> {
    const controller = new AbortController()
    const stop = (): void => controller.abort()
    const signals = [job.signal, ...(watcher.job === undefined ? [] : [watcher.job.signal])]
    for (const signal of signals) signal.addEventListener('abort', stop, { once: true })
    this.under.set(row.id, controller)
    const track = new Track(call, row, (sent) => {
      job.progress(sent, row.bytes, row.file_name)
      watcher.job?.progress(sent, row.bytes, row.file_name)
    })
    try {
      await send(call, row, {
        signal: controller.signal,
        stall: this.pace.stall,
        passphrase: watcher.passphrase,
        progress: (sent) => track.progress(sent),
        keepUrl: (url) => track.keepUrl(url)
      })
    } catch (error) {
      await track.settled()
      const failure = coded(error)
      if (failure.code === 'cancelled' && job.signal.aborted) await drop(call, row)
      else await this.setBack(call, row, track, failure)
      return failure
    } finally {
      for (const signal of signals) signal.removeEventListener('abort', stop)
      this.under.delete(row.id)
    }
    await track.settled()
    await arrived(call, row)
    await collectReceipts(call, {
      exportId: row.export_id,
      stall: this.pace.stall,
      passphrase: watcher.passphrase
    })
    return null
  }

  private async setBack(call: Call, row: WorkRow, track: Track, error: OfficeError): Promise<void> {
    const stopped = error.code === 'cancelled'
    const gone = isFinal(error)
    // Whatever came forward shows that the line works: patience begins anew.
    const attempts = stopped ? row.attempts : track.sent > row.sent_bytes ? 1 : row.attempts + 1
    const now = call.now
    const wait = new Date(Date.parse(now) + waitAfter(attempts, this.pace)).toISOString()
    const lost = error.code === 'upload-damaged'
    await call.office.database.write((tx) =>
      markSetback(tx, row.id, {
        state: gone ? 'failed' : 'waiting',
        attempts,
        nextAt: gone ? null : stopped ? now : wait,
        error: stopped ? null : error.code,
        errorData: stopped ? null : JSON.stringify(error.data),
        url: lost ? null : track.url,
        sent: lost ? 0 : track.sent,
        finishedAt: gone ? now : null
      })
    )
  }
}

/** What an upload says of itself while it runs, and the part of it that is written down. */
class Track {
  sent: number
  url: string | null
  private writtenAt = Number.NEGATIVE_INFINITY
  private later: NodeJS.Timeout | undefined
  private writing: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly call: Call,
    private readonly row: WorkRow,
    private readonly show: (sent: number) => void
  ) {
    this.sent = row.sent_bytes
    this.url = row.url
  }

  progress(sent: number): void {
    this.sent = Math.min(sent, this.row.bytes)
    const rest = this.writtenAt + writeEvery - performance.now()
    if (rest <= 0) this.writeDown()
    // A line that stands still after this brings no further word: how far it came is written all the same.
    else this.later ??= setTimeout(() => this.writeDown(), rest)
  }

  private writeDown(): void {
    this.rest()
    this.writtenAt = performance.now()
    this.show(this.sent)
    const { sent: written } = this
    this.writing = this.writing.then(() =>
      this.call.office.database.write((tx) => keepSent(tx, this.row.id, written))
    )
    // Seen by `settled`; until then nobody waits for it.
    this.writing.catch(() => undefined)
  }

  private rest(): void {
    clearTimeout(this.later)
    this.later = undefined
  }

  async keepUrl(url: string): Promise<void> {
    if (url === this.url) return
    this.url = url
    await this.call.office.database.write((tx) => keepUrl(tx, this.row.id, url))
  }

  async settled(): Promise<void> {
    this.rest()
    await this.writing
    this.show(this.sent)
  }
}

/** Leaves the row and a journal row in the name of whoever queued it. */
async function arrived(call: Call, row: WorkRow): Promise<void> {
  await call.write(async (tx, note) => {
    const sent = await markSent(tx, row.id, call.now)
    const { export_id: file, target_id: target, bytes } = row
    note({ subjectKind: 'upload', subjectId: row.id, details: { export: file, target, sent, bytes } })
  })
}

/** Somebody stopped this very upload where its progress is shown. */
async function drop(call: Call, row: WorkRow): Promise<void> {
  await call.write(async (tx, note) => {
    const cancelled = await cancelUpload(tx, row.id, call.now)
    note({ subjectKind: 'upload', subjectId: row.id, details: { cancelled } })
  })
}

function coded(error: unknown): OfficeError {
  if (error instanceof OfficeError) return error
  console.error('an upload failed:', error)
  return new OfficeError('internal', { cause: error })
}

/** What the queue does by itself it does for whoever queued it. */
function callOf(services: OfficeServices, user: User, door: 'window' | 'headless'): Call {
  return new Call('exports.upload', services, { door, user, locked: false, locale: user.locale })
}
