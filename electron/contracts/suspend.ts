import { OfficeError } from '@shared/errors'
import type { CaseRecord } from '../cases/record'
import type { WriteConnection } from '../database/transaction'
import type { Call, Note } from '../ipc/call'

export function proposeSuspension(
  _call: Call,
  _tx: WriteConnection,
  _note: Note,
  _of: { record: CaseRecord; guilty: number; on: string; note: string }
): Promise<number> {
  return Promise.reject(new OfficeError('change-not-possible'))
}
