import type { IsoDate } from '@shared/domain/iso-date'
import type { Tiyn } from '@shared/domain/money'
import type { Month } from '@shared/domain/quarter'
import type { relations } from '@shared/contract/people'
import type { ChangeResult } from '@shared/programmes/change/types'
import type { ExplanationStep, MonthAmount, ProgrammeId, RefusalReason } from '@shared/programmes/types'

export interface Bilingual {
  kk: string
  ru: string
}

/** The office as it stood when the decision was taken. */
export interface OfficeOnPaper {
  name: Bilingual
  address: Bilingual
  phone: string
  /** Name of the head, as the signatory line shows it. */
  headName: Bilingual
}

export type FamilyRelation = (typeof relations)[number]

/** How the application came in (`channels` of shared/contract/cases.ts). */
export type ApplicationChannel = 'in-person' | 'rural-akim' | 'e-gov' | 'proactive'

/** The social contract of a conditional assignment. */
export interface ContractOnPaper {
  number: string
  signedOn: IsoDate
  /** The obligations in the words of the contract; lines are kept. */
  obligations: string
}

interface CommonLetterData {
  /** Which version of the template the letter is (or was) printed from. */
  templateVersion: number
  office: OfficeOnPaper
  /** Number and date of the decision. */
  number: string
  decidedOn: IsoDate
  /** 1 = the original; 2 and more are marked as copies. */
  copyNumber: number
  addressee: { name: string; iin: string; address: Bilingual }
  application: {
    number: string
    appliedOn: IsoDate
    channel: ApplicationChannel
    /** Registration number of the portal or of the rural akim, if there is one. */
    outsideNumber: string | null
  }
  /** The day whose rules were applied, where it is not the day of this application: that of the decision changed. */
  rulesOn?: IsoDate
  programme: ProgrammeId
  /** Which of the maslikhat's benefits it is about, where the programme is the maslikhat's list. */
  benefit?: Bilingual | null
  /** Acts of the office itself that the amount rests on, as they were typed. */
  localActs?: readonly string[]
  /** Name of the rule version the decision was taken by, such as `asp2020_01`. */
  ruleVersion: string
  /** Why the assistance is conditional or not: key of a sentence and its data; null where there are no such kinds. */
  kindReason: { key: string; data: Record<string, string> } | null
  /** The family, applicant first; `id` as the explanation's steps name members. */
  members: readonly { id: string; name: string }[]
  /** `months` is the parameter `appeal-months`; `lastDay` the last day for an appeal. */
  appeal: { months: number; lastDay: IsoDate }
  preparedBy: { name: string; phone: string }
  /** Who approved the decision, in order. */
  approvedBy: readonly string[]
  /** Hash of the frozen decision, hexadecimal. */
  hash: string
  /** The working, for the annex. */
  explanation: readonly ExplanationStep[]
}

export interface AssignLetterData extends CommonLetterData {
  kind: 'assign'
  /** Null where the programme knows no such kinds. */
  assistance: 'unconditional' | 'conditional' | null
  /** What is paid in each month, in order. */
  months: readonly MonthAmount[]
  /** Sum of the months, tiyn. */
  total: Tiyn
  /** The applicant's account; printed in full, since the letter goes to its owner. */
  iban: string
  firstPaymentMonth: Month
  /** Null for unconditional assistance, and for conditional assistance whose contract is still to be signed. */
  contract: ContractOnPaper | null
}

export interface RefuseLetterData extends CommonLetterData {
  kind: 'refuse'
  reasons: readonly RefusalReason[]
}

/** A decision that changes an earlier one. */
export interface ChangeLetterData extends CommonLetterData {
  kind: ChangeResult['kind']
  /** What the change does, month by month. */
  change: ChangeResult
  /** The decision that is changed: `refuse` where an appeal was against a refusal. */
  base: { number: string; kind: string; decidedOn: IsoDate | null }
  /** What whoever ordered the change wrote, in their own language; empty when nothing. */
  note: string
  /** The account of what is still to be paid; null when nothing is. */
  iban: string | null
  reasons: readonly RefusalReason[]
  /** First and last day on which no new assistance is assigned; null when there is no bar or its days were not frozen. */
  bar: { from: IsoDate; until: IsoDate } | null
}

/**
 * Everything a decision letter says. Built from what was frozen with the decision and from nothing else, so that a
 * reprint years later is the same letter.
 */
export type LetterData = AssignLetterData | RefuseLetterData | ChangeLetterData

/** What the blank act of survey is filled with before the commission takes it along. */
export interface SurveyActData {
  templateVersion: number
  office: OfficeOnPaper
  caseNumber: string
  appliedOn: IsoDate
  /** The day the blank was printed. */
  printedOn: IsoDate
  applicant: { name: string; iin: string; phone: string | null }
  address: Bilingual
  /** The family as it was stated, applicant first. */
  members: readonly { name: string; bornOn: IsoDate; relation: FamilyRelation }[]
}

export interface RenderedPaper {
  pdf: Uint8Array
  pages: number
  /** SHA-256 of the file's bytes, hexadecimal. The same data give the same bytes. */
  sha256: string
}

export interface RenderedDocument extends RenderedPaper {
  /** SHA-256 of what the document says and how it is laid out; the same alone and inside a batch. */
  contentSha256: string
}

/** Where one letter lies in a batch. */
export interface BatchedLetter {
  /** Place in the list that was given, from 0. */
  index: number
  /** Page of the file it begins on, from 1. */
  firstPage: number
  pages: number
  /** The letter's own `contentSha256`. */
  sha256: string
}

export interface RenderedBatch {
  pdf: Uint8Array
  pages: number
  sha256: string
  letters: readonly BatchedLetter[]
}
