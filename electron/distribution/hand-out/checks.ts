import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { formatLineNumber } from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'
import type { KatoEntry } from '@shared/domain/kato'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { katoTable } from '../../parameters/classifiers'
import { checkOf, checksOf, saveOutcome, type CheckRow } from './checks-queries'
import { mustFindRound } from './desk'
import { villageName } from './line-views'

type CheckView = OutputOf<'rounds.saveCheck'>

function viewCheck(row: CheckRow, kato: ReadonlyMap<string, KatoEntry>): CheckView {
  const village = villageName(kato, row.kato)
  return {
    lineId: row.line_id,
    number: formatLineNumber(row.number),
    personId: row.person_id,
    fullName: row.full_name,
    phone: row.phone,
    villageKk: village.kk,
    villageRu: village.ru,
    handedOn: row.handed_on,
    pointKk: row.point_kk,
    pointRu: row.point_ru,
    outcome: row.outcome,
    note: row.note,
    checkedBy: row.checked_by
  }
}

/** The sample of a closed round that is asked by telephone; empty until it is closed. @throws OfficeError `not-found` */
export function listChecks(
  call: Call,
  input: ParsedInputOf<'rounds.checks'>
): Promise<OutputOf<'rounds.checks'>> {
  return call.read(async (read) => {
    await mustFindRound(read, input.id, 'id')
    const kato = await katoTable(call, read)
    return { rows: (await checksOf(read, input.id)).map((row) => viewCheck(row, kato)) }
  })
}

/** Enters what was said on the telephone; it may be corrected. @throws OfficeError `not-found` for a line outside the sample */
export function saveCheck(call: Call, input: ParsedInputOf<'rounds.saveCheck'>): Promise<CheckView> {
  return call.write(async (tx, note) => {
    const before = await mustFindCheck(tx, input.lineId)
    await saveOutcome(tx, { ...input, at: call.now, by: call.actor.id })
    note({
      subjectKind: 'round',
      subjectId: before.round_id,
      details: { number: formatLineNumber(before.number), outcome: input.outcome }
    })
    return viewCheck(await mustFindCheck(tx, input.lineId), await katoTable(call, tx))
  })
}

async function mustFindCheck(read: ReadConnection, lineId: number): Promise<CheckRow> {
  const check = await checkOf(read, lineId)
  if (check === undefined)
    throw new OfficeError('not-found', { field: 'lineId', data: { what: 'line', id: lineId } })
  return check
}
