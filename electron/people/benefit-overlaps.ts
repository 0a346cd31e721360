import type { OutputOf } from '@shared/contract'
import type { ReadConnection } from '../database/transaction'
import { countedIn, kitsOf, type BenefitPaymentRow } from './benefit-queries'

type Overlap = OutputOf<'families.benefits'>['overlaps'][number]

/** Two payments of one programme and benefit for one month. */
interface Pair {
  first: BenefitPaymentRow
  second: BenefitPaymentRow
}

function pairsOf(rows: readonly BenefitPaymentRow[]): Pair[] {
  return rows.flatMap((second, index) =>
    rows
      .slice(0, index)
      .filter(
        (first) =>
          first.month === second.month &&
          first.programme === second.programme &&
          first.benefit === second.benefit
      )
      .map((first) => ({ first, second }))
  )
}

/**
 * Facts about months in which something was assigned twice, each to be looked at by a clerk, none a verdict:
 * `two-families` a person is counted in two households that receive the same benefit; `same-benefit-twice` two people who are
 * one family today receive it each; `kit-and-money` a person is on a list of kits and receives the money for it.
 */
export async function overlapsOf(
  read: ReadConnection,
  people: readonly number[],
  rows: readonly BenefitPaymentRow[],
  { from, until }: { from: string; until: string }
): Promise<Overlap[]> {
  // Money for kits goes to each person of a list, so that a family may well have several.
  const pairs = pairsOf(rows.filter(({ programme }) => programme !== 'kit'))
  const cases = [...new Set(pairs.flatMap(({ first, second }) => [first.case_id, second.case_id]))]
  const counted = cases.length === 0 ? [] : await countedIn(read, cases)
  const doubled = pairs.map(({ first, second }): Overlap => {
    const before = new Set(
      counted.filter(({ case_id }) => case_id === first.case_id).map(({ person_id }) => person_id)
    )
    const both = counted.filter(
      ({ case_id, person_id }) => case_id === second.case_id && before.has(person_id)
    )
    return {
      month: first.month,
      code: both.length > 0 && first.family_id !== second.family_id ? 'two-families' : 'same-benefit-twice',
      data: {
        programme: first.programme,
        members: both.map(({ name }) => name).join(', '),
        first: first.decision_number,
        second: second.decision_number
      }
    }
  })
  const money = rows.filter(({ programme }) => programme === 'kit')
  const kits = money.length === 0 ? [] : await kitsOf(read, people, from, until)
  const kitAndMoney = kits.flatMap((kit) =>
    money
      .filter(({ month, person_id }) => month === kit.month && person_id === kit.person_id)
      .map(({ decision_number }): Overlap => ({
        month: kit.month,
        code: 'kit-and-money',
        data: { members: kit.name, round: String(kit.round), first: decision_number }
      }))
  )
  return [...doubled, ...kitAndMoney].sort((a, b) => (a.month < b.month ? -1 : 1))
}
