import type { Month } from '@shared/domain/quarter'
import type { Tiyn } from '@shared/domain/money'
import { formatMonth, formatMonthRange } from '@shared/domain/format'
import type { MonthAmount } from '@shared/programmes/types'
import { addMonthsTo } from '@shared/domain/quarter'
import { say } from '../scribe'
import type { Bilingual, LetterData } from '../letter-data'

/** From this date of application the Social Code is the base (arts 120–128), before it the Law of 2001. */
const socialCodeFrom = '2023-07-01'

export function legalBaseBlock(appliedOn: string): 'legalBase2001' | 'legalBase2023' {
  return appliedOn < socialCodeFrom ? 'legalBase2001' : 'legalBase2023'
}

export const channelBlocks = {
  'in-person': 'channelInPerson',
  'rural-akim': 'channelRuralAkim',
  'e-gov': 'channelEGov'
} as const

/** An account as people read it: `KZ97 8562 2031 0574 7338`, with blanks that do not break. */
export function groupedIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1\u00A0')
}

/** What is printed beside the QR code and read from it: the first half of the decision's hash is proof enough. */
export function checkCode(hash: string): string {
  return hash.slice(0, 16)
}

export function qrText(data: LetterData): string {
  return `${data.number} ${checkCode(data.hash)}`
}

/** Neighbouring months in which the same is paid. */
export interface MonthGroup {
  from: Month
  to: Month
  /** How many months they are. */
  count: number
  amount: Tiyn
}

export function monthGroups(months: readonly MonthAmount[]): MonthGroup[] {
  const groups: MonthGroup[] = []
  for (const { month, amount } of months) {
    const last = groups.at(-1)
    if (last !== undefined && last.amount === amount && addMonthsTo(last.to, 1) === month) {
      last.to = month
      last.count += 1
    } else groups.push({ from: month, to: month, count: 1, amount })
  }
  return groups
}

export function monthsText({ from, to }: MonthGroup): Bilingual {
  return say((locale) => (from === to ? formatMonth(from, locale) : formatMonthRange(from, to, locale)))
}

/** Obligations longer than this go to the annex, so that the letter stays one page. */
const longestObligations = 420

export function obligationsInAnnex(obligations: string): boolean {
  return obligations.length > longestObligations || obligations.split('\n').length > 6
}
