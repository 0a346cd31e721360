import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { formatLineNumber } from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'
import type { Call } from '../../ipc/call'
import { viewWare } from '../stock/ware-queries'
import { stateOf } from './line-views'
import { receivedBy, type ReceivedRow } from './received-queries'

/** Everything in kind that a person or a family was put down for and what became of it. @throws OfficeError `field-empty` */
export function listReceived(
  call: Call,
  input: ParsedInputOf<'rounds.received'>
): Promise<OutputOf<'rounds.received'>> {
  const { personId = null, familyId = null } = input
  if (personId === null && familyId === null) throw new OfficeError('field-empty', { field: 'personId' })
  return call.read(async (read) => ({
    rows: (await receivedBy(read, { personId, familyId })).map(viewReceived)
  }))
}

function viewReceived(row: ReceivedRow): OutputOf<'rounds.received'>['rows'][number] {
  const state = stateOf(row)
  return {
    lineId: row.line_id,
    number: formatLineNumber(row.number),
    personId: row.person_id,
    fullName: row.full_name,
    roundId: row.round_id,
    roundNumber: row.round_number,
    roundKk: row.round_kk,
    roundRu: row.round_ru,
    programme: row.programme,
    ware: viewWare(row),
    quantity: row.quantity,
    state: state === 'waiting' && row.round_state === 'closed' ? 'not-claimed' : state,
    onDay: row.on_day,
    pointKk: row.point_kk,
    pointRu: row.point_ru,
    proxyName: row.proxy_name
  }
}
