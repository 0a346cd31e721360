import type { measures } from '@shared/contract/contracts'
import type { Contract, Obligation } from './contract-words'

export interface ObligationDraft {
  id: number | null
  personId: number | null
  measure: (typeof measures)[number] | null
  description: string
  dueOn: string | null
}

export interface PlanDraft {
  number: string
  signedOn: string | null
  endsOn: string | null
  obligations: ObligationDraft[]
}

export const blankObligation = (): ObligationDraft => ({
  id: null,
  personId: null,
  measure: null,
  description: '',
  dueOn: null
})

const draftOf = ({ id, personId, measure, description, dueOn }: Obligation): ObligationDraft => ({
  id,
  personId,
  measure,
  description,
  dueOn
})

export function planDraft(contract: Contract | null, today: string): PlanDraft {
  if (contract === null)
    return { number: '', signedOn: today, endsOn: null, obligations: [blankObligation()] }
  const { number, signedOn, endsOn, obligations } = contract
  return {
    number,
    signedOn,
    endsOn,
    obligations: obligations.length === 0 ? [blankObligation()] : obligations.map(draftOf)
  }
}

/** What the operation takes; blank rows at the end are nobody's obligation. */
export function planInput(caseId: number, { obligations, ...terms }: PlanDraft) {
  const rows = [...obligations]
  const isBlank = (row: ObligationDraft | undefined): boolean =>
    row?.id === null && row.personId === null && row.measure === null && row.description.trim() === ''
  while (rows.length > 1 && isBlank(rows.at(-1))) rows.pop()
  return {
    caseId,
    ...terms,
    obligations: rows.map(({ id, ...row }) => ({ ...row, ...(id === null ? {} : { id }) }))
  }
}
