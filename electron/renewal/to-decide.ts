import type { Assessment, CaseFacts } from '@shared/programmes/types'
import type { CaseMemberRow, ContractRow } from '../cases/entry-queries'
import type { ApplicationChannel } from '../documents/letter-data'

/** A family that is decided: all that its new rows are made of. */
export interface ToDecide {
  place: number
  familyId: number
  applicantId: number
  members: readonly CaseMemberRow[]
  /** The family's own application, with what undoing it needs; else a case is made. */
  own: { id: number; number: string; former: string } | null
  /** The case whose members, survey and contract a new one takes over; null where its one member is `members`. */
  carriedFrom: number | null
  declarationId: number | null
  channel: ApplicationChannel
  outsideNumber: string | null
  appliedOn: string
  address: { kato: string; text: string; key: string }
  region: string
  iban: string | null
  asked: string | null
  benefit: string
  contract: ContractRow | null
  previous: { id: number; hash: string } | null
  assessed: { facts: CaseFacts; result: Assessment }
}

/** Who proposed the renewal and who decides it. */
export interface Hands {
  proposer: { id: number; name: string; at: string }
  decider: { id: number; name: string; role: 'reviewer' | 'head' }
  note: string
}
