import type { IsoDate } from '@shared/domain/iso-date'
import type { Bilingual } from '../letter-data'

/** The page of control totals that goes with a period's file, in both languages: what a person signs. */
export interface TotalsPaperData {
  title: Bilingual
  /** Name and value, one below the other. */
  facts: readonly { name: Bilingual; value: Bilingual }[]
  columns: { dataset: Bilingual; rows: Bilingual; sums: Bilingual }
  rows: readonly { name: Bilingual; rows: number; sums: readonly { name: Bilingual; value: string }[] }[]
  /** SHA-256 of the file and fingerprint of the signer, as they are compared. */
  marks: readonly { name: Bilingual; value: string }[]
  signatures: readonly Bilingual[]
  foot: { printed: Bilingual; page: Bilingual }
  printedOn: IsoDate
  number: string
}
