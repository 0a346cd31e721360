import type { z } from 'zod'
import type { roundRow } from '@shared/contract/rounds'
import type { ReadConnection } from '../../database/transaction'
import { viewWare } from '../stock/ware-queries'
import { roundRowsById, type RoundListRow } from './round-queries'

export type RoundRowView = z.infer<typeof roundRow>

function viewRoundRow(row: RoundListRow): RoundRowView {
  return {
    id: row.id,
    number: row.number,
    nameKk: row.name_kk,
    nameRu: row.name_ru,
    programme: row.programme,
    ware: viewWare(row),
    state: row.state,
    asOf: row.as_of,
    month: row.month,
    firstDay: row.first_day,
    lastDay: row.last_day,
    counts: {
      lines: row.lines,
      units: row.units,
      handedLines: row.handed_lines,
      handedUnits: row.handed_units,
      returnedUnits: row.returned_units
    }
  }
}

/** Rounds with their counts, newest first. */
export async function viewRoundRows(read: ReadConnection, ids: readonly number[]): Promise<RoundRowView[]> {
  return (await roundRowsById(read, ids)).map(viewRoundRow)
}
