import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { OutputOf } from '@shared/contract'
import type { IsoDate } from '@shared/domain/iso-date'
import type { IntakeDraft } from './intake-draft'
import type { KnownPerson, MemberDraft, Relation } from './member-draft'

type Person = OutputOf<'people.save'>

/** The application being taken, for the parts of the screen. */
export interface Intake {
  draft: IntakeDraft
  /** The date of application, or today while it is no date yet: ages and guesses are as of that day. */
  on: ComputedRef<IsoDate>
  applicant: ComputedRef<MemberDraft | null>
  /** The address typed is another than on the applicant's record. */
  newAddress: ComputedRef<boolean>
  /** The family the office has on record for the applicant, without those already listed. */
  offered: ComputedRef<readonly (KnownPerson & { relation: Relation })[]>
  chooseApplicant: (person: Person) => void
  addMember: (person: KnownPerson, relation?: Relation) => void
  removeMember: (member: MemberDraft) => void
}

const key: InjectionKey<Intake> = Symbol('intake')

export function provideIntake(intake: Intake): Intake {
  provide(key, intake)
  return intake
}

/** The application on the screen. @throws Error outside of it */
export function useIntake(): Intake {
  const found = inject(key)
  if (found === undefined) throw new Error('no application on the screen')
  return found
}
