import { largestQuantity } from '@shared/contract/stock'
import { searchKey } from '@shared/domain/search-key'
import { stockDescription } from '@shared/imports/kinds-stock'
import { withoutRomans } from '@shared/imports/roman'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { allItems, type ItemRow } from '../../distribution/stock/catalogue-queries'
import { enterReversal, mustFindMovement } from '../../distribution/stock/corrections'
import { allPlaces, type PlaceRow } from '../../distribution/stock/place-queries'
import { enterReceipt, refuseUnreceivable } from '../../distribution/stock/receive'
import type {
  CheckedRow,
  Effects,
  ImportContext,
  Importer,
  KeptEffect,
  ParsedRow,
  RowFinding,
  TakenRow
} from '../importer'
import { checked, fault, refusalAt, refused, warning } from './rows'
import { receivedByWaybills } from './stock-queries'

// A movement takes as many lines as `stock.receive` does.
const mostLines = 500

interface Named {
  code: string
  name_kk: string
  name_ru: string
}

/** «Қоспа II» is not «Қоспа I». */
const nameKey = (text: string): string => searchKey(withoutRomans(text))

/** By its code, or by a name that only one has, in either language and any spelling. */
function finder<Row extends Named>(rows: readonly Row[]): (text: string) => Row | undefined {
  const byCode = new Map(rows.map((row) => [row.code.toLowerCase(), row]))
  const byName = new Map<string, Set<Row>>()
  for (const row of rows)
    for (const key of [nameKey(row.name_kk), nameKey(row.name_ru)])
      byName.set(key, (byName.get(key) ?? new Set()).add(row))
  return (text) => {
    const named = [...(byName.get(nameKey(text)) ?? [])]
    return byCode.get(text.toLowerCase()) ?? (named.length === 1 ? named[0] : undefined)
  }
}

/** A line of a waybill as the ledger takes one. */
interface Line {
  place: PlaceRow
  item: ItemRow
  quantity: number
  waybill: string
  supplier: string
  onDay: string
  batch: string
  expiresOn: string | null
}

/** What one lot of one waybill is known by: numbers of waybills begin anew every year. */
const lotKey = (line: {
  waybill: string
  supplier: string
  onDay: string
  placeId: number
  wareId: number
  batch: string
  expiresOn: string | null
}): string =>
  JSON.stringify([
    line.waybill,
    searchKey(line.supplier),
    line.onDay.slice(0, 4),
    line.placeId,
    line.wareId,
    line.batch,
    line.expiresOn ?? ''
  ])

const keyOf = ({ place, item, ...line }: Line): string =>
  lotKey({ ...line, placeId: place.id, wareId: item.ware_id })

type Reader = (row: ParsedRow) => { line: Line | null; findings: RowFinding[] }

/** Reads a row against places and items, by the rules of `stock.receive`. */
async function readerOf(read: ReadConnection, { call, options }: ImportContext): Promise<Reader> {
  const places = await allPlaces(read)
  const placeOf = finder(places)
  const itemOf = finder(await allItems(read))
  return ({ values }) => {
    const findings: RowFinding[] = []
    const given = values['place']
    const place = given === undefined ? places.find(({ id }) => id === options.placeId) : placeOf(given)
    if (place === undefined)
      findings.push(
        given === undefined
          ? fault('place', 'field-empty')
          : fault('place', 'stock-place-unknown', { place: given })
      )
    else if (place.active === 0)
      findings.push(fault('place', 'place-inactive', { placeKk: place.name_kk, placeRu: place.name_ru }))
    const item = values['item'] === undefined ? undefined : itemOf(values['item'])
    if (item === undefined && values['item'] !== undefined)
      findings.push(fault('item', 'item-unknown', { item: values['item'] }))
    const quantity = Number(values['quantity'] ?? 0)
    if (values['quantity'] !== undefined && (quantity < 1 || quantity > largestQuantity))
      findings.push(fault('quantity', 'asked-range', { value: quantity, min: 1, max: largestQuantity }))
    const onDay = values['onDay'] ?? call.today
    if (onDay > call.today) findings.push(fault('onDay', 'date-in-future'))
    const expiresOn = values['expiresOn'] ?? null
    if (item !== undefined)
      findings.push(
        ...refusalAt(item.active === 0 ? 'item' : 'expiresOn', () => {
          refuseUnreceivable(item, expiresOn, onDay, '')
        })
      )
    const { waybill, supplier } = values
    const whole = place !== undefined && item !== undefined && waybill !== undefined && supplier !== undefined
    if (!whole || findings.length > 0) return { line: null, findings }
    const batch = values['batch'] ?? waybill
    return { line: { place, item, quantity, waybill, supplier, onDay, batch, expiresOn }, findings }
  }
}

