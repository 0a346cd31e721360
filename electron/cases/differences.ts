import type { CaseView } from '@shared/contract/cases'
import { tengeString, tiyn, type Tiyn } from '@shared/domain/money'
import { figureNames, type Assessment, type CaseFacts } from '@shared/programmes/types'
import type { Locale } from '@shared/domain/format'
import { askedDifferences } from './asked-differences'
import type { FrozenDecision } from '../decisions/frozen'

type Difference = CaseView['differences'][number]

/**
 * What changed against the family's previous decision, one row a field: who joined or left, incomes by member, what the programme
 * asks, the figures of the working. `subject` is a person's name where the row is about one, or the row of a table of what is asked.
 */
export function differencesTo(
  previous: FrozenDecision,
  now: { facts: CaseFacts; result: Assessment; names: ReadonlyMap<string, string>; locale: Locale }
): Difference[] {
  const names = new Map([
    ...previous.letter.members.map((member): [string, string] => [member.id, member.name]),
    ...now.names
  ])
  return [
    ...memberDifferences(previous.facts, now.facts, names),
    ...incomeDifferences(previous.facts, now.facts, names),
    ...askedDifferences(previous.facts, now.facts, now.locale),
    ...figureDifferences(previous.result, now.result)
  ].filter((row) => row.was !== row.now)
}

function memberDifferences(was: CaseFacts, now: CaseFacts, names: ReadonlyMap<string, string>): Difference[] {
  const ids = [...new Set([...was.members, ...now.members].map((member) => member.id))]
  const rows: Difference[] = [
    { field: 'memberCount', was: String(was.members.length), now: String(now.members.length), subject: null }
  ]
  for (const id of ids) {
    const before = was.members.find((member) => member.id === id)
    const after = now.members.find((member) => member.id === id)
    const subject = names.get(id) ?? null
    if (before === undefined || after === undefined) {
      rows.push({
        field: before === undefined ? 'joined' : 'left',
        was: before === undefined ? null : subject,
        now: after === undefined ? null : subject,
        subject
      })
      continue
    }
    for (const field of ['ableBodied', 'student', 'disabilityGroup', 'caresFor'] as const) {
      rows.push({ field, was: textOf(before[field], names), now: textOf(after[field], names), subject })
    }
  }
  return rows
}

function textOf(value: boolean | string | number | null, names: ReadonlyMap<string, string>): string | null {
  return value === null ? null : (names.get(String(value)) ?? String(value))
}

function incomeDifferences(was: CaseFacts, now: CaseFacts, names: ReadonlyMap<string, string>): Difference[] {
  const before = incomeByMember(was)
  const after = incomeByMember(now)
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => ({
    field: `income.${key.split('|')[1] ?? ''}`,
    was: before.has(key) ? tenge(before.get(key)) : null,
    now: after.has(key) ? tenge(after.get(key)) : null,
    subject: names.get(key.split('|')[0] ?? '') ?? null
  }))
}

const tenge = (amount: number | undefined): string => tengeString(tiyn(amount ?? 0))

function incomeByMember(facts: CaseFacts): Map<string, number> {
  const sums = new Map<string, number>()
  for (const income of facts.incomes) {
    const key = `${income.member}|${income.kind}`
    sums.set(key, (sums.get(key) ?? 0) + income.amount)
  }
  return sums
}

const figureText = (figure: Tiyn | undefined): string | null =>
  figure === undefined ? null : tengeString(figure)

function figureDifferences(was: Assessment, now: Assessment): Difference[] {
  const figures = figureNames.filter((name) => name !== 'perPerson')
  return [
    ...figures
      .filter((field) => was.figures[field] !== undefined || now.figures[field] !== undefined)
      .map((field) => ({
        field,
        was: figureText(was.figures[field]),
        now: figureText(now.figures[field]),
        subject: null
      })),
    { field: 'kind', was: was.kind, now: now.kind, subject: null },
    { field: 'entitled', was: String(was.entitled), now: String(now.entitled), subject: null }
  ]
}
