import { quarterOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import type { EnvelopeHead } from '@shared/exchange/envelope'
import { beginningOfFile, openBeginning } from './beginning-queries'
import { knowsFile, lastLink, loadedPeriods, type Link, type PackageRow } from './package-queries'
import type { RegionReader } from './store'

/** What the region's register says of a file whose signature is right. */
export interface Verdict {
  /** Whether the sender's next file follows on it. */
  chained: boolean
  refusal: OfficeError | null
  /** The file whose rows this one replaces. */
  replaces: number | null
  /** Which chain of its sender it belongs to, and whether it is the first of one that was allowed. */
  place: Place
}

interface Place {
  beginning: number
  opens: boolean
}

export interface Rules {
  /** KATO of the region. */
  region: string
  periods: 'month' | 'quarter'
}

const kindOf = (period: string): 'month' | 'quarter' => (period.includes('Q') ? 'quarter' : 'month')

function overlap(a: string, b: string): boolean {
  if (kindOf(a) === kindOf(b)) return a === b
  return kindOf(a) === 'quarter' ? quarterOf(b) === a : quarterOf(a) === b
}

const outside = (refusal: OfficeError): Verdict => ({
  ...{ chained: false, refusal, replaces: null },
  place: { beginning: 0, opens: false }
})

/** Who sent it and what it is. */
function senderRefusal({ from, kind, period }: EnvelopeHead, rules: Rules): OfficeError | null {
  if (from.kato.slice(0, 2) !== rules.region.slice(0, 2))
    return new OfficeError('package-not-of-region', { data: { office: from.kato } })
  if ((kind !== 'period' && kind !== 'correction') || period === null)
    return new OfficeError('package-kind-wrong', { data: { kind } })
  return null
}

/** What is wrong with its place behind the sender's last file: one above it, with that file's hash. */
function outOfTurn(last: Link | undefined, { sequence: given, previous }: EnvelopeHead): OfficeError | null {
  const before = last?.sequence ?? 0
  if (given <= before) return new OfficeError('package-replayed', { data: { given, last: before } })
  if (given > before + 1)
    return new OfficeError('package-sequence-gap', { data: { expected: before + 1, given } })
  if (previous !== (last?.file_hash ?? null))
    return new OfficeError('package-chain-broken', { data: { given } })
  return null
}

/**
 * Its place in the sender's chain. Where the region has allowed the office a new beginning, the first file that is out of its turn and
 * was made after the last one taken begins a chain of its own; what lay about from before cannot use it up.
 */
async function placeOf(db: RegionReader, head: EnvelopeHead, fileHash: string): Promise<Place | OfficeError> {
  const office = head.from.kato
  const last = await lastLink(db, office, fileHash)
  const opened = await beginningOfFile(db, office, fileHash)
  if (opened !== undefined) return { beginning: opened.number, opens: true }
  const refusal = outOfTurn(last, head)
  if (refusal === null) return { beginning: last?.beginning ?? 0, opens: false }
  const allowed = await openBeginning(db, office)
  if (allowed === undefined || head.made <= (last?.made_at ?? '')) return refusal
  return { beginning: allowed.number, opens: true }
}

/**
 * Judges a file against what was loaded before. Its place in the chain comes first: a file out of its turn may be right once those
 * before it have come, so it is judged anew whenever it is sent; a file in its turn is part of the chain even when its period is refused.
 */
export async function judge(
  db: RegionReader,
  head: EnvelopeHead,
  fileHash: string,
  rules: Rules
): Promise<Verdict> {
  const wrong = senderRefusal(head, rules)
  if (wrong !== null) return outside(wrong)
  const place = await placeOf(db, head, fileHash)
  if (place instanceof OfficeError) return outside(place)
  const office = head.from.kato
  const period = head.period ?? ''
  const loaded = await loadedPeriods(db, office)
  const refuse = (refusal: OfficeError): Verdict => ({ chained: true, refusal, replaces: null, place })
  const take = (replaces: number | null): Verdict => ({ chained: true, refusal: null, replaces, place })
  const same = loaded.find((one) => one.period === period)
  if (head.kind === 'correction') {
    const known = head.corrects !== null && (await knowsFile(db, office, period, head.corrects))
    if (!known) return refuse(new OfficeError('package-corrects-unknown'))
    if (same !== undefined) return take(same.id)
  } else if (same !== undefined) {
    // The office does not know any more that it has reported the period, so what it says now stands for it.
    if (same.beginning < place.beginning) return take(same.id)
    return refuse(new OfficeError('package-period-loaded', { data: { period } }))
  }
  // A correction of a file that was refused is held against the same rules as that.
  const crossing = loaded.find((one) => overlap(one.period, period))
  if (crossing !== undefined)
    return refuse(new OfficeError('package-period-overlaps', { data: { period, loaded: crossing.period } }))
  if (kindOf(period) !== rules.periods)
    return refuse(new OfficeError('package-period-kind', { data: { period, expected: rules.periods } }))
  return take(null)
}

/**
 * Whether a file was dealt with for good: loaded, or refused in its turn with later files after it. Its record and its receipt stay.
 */
export async function isSettled(db: RegionReader, known: PackageRow): Promise<boolean> {
  if (known.state !== 'refused') return true
  if (known.chained === 0) return false
  const last = await lastLink(db, known.office, known.file_hash)
  if (last === undefined || last.beginning !== known.beginning)
    return last !== undefined && last.beginning > known.beginning
  return last.sequence > (known.sequence ?? 0)
}
