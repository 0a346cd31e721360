import type { IsoDate } from '../domain/iso-date'
import type { Sex } from '../domain/iin'
import type { DisabilityGroup } from '../programmes/types'

/** Relation to the applicant, in the contract's words. */
export type SampleRelation =
  'applicant' | 'spouse' | 'child' | 'parent' | 'grandparent' | 'grandchild' | 'sibling' | 'ward'

/** A made-up person as one member of a family. */
export interface SampleMember {
  iin: string
  lastName: string
  firstName: string
  middleName: string | null
  bornOn: IsoDate
  sex: Sex
  phone: string | null
  disabilityGroup: DisabilityGroup | null
  relation: SampleRelation
  student: boolean
  ableBodied: boolean
  /** Place in the family of the member cared for. */
  caresFor: number | null
  longSickLeave: boolean
}

/** A made-up family; the first member applies. */
export interface SampleFamily {
  /** From 0, in the order of making. */
  index: number
  members: SampleMember[]
  address: { kato: string; text: string }
  /** The applicant's own account. */
  iban: string
  /** Per-capita income as a share of the poverty line that the family lives near: 0.2 is poor, above 1 is not entitled. */
  prosperity: number
  /** A garden and animals: some incomes come from there. */
  plot: boolean
}

export interface SampleQuestion {
  families: number
  /** The same seed gives the same families. */
  seed: number
  /** The day the families are as they are; nobody is born after it. */
  on: IsoDate
  /** KATO codes to live in; at least one. */
  settlements: readonly string[]
}
