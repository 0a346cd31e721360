import type { z } from 'zod'
import type { packageView } from '@shared/contract/region'
import type { ErrorCode, ErrorData } from '@shared/errors'
import { errorSentence } from '@shared/messages'
import type { PackageRow } from './package-queries'

export type PackageView = z.infer<typeof packageView>

/** One file as the screens see it, its refusal in the reader's language. */
export function viewPackage(row: PackageRow, locale: 'kk' | 'ru'): PackageView {
  return {
    id: row.id,
    office: { kato: row.office, nameKk: row.name_kk, nameRu: row.name_ru },
    fileName: row.file_name,
    fileHash: row.file_hash,
    period: row.period,
    kind: row.kind,
    sequence: row.sequence,
    state: row.state,
    refusal: row.refusal,
    refusalText:
      row.refusal === null
        ? null
        : errorSentence(row.refusal as ErrorCode, JSON.parse(row.refusal_data) as ErrorData, locale),
    rows: JSON.parse(row.row_counts) as Record<string, number>,
    receivedAt: row.received_at
  }
}
