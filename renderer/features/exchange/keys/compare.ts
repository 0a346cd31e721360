import { spokenFingerprint } from '@shared/exchange/fingerprint'

export interface ComparedGroup {
  /** The digits typed of this group, up to five. */
  typed: string
  state: 'empty' | 'partly' | 'same' | 'differs'
}

export interface Comparison {
  groups: ComparedGroup[]
  /** Number of the first group that differs, from 1; null while none does. */
  wrong: number | null
  complete: boolean
}

/**
 * What was typed from the telephone held against the fingerprint, group by group. A group is judged when its five digits are there, so
 * that nobody finds the right digit by trying.
 */
export function compareTyped(fingerprint: string, typed: string): Comparison {
  const digits = typed.replace(/\D/g, '')
  const groups = spokenFingerprint(fingerprint)
    .split(' ')
    .map((expected, index): ComparedGroup => {
      const mine = digits.slice(index * expected.length, (index + 1) * expected.length)
      if (mine === '') return { typed: '', state: 'empty' }
      if (mine.length < expected.length) return { typed: mine, state: 'partly' }
      return { typed: mine, state: mine === expected ? 'same' : 'differs' }
    })
  const wrong = groups.findIndex(({ state }) => state === 'differs')
  return {
    groups,
    wrong: wrong === -1 ? null : wrong + 1,
    complete: groups.every(({ state }) => state === 'same')
  }
}

/** Only digits, in groups of five, as many as a fingerprint has. */
export function groupDigits(typed: string): string {
  const digits = typed.replace(/\D/g, '').slice(0, 60)
  return digits.replace(/(\d{5})(?=\d)/g, '$1 ')
}
