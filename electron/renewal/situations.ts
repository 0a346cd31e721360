import type { AskedFacts } from '@shared/programmes/asked'
import { askedFactsOf } from '../cases/asked'
import type { CaseMemberRow, ContractRow, IncomeRow, SurveyRow } from '../cases/entry-queries'
import type { StoredBar } from '../cases/facts'
import type { ReadConnection } from '../database/transaction'
import type { Context } from './context'
import {
  barsOfMany,
  casesByIds,
  contractsOf,
  incomesDeclared,
  incomesOfCases,
  inOtherFamilies,
  membersNow,
  membersOfCases,
  sharingAddress,
  situationPage,
  surveysOf,
  type PageRow,
  type SourceCase
} from './situation-queries'

/** A family whose assignment ends, with everything its new one may rest on. */
export interface Situation {
  row: PageRow
  /** The case the new decision is worked out from: the family's own application, else the case of the decision that ends. */
  source: SourceCase | null
  members: CaseMemberRow[]
  /** Who stood in the case of the decision that ends. */
  baseMembers: CaseMemberRow[]
  incomes: IncomeRow[]
  /** Where the incomes come from; null where nobody has declared any. */
  incomesFrom: 'case' | 'declaration' | null
  survey: SurveyRow | null
  contract: ContractRow | null
  bars: StoredBar[]
  /** Who belongs to the family now. */
  belonging: number[]
  /** Of them, who is marked as having left the area. */
  gone: number[]
  /** A member who stands in another family's case, with its number. */
  elsewhere: { personId: number; number: string } | null
  /** Other families that applied from the same address. */
  sharing: number
  /** What the programme asks, where the office's own tables fill it in; null where the case says it all. */
  asked: AskedFacts | null
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => number): (key: number) => Row[] {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return (key) => groups.get(key) ?? []
}

/** The next rows of a dry run after a place with all that belongs to them; fewer than `limit` at the end. */
export async function situationsAfter(
  read: ReadConnection,
  context: Context,
  of: { after: number; limit: number; toDecide?: boolean }
): Promise<Situation[]> {
  const { renewal, incomeQuarter, appliedOn } = context
  const rows = await situationPage(read, {
    ...{ id: renewal.id, programme: renewal.programme, quarter: renewal.quarter },
    ...{ incomeQuarter, after: of.after, limit: of.limit, toDecide: of.toDecide ?? false }
  })
  const sourceOf = (row: PageRow): number | null =>
    renewal.mode === 'applications' ? row.own_case_id : row.base_case_id
  const sources = rows.flatMap((row) => sourceOf(row) ?? [])
  const own = renewal.mode === 'applications' ? sources : []
  const cases = new Map((await casesByIds(read, sources)).map((one) => [one.id, one]))
  const members = grouped(
    await membersOfCases(read, [...new Set([...sources, ...rows.map((row) => row.base_case_id)])]),
    ({ case_id: id }) => id
  )
  const ownIncomes = grouped(await incomesOfCases(read, own), ({ case_id: id }) => id)
  const declared = grouped(
    await incomesDeclared(
      read,
      rows.flatMap((row) => row.declaration_id ?? [])
    ),
    ({ declaration_id: id }) => id
  )
  const surveys = new Map((await surveysOf(read, sources)).map((one) => [one.case_id, one]))
  const contracts = new Map((await contractsOf(read, sources, appliedOn)).map((one) => [one.case_id, one]))
  const families = rows.map((row) => row.family_id)
  const belonging = grouped(await membersNow(read, families, context.lookedAt), (one) => one.family_id)
  const pairs = rows.flatMap((row) =>
    members(sourceOf(row) ?? row.base_case_id).map((one) => [row.family_id, one.person_id] as const)
  )
  const people = pairs.map(([, person]) => person)
  const bars = await barsOfMany(read, { families, people, on: appliedOn })
  const quarters = [renewal.quarter, incomeQuarter] as const
  const strangers = new Map((await inOtherFamilies(read, pairs, quarters)).map((one) => [one.family_id, one]))
  const sharing = new Map(
    (await sharingAddress(read, sources, quarters)).map((one) => [one.case_id, one.families])
  )
  const asked = await filledIn(read, context, cases)
  return rows.map((row): Situation => {
    const id = sourceOf(row)
    const source = id === null ? null : (cases.get(id) ?? null)
    const from = incomesOf(row, source, own.length > 0 && id !== null ? ownIncomes(id) : [], context)
    const at = members(id ?? row.base_case_id)
    const there = belonging(row.family_id)
    const stranger = strangers.get(row.family_id)
    return {
      row,
      source,
      members: renewal.mode === 'applications' ? at : at.map((one) => since(one, appliedOn)),
      baseMembers: members(row.base_case_id),
      incomes:
        from === 'case' && id !== null
          ? ownIncomes(id)
          : declared(row.declaration_id ?? 0).map((income) => ({
              ...income,
              quarter: incomeQuarter,
              source: row.declaration_source ?? '',
              document: ''
            })),
      incomesFrom: from,
      survey: surveys.get(id ?? 0) ?? null,
      contract: contracts.get(id ?? 0) ?? null,
      bars: bars.filter(
        (bar) => bar.family_id === row.family_id || at.some((one) => one.person_id === bar.person_id)
      ),
      belonging: there.map((one) => one.person_id),
      gone: there.filter((one) => one.left === 1).map((one) => one.person_id),
      elsewhere: stranger === undefined ? null : { personId: stranger.person_id, number: stranger.number },
      sharing: sharing.get(id ?? 0) ?? 0,
      asked: asked.get(id ?? 0) ?? null
    }
  })
}

/** A benefit of the maslikhat's list is what its act says on the new day; the families who get one are few. */
async function filledIn(
  read: ReadConnection,
  { renewal, appliedOn }: Context,
  cases: ReadonlyMap<number, SourceCase>
): Promise<ReadonlyMap<number, AskedFacts>> {
  const found = new Map<number, AskedFacts>()
  if (renewal.programme !== 'local') return found
  for (const source of cases.values()) {
    const on = renewal.mode === 'applications' ? source.applied_on : appliedOn
    const { asked } = await askedFactsOf(read, { ...source, applied_on: on, base_decision_id: null })
    if (asked !== undefined) found.set(source.id, asked)
  }
  return found
}

/** Who joined within the former quarter has been there since the new one began. */
function since(member: CaseMemberRow, appliedOn: string): CaseMemberRow {
  return member.member_from !== null && member.member_from <= appliedOn
    ? { ...member, member_from: null }
    : member
}

/**
 * An application's own incomes; where it has none, those declared for the quarter. A case that was worked out without any was meant
 * to have none.
 */
function incomesOf(
  row: PageRow,
  source: SourceCase | null,
  own: readonly IncomeRow[],
  { renewal, programme }: Context
): Situation['incomesFrom'] {
  if (renewal.mode === 'applications' && own.length > 0) return 'case'
  if (!programme.needs.incomes) return 'case'
  if (row.declaration_id !== null) return 'declaration'
  return renewal.mode === 'applications' && source?.state === 'assessed' ? 'case' : null
}
