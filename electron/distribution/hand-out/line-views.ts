import type { z } from 'zod'
import type { Category } from '@shared/contract/criteria'
import type { lineView } from '@shared/contract/rounds'
import { categoryNames } from '@shared/distribution/categories'
import { formatLineNumber } from '@shared/distribution/line-number'
import type { KatoEntry } from '@shared/domain/kato'
import type { ReadConnection } from '../../database/transaction'
import type { Call } from '../../ipc/call'
import { katoTable } from '../../parameters/classifiers'
import type { LineRow, RoundRow } from './line-queries'

export type LineView = z.infer<typeof lineView>
type Kato = ReadonlyMap<string, KatoEntry>

export interface Names {
  kk: string
  ru: string
}

/** What a round's codes are called. */
export interface RoundNames {
  village(code: string): Names
  category(code: string): Names
}

/** A village by its KATO; one that the table does not know stands as its code. */
export function villageName(kato: Kato, code: string): Names {
  const entry = kato.get(code)
  return entry === undefined ? { kk: code, ru: code } : { kk: entry.nameKk, ru: entry.nameRu }
}

/** The categories a round was frozen with, by id, and that of the lines added by hand. */
export function categoriesOf(criteria: string): ReadonlyMap<string, Names> {
  const { categories } = JSON.parse(criteria) as { categories: readonly Category[] }
  return categoryNames(categories)
}

export async function namesOfRound(call: Call, read: ReadConnection, round: RoundRow): Promise<RoundNames> {
  const kato = await katoTable(call, read)
  const categories = categoriesOf(round.criteria)
  return {
    village: (code) => villageName(kato, code),
    category: (code) => categories.get(code) ?? { kk: code, ru: code }
  }
}

/** Waiting, handed out, or given back. */
export function stateOf(row: Pick<LineRow, 'hand_out_id' | 'returned_at'>): LineView['state'] {
  if (row.hand_out_id === null) return 'waiting'
  return row.returned_at === null ? 'handed-out' : 'returned'
}

/** A line as the desk shows it, with who handed it out, when and where. */
export function viewLine(row: LineRow, names: RoundNames): LineView {
  const village = names.village(row.kato)
  const category = names.category(row.category)
  return {
    id: row.id,
    roundId: row.round_id,
    number: formatLineNumber(row.number),
    personId: row.person_id,
    familyId: row.family_id,
    familySize: row.family_size,
    fullName: row.full_name,
    iinTail: row.iin_tail,
    kato: row.kato,
    villageKk: village.kk,
    villageRu: village.ru,
    address: row.address_text,
    category: row.category,
    categoryKk: category.kk,
    categoryRu: category.ru,
    quantity: row.quantity,
    placeId: row.place_id,
    pointKk: row.point_kk,
    pointRu: row.point_ru,
    slotDay: row.slot_day,
    slotTime: row.slot_time,
    homeDelivery: row.home_delivery === 1,
    addedReason: row.added_reason,
    state: stateOf(row),
    handOut: viewHandOut(row)
  }
}

function viewHandOut(row: LineRow): LineView['handOut'] {
  if (row.hand_out_id === null) return null
  return {
    id: row.hand_out_id,
    at: row.handed_at ?? '',
    by: row.handed_by ?? '',
    placeId: row.handed_place_id ?? 0,
    placeKk: row.handed_kk ?? '',
    placeRu: row.handed_ru ?? '',
    source: row.source ?? 'scan',
    proxyName: row.proxy_name,
    proxyDocument: row.proxy_document
  }
}
