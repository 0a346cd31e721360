import type { BankLayout } from '@shared/contract/payments'
import type { Bilingual } from '../letter-data'

/** One line as the bank is told it: every field of a person as it was frozen. */
export type BankLine = readonly [
  lineNo: number,
  iin: string,
  lastName: string,
  firstName: string,
  middleName: string,
  fullName: string,
  iban: string,
  amount: number,
  month: string,
  decisionNumber: string,
  phone: string,
  kato: string,
  address: string
]

/** A frozen list for the bank. The lines are JSON texts, each an array of `BankLine`. */
export interface BankFileData {
  format: 'csv' | 'xlsx'
  layout: BankLayout
  number: string
  programme: Bilingual
  count: number
  /** Tiyn. */
  total: number
  places: Readonly<Record<string, Bilingual>>
  lines: readonly string[]
}
