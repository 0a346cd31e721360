import type { Locale } from '@shared/contract/fields'
import type { CaseFacts, Assessment } from '@shared/programmes/types'
import type { ParameterValue } from '@shared/parameters/types'
import type { OfficeOnPaper, ContractOnPaper, ApplicationChannel } from '../documents/letter-data'
import { hashOf } from '../database/journal'
import type { DecisionRow } from './queries'

type Words = Record<Locale, string>

/** What the letter says beside the sum, as it stood on the day of the decision. */
export interface FrozenLetter {
  office: OfficeOnPaper
  addressee: { name: string; iin: string; address: Words }
  application: {
    number: string
    appliedOn: string
    channel: ApplicationChannel
    outsideNumber: string | null
  }
  members: { id: string; name: string; iin: string }[]
  appeal: { months: number; lastDay: string }
  preparedBy: { name: string; phone: string }
  approvedBy: string[]
  iban: string | null
  contract: ContractOnPaper | null
  place: Words
  /** The decision that this one changes. */
  base?: { number: string; decidedOn: string; kind: string }
  /** First and last day on which the family is barred by this decision. */
  bar?: { from: string; until: string } | null
}

/** A decision as it was frozen: facts, parameters, rule version, working and letter. */
export interface FrozenDecision {
  facts: CaseFacts
  ruleVersion: string
  parameters: ParameterValue[]
  result: Assessment
  letter: FrozenLetter
}

export function thaw(row: DecisionRow): FrozenDecision {
  return {
    facts: JSON.parse(row.facts) as CaseFacts,
    ruleVersion: row.rule_version,
    parameters: JSON.parse(row.parameters) as ParameterValue[],
    result: JSON.parse(row.result) as Assessment,
    letter: JSON.parse(row.letter) as FrozenLetter
  }
}

/** The hash that is printed on the letter: over all that was frozen, and the hash of the decision before it. */
export function decisionHash(decision: {
  number: string
  kind: string
  programme: string
  decidedOn: string
  frozen: FrozenDecision
  previousHash: string | null
}): string {
  return hashOf(decision)
}
