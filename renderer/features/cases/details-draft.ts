import type { InputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import { mayBeLumpSum } from './intake-draft'

/** Address, account, outside number, lump sum and contract as they are typed. */
export interface DetailsDraft {
  kato: string
  addressText: string
  iban: string
  outsideNumber: string
  lumpSum: boolean
  withContract: boolean
  contractNumber: string
  contractSignedOn: string
  contractObligations: string
}

export function detailsDraft(view: CaseView): DetailsDraft {
  return {
    kato: view.address?.kato ?? '',
    addressText: view.address?.text ?? '',
    iban: view.iban ?? '',
    outsideNumber: view.outsideNumber ?? '',
    lumpSum: view.lumpSum,
    withContract: view.contract !== null,
    contractNumber: view.contract?.number ?? '',
    contractSignedOn: view.contract?.signedOn ?? '',
    contractObligations: view.contract?.obligations ?? ''
  }
}

/**
 * Only what differs from the case: an address or a lump sum that is sent outdates the working, an account does not.
 */
export function detailsInput(
  draft: DetailsDraft,
  view: CaseView
): Omit<InputOf<'cases.saveDetails'>, 'id' | 'revision'> {
  const before = detailsDraft(view)
  const moved = draft.kato !== before.kato || draft.addressText !== before.addressText
  const outside = draft.outsideNumber.trim()
  return {
    ...(moved ? { address: { kato: draft.kato, text: draft.addressText } } : {}),
    ...(draft.iban === before.iban ? {} : { iban: draft.iban === '' ? null : draft.iban }),
    ...(outside === before.outsideNumber ? {} : { outsideNumber: outside === '' ? null : outside }),
    ...(draft.lumpSum === before.lumpSum ? {} : { lumpSum: draft.lumpSum && mayBeLumpSum(view.appliedOn) }),
    ...(contractChanged(draft, before) ? { contract: contractOf(draft) } : {})
  }
}

function contractChanged(draft: DetailsDraft, before: DetailsDraft): boolean {
  return (['withContract', 'contractNumber', 'contractSignedOn', 'contractObligations'] as const).some(
    (field) => draft[field] !== before[field]
  )
}

function contractOf(draft: DetailsDraft): InputOf<'cases.saveDetails'>['contract'] {
  if (!draft.withContract) return null
  return {
    number: draft.contractNumber,
    signedOn: draft.contractSignedOn,
    obligations: draft.contractObligations
  }
}
