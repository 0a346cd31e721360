import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { createBook } from '../../shared/parameters/book'
import { parseParameterFile } from '../../shared/parameters/parse'
import type { Book, ParameterValue } from '../../shared/parameters/types'
import type { Quarter } from '../../shared/domain/quarter'
import { firstDay, lastDay, precedingQuarter, quarterOf } from '../../shared/domain/quarter'
import { parseTenge } from '../../shared/domain/money'
import { definitionOf } from '../../shared/parameters/definitions'
import type {
  Assessment,
  CaseFacts,
  IncomeFacts,
  IncomeKind,
  MemberFacts
} from '../../shared/programmes/types'

const folder = resolve(import.meta.dirname, '../../resources/parameters')

/** Everything in `resources/parameters`. */
export const shippedValues: readonly ParameterValue[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .flatMap((name) => parseParameterFile(parse(readFileSync(resolve(folder, name), 'utf8')), name))

/** An office value for a quarter, or for all days when none is named. */
export function officeValue(
  name: string,
  value: string,
  given: { quarter?: Quarter; region?: string; variant?: string } = {}
): ParameterValue {
  return {
    name,
    value,
    unit: definitionOf(name).unit,
    from: given.quarter === undefined ? '2000-01-01' : firstDay(given.quarter),
    until: given.quarter === undefined ? null : lastDay(given.quarter),
    region: given.region ?? null,
    variant: given.variant ?? null,
    act: 'приказ управления',
    mark: 'office'
  }
}

/** The shipped book with some office values. */
export function bookWith(...values: ParameterValue[]): Book {
  return createBook(shippedValues, values)
}

export function member(id: string, bornOn: string, given: Partial<MemberFacts> = {}): MemberFacts {
  return {
    id,
    bornOn,
    sex: null,
    student: false,
    ableBodied: false,
    disabilityGroup: null,
    caresFor: null,
    longSickLeave: false,
    memberFrom: null,
    memberUntil: null,
    ...given
  }
}

/** Facts of an application; incomes are `[member, kind, tenge]` of the quarter that counts. */
export function facts(
  appliedOn: string,
  members: MemberFacts[],
  incomes: [string, IncomeKind, string][] = [],
  given: Partial<CaseFacts> = {}
): CaseFacts {
  const quarter = precedingQuarter(quarterOf(appliedOn))
  return {
    programme: 'asp',
    appliedOn,
    region: '63',
    members,
    incomes: incomes.map(([of, kind, amount]): IncomeFacts => ({
      member: of,
      kind,
      quarter,
      month: null,
      amount: parseTenge(amount)
    })),
    survey: null,
    employmentRefusedBy: [],
    contractBrokenBy: [],
    falseData: false,
    bars: [],
    lumpSum: false,
    ...given
  }
}

/** Results of the working by step. */
export function resultsOf(assessment: Assessment): Record<string, string> {
  return Object.fromEntries(assessment.explanation.map(({ id, result }) => [id, result]))
}

/** One able-bodied adult and children, the usual family of the examples. */
export function family(adults: number, children: number, bornOn = '2010-05-05'): MemberFacts[] {
  return [
    ...Array.from({ length: adults }, (_, index) =>
      member(`a${index + 1}`, '1985-03-15', { ableBodied: true })
    ),
    ...Array.from({ length: children }, (_, index) => member(`c${index + 1}`, bornOn))
  ]
}
