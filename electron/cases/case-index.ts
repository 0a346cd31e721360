import { searchKey } from '@shared/domain/search-key'
import type { WriteConnection } from '../database/transaction'
import { fullName, type PersonFields } from '../people/queries'
import { casesOfApplicant, indexCase } from './queries'

/** What a case is found by: its number, the outside number, the applicant's name and IIN. */
export function caseWords(
  number: string,
  outsideNumber: string | null,
  applicant: Pick<PersonFields, 'last_name' | 'first_name' | 'middle_name' | 'iin'>
): string {
  return [
    number,
    number.replace('-', ' '),
    searchKey(outsideNumber ?? ''),
    searchKey(fullName(applicant)),
    applicant.iin
  ].join(' ')
}

/** Writes an applicant's cases anew into the search index, after the name or IIN was put right. */
export async function reindexCasesOf(
  tx: WriteConnection,
  applicantId: number,
  applicant: PersonFields
): Promise<void> {
  for (const row of await casesOfApplicant(tx, applicantId)) {
    await indexCase(tx, row.id, caseWords(row.number, row.outside_number, applicant))
  }
}