interface Stored {
  movementId: number
  quantity: number
}

/**
 * A lot that the ledger has already, in this quantity or with other rows of the file, is the same. One of which the ledger has less, or
 * which the file names twice, may be a mistake or a second box: whoever takes the list in decides.
 */
function held(row: ParsedRow, line: Line, stored: Stored | undefined, { seen }: ImportContext): CheckedRow {
  const key = keyOf(line)
  const there = stored?.quantity ?? 0
  const before = seen.get(`stock sum ${key}`) ?? 0
  const first = seen.get(`stock ${key}`) ?? row.row
  seen.set(`stock sum ${key}`, before + line.quantity)
  seen.set(`stock ${key}`, first)
  if (stored !== undefined && there > before) {
    const differs = warning('quantity', 'receipt-differs', {
      waybill: line.waybill,
      stored: there,
      given: line.quantity
    })
    return checked(row, {
      state: before + line.quantity <= there ? 'same' : 'duplicate',
      match: {
        subject: 'movement',
        id: stored.movementId,
        how: 'exact',
        stored: { quantity: String(there) }
      },
      findings: before > 0 || line.quantity === there ? [] : [differs]
    })
  }
  if (first === row.row) return checked(row, { state: 'new' })
  return checked(row, {
    state: 'duplicate',
    match: { subject: 'row', id: first, how: 'file', stored: { quantity: String(before) } },
    findings: [warning(null, 'row-repeated', { row: first })]
  })
}

async function check(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  context: ImportContext
): Promise<CheckedRow[]> {
  const reader = await readerOf(read, context)
  const waybills = [...new Set(rows.flatMap(({ values }) => values['waybill'] ?? []))]
  const stored = new Map<string, Stored>()
  for (const { movementId, quantity, ...line } of await receivedByWaybills(read, waybills)) {
    const known = stored.get(lotKey(line))?.quantity ?? 0
    stored.set(lotKey(line), { movementId, quantity: known + quantity })
  }
  return rows.map((row) => {
    const { line, findings } = reader(row)
    if (line === null || row.findings.some(({ level }) => level === 'error')) return refused(row, findings)
    return held(row, line, stored.get(keyOf(line)), context)
  })
}

/** One movement a waybill, place and day. @throws OfficeError as `stock.receive`, when stock was changed since the preview */
async function write(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  context: ImportContext,
  effects: Effects
): Promise<void> {
  const { call } = context
  const reader = await readerOf(tx, context)
  const waybills = new Map<string, { row: TakenRow; line: Line }[]>()
  for (const row of rows) {
    // A duplicate that is the stored one after all adds nothing; only what was said to be another receipt does.
    if (row.state === 'same' || (row.state === 'duplicate' && row.choice !== 'separate')) continue
    const { line } = reader(row)
    if (line === null) continue
    const key = JSON.stringify([line.waybill, line.supplier, line.place.id, line.onDay])
    waybills.set(key, [...(waybills.get(key) ?? []), { row, line }])
  }
  for (const lines of waybills.values()) {
    for (let from = 0; from < lines.length; from += mostLines) {
      const part = lines.slice(from, from + mostLines)
      const [first] = part
      if (first === undefined) continue
      const { waybill, supplier, onDay, place } = first.line
      const { movementId } = await enterReceipt(tx, {
        placeId: place.id,
        waybill,
        supplier,
        onDay,
        at: call.now,
        userId: call.actor.id,
        lines: part.map(({ line }) => ({
          itemId: line.item.id,
          quantity: line.quantity,
          batch: line.batch,
          ...(line.expiresOn === null ? {} : { expiresOn: line.expiresOn })
        }))
      })
      for (const { row } of part) effects.created(row.row, 'movements', movementId)
    }
  }
}

/**
 * The ledger is append-only: what came in goes by reversing entries.
 * @throws OfficeError `stock-short` when goods have gone on meanwhile
 */
async function undo(
  tx: WriteConnection,
  effects: readonly KeptEffect[],
  { call, importId }: Pick<ImportContext, 'call' | 'importId'>
): Promise<{ removed: number; restored: number }> {
  const reason =
    call.actor.locale === 'kk' ? `№ ${importId} тізім қайтарып алынды` : `список № ${importId} отменён`
  let removed = 0
  for (const id of new Set(effects.map((effect) => effect.id))) {
    const movement = await mustFindMovement(tx, id)
    if (movement.reversed_by !== null) continue
    await enterReversal(call, tx, movement, { at: call.now, reason })
    removed += effects.filter((effect) => effect.id === id).length
  }
  return { removed, restored: 0 }
}

export const stockImporter: Importer = { kind: 'stock', description: stockDescription, check, write, undo }
