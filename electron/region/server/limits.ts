/** What the receiving server gives to whoever asks. */
export interface Limits {
  /** Of one file. */
  bytes: number
  /** Uploads kept at once, finished ones of the last days among them. */
  unfinished: number
  /** Milliseconds after its beginning that an upload may still be gone on with. */
  keepUnfinished: number
  /** Of the disk, in bytes, that is never filled. */
  spare: number
  connections: number
  requestsAMinute: number
  /** Milliseconds without a byte after which a connection is closed. */
  silence: number
  /** Milliseconds that a sender waits for its file to be loaded; then it is told that the file has come, and asks for the receipt later. */
  answerWithin: number
}

const megabyte = 1024 * 1024

export const usualLimits: Limits = {
  bytes: 512 * megabyte,
  unfinished: 500,
  keepUnfinished: 7 * 24 * 60 * 60_000,
  spare: 256 * megabyte,
  connections: 200,
  requestsAMinute: 600,
  silence: 120_000,
  answerWithin: 20_000
}

// An attacker with many addresses must not fill the memory with them.
const mostVisitors = 10_000
const minute = 60_000

/** Counts the requests of each address within a minute. */
export class Visits {
  private counts = new Map<string, number>()
  private since = performance.now()

  constructor(private readonly most: number) {}

  /** Counts one more and says whether it is too many. */
  tooMany(address: string): boolean {
    const now = performance.now()
    if (now - this.since > minute || this.counts.size > mostVisitors) {
      this.counts = new Map()
      this.since = now
    }
    const count = (this.counts.get(address) ?? 0) + 1
    this.counts.set(address, count)
    return count > this.most
  }
}

/** Waits until the work is done, but no longer than so many milliseconds; the work goes on. */
export async function doneWithin(work: Promise<unknown>, within: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((done) => (timer = setTimeout(done, within)))
  try {
    await Promise.race([work, patience])
  } finally {
    clearTimeout(timer)
  }
}
