import { quarterOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import type { EnvelopeHead } from '@shared/exchange/envelope'
import { knowsFile, lastLink, loadedPeriods, type PackageRow } from './package-queries'
import type { RegionStore } from './store'

type Reader = Parameters<Parameters<RegionStore['read']>[0]>[0]

/** What the region's register says of a file whose signature is right. */
export interface Verdict {
  /** Whether the sender's next file follows on it. */
  chained: boolean
  refusal: OfficeError | null
  /** The file whose rows this one replaces. */
  replaces: number | null
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

const outside = (refusal: OfficeError): Verdict => ({ chained: false, refusal, replaces: null })

/** Who sent it and what it is. */
function senderRefusal({ from, kind, period }: EnvelopeHead, rules: Rules): OfficeError | null {
  if (from.kato.slice(0, 2) !== rules.region.slice(0, 2))
    return new OfficeError('package-not-of-region', { data: { office: from.kato } })
  if ((kind !== 'period' && kind !== 'correction') || period === null)
    return new OfficeError('package-kind-wrong', { data: { kind } })
  return null
}

/** Its place in the sender's chain: one above the last file, and that file's hash. */
async function chainRefusal(db: Reader, head: EnvelopeHead, fileHash: string): Promise<OfficeError | null> {
  const last = await lastLink(db, head.from.kato, fileHash)
  const [given, before] = [head.sequence, last?.sequence ?? 0]
  if (given <= before) return new OfficeError('package-replayed', { data: { given, last: before } })
  if (given > before + 1)
    return new OfficeError('package-sequence-gap', { data: { expected: before + 1, given } })
  if (head.previous !== (last?.file_hash ?? null))
    return new OfficeError('package-chain-broken', { data: { given } })
  return null
}

/**
 * Judges a file against what was loaded before. Its place in the chain comes first: a file out of its turn may be right once those
 * before it have come, so it is judged anew whenever it is sent; a file in its turn is part of the chain even when its period is refused.
 */
export async function judge(
  db: Reader,
  head: EnvelopeHead,
  fileHash: string,
  rules: Rules
): Promise<Verdict> {
  const wrong = senderRefusal(head, rules) ?? (await chainRefusal(db, head, fileHash))
  if (wrong !== null) return outside(wrong)
  const office = head.from.kato
  const period = head.period ?? ''
  const loaded = await loadedPeriods(db, office)
  const refuse = (refusal: OfficeError): Verdict => ({ chained: true, refusal, replaces: null })
  const same = loaded.find((one) => one.period === period)
  if (head.kind === 'correction') {
    const known = head.corrects !== null && (await knowsFile(db, office, period, head.corrects))
    if (!known) return refuse(new OfficeError('package-corrects-unknown'))
    return { chained: true, refusal: null, replaces: same?.id ?? null }
  }
  if (same !== undefined) return refuse(new OfficeError('package-period-loaded', { data: { period } }))
  const crossing = loaded.find((one) => overlap(one.period, period))
  if (crossing !== undefined)
    return refuse(new OfficeError('package-period-overlaps', { data: { period, loaded: crossing.period } }))
  if (kindOf(period) !== rules.periods)
    return refuse(new OfficeError('package-period-kind', { data: { period, expected: rules.periods } }))
  return { chained: true, refusal: null, replaces: null }
}

/**
 * Whether a file was dealt with for good: loaded, or refused in its turn with later files after it. Its record and its receipt stay.
 */
export async function isSettled(db: Reader, known: PackageRow): Promise<boolean> {
  if (known.state !== 'refused') return true
  if (known.chained === 0) return false
  const last = await lastLink(db, known.office, known.file_hash)
  return last !== undefined && last.sequence > (known.sequence ?? 0)
}
