import type { IsoDate } from '@shared/domain/iso-date'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../../database/transaction'
import type {
  PointOnPaper,
  RoundLinesData,
  RoundOnPaper,
  SheetOnPaper
} from '../../documents/round/round-data'
import type { Call } from '../../ipc/call'
import { mustBeSetUp } from '../../office/service'
import { katoTable, placeName } from '../../parameters/classifiers'
import type { PlaceView } from '../stock/places'
import type { RoundView } from '../rounds/views'
import { sheetLines, sheetsOf, type SheetRow } from './queries'

/** Lines of a JSON text: enough that few are asked for, few enough that none blocks the main thread. */
const linesAText = 2_000

/** What stands at the head of every paper of a round. @throws OfficeError `not-set-up` */
export async function roundOnPaper(
  call: Call,
  read: ReadConnection,
  round: RoundView,
  print: { copyNumber: number; templateVersion: number }
): Promise<RoundOnPaper> {
  const office = await mustBeSetUp(read)
  const { ware } = round
  return {
    ...print,
    office: {
      name: { kk: office.name_kk, ru: office.name_ru },
      address: { kk: office.address_kk, ru: office.address_ru },
      phone: office.phone
    },
    number: round.number,
    name: { kk: round.nameKk, ru: round.nameRu },
    ware: {
      name: { kk: ware.nameKk, ru: ware.nameRu },
      code: ware.code,
      version: ware.version,
      unit: ware.unit
    },
    quantity: round.quantity,
    norm: round.norm,
    firstDay: round.firstDay,
    lastDay: round.lastDay,
    slotMinutes: round.slotMinutes,
    printedOn: call.today
  }
}

export async function pointOnPaper(
  call: Call,
  read: ReadConnection,
  place: PlaceView
): Promise<PointOnPaper> {
  return {
    name: { kk: place.nameKk, ru: place.nameRu },
    settlement: placeName(await katoTable(call, read), place.kato),
    address: place.address,
    responsible: place.responsible,
    phone: place.phone,
    opens: place.opens
  }
}

/**
 * The lines of a round's list, of one point or of all: sheets in the order of the points' codes, then of the villages'.
 * @throws OfficeError `round-empty`
 */
export async function linesOnPaper(
  call: Call,
  read: ReadConnection,
  round: RoundView,
  placeId: number | null
): Promise<Omit<RoundLinesData, 'round'>> {
  const kato = await katoTable(call, read)
  const rows = await sheetsOf(read, round.id, placeId)
  if (rows.length === 0)
    throw new OfficeError('round-empty', { field: placeId === null ? 'roundId' : 'placeId' })
  const places = round.points.filter(({ id }) => rows.some((row) => row.place_id === id))
  const sheets: SheetOnPaper[] = []
  const lines: string[] = []
  for (const [point, place] of places.entries()) {
    const own = rows.filter((row) => row.place_id === place.id).sort((a, b) => (a.kato < b.kato ? -1 : 1))
    for (const row of own) {
      sheets.push({ point, village: placeName(kato, row.kato), lines: row.lines, units: row.units })
      lines.push(...(await textsOf(read, round.id, row)))
    }
  }
  const points: PointOnPaper[] = []
  for (const place of places) points.push(await pointOnPaper(call, read, place))
  return { points, sheets, lines }
}

async function textsOf(read: ReadConnection, roundId: number, row: SheetRow): Promise<string[]> {
  const sheet = { roundId, placeId: row.place_id, kato: row.kato }
  const texts: string[] = []
  let after = 0
  for (let left = row.lines; left > 0;) {
    const part = await sheetLines(read, sheet, after, linesAText)
    if (part.lines === 0) throw new Error('lines vanished within a snapshot')
    texts.push(part.text)
    after = part.last
    left -= part.lines
  }
  return texts
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The office's calendar day of an instant. */
export function dayOf(instant: string): IsoDate {
  const at = new Date(instant)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
