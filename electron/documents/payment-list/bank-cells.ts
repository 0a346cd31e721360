import type { BankLayout } from '@shared/contract/payments'
import { tengeString, tiyn } from '@shared/domain/money'
import type { BankFileData, BankLine } from './bank-data'

export type BankField = BankLayout['columns'][number]['field']

/** A sum as the layout wants it written. */
export function writtenAmount(amount: number, amounts: BankLayout['amounts']): string {
  if (amounts === 'tiyn') return String(amount)
  const tenge = tengeString(tiyn(amount))
  return amounts === 'comma' ? tenge.replace('.', ',') : tenge
}

/** The text of every field of a line. */
export function cellsOf(line: BankLine, data: BankFileData): Record<BankField, string> {
  const [lineNo, iin, lastName, firstName, middleName, fullName, iban, amount, month] = line
  const [, , , , , , , , , decisionNumber, phone, kato, address] = line
  const place = data.places[kato]?.ru ?? ''
  return {
    lineNo: String(lineNo),
    ...{ iin, lastName, firstName, middleName, fullName, iban },
    amount: writtenAmount(amount, data.layout.amounts),
    ...{ month, decisionNumber, phone, kato },
    programme: data.programme.ru,
    listNumber: data.number,
    address: [place, address].filter((part) => part !== '').join(', '),
    empty: ''
  }
}
