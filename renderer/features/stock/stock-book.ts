import type { OutputOf } from '@shared/contract'
import { addDays, type IsoDate } from '@shared/domain/iso-date'
import { collate } from '@shared/domain/collate'
import type { ErrorData } from '@shared/errors'
import { formatDate, formatNumber } from '../../format'
import { currentLocale, i18n } from '../../locales/i18n'
import { sentenceOf } from '../../locales/sentences'
import { nameOf, placeName, wareName } from '../distribution/ware-name'

export type Item = OutputOf<'items.save'>
export type Kit = OutputOf<'kits.save'>
export type Place = OutputOf<'places.save'>
export type BalanceRow = OutputOf<'stock.balance'>['rows'][number]
export type Lot = BalanceRow['lots'][number]
export type Ware = BalanceRow['ware']
export type StockAlert = OutputOf<'stock.alerts'>['alerts'][number]

/** Everything the screens of stock choose from: things, places, and what lies where. */
export interface StockBook {
  items: readonly Item[]
  kits: readonly Kit[]
  places: readonly Place[]
  balance: readonly BalanceRow[]
  alerts: readonly StockAlert[]
}

export interface Option<Value> {
  value: Value
  label: string
}

/** Places that goods can be put into now. */
export function placeOptions(book: StockBook): Option<number | null>[] {
  const compare = collate(currentLocale())
  return book.places
    .filter((place) => place.active)
    .map((place) => ({ value: place.id as number | null, label: nameOf(place) }))
    .sort((a, b) => compare(a.label, b.label))
}

/** Places where something lies or may be put, those on the way among them; for filters. */
export function filterPlaces(book: StockBook): Option<number | null>[] {
  const known = new Map<number, string>(book.places.map((place) => [place.id, nameOf(place)]))
  for (const row of book.balance) known.set(row.placeId, placeName(row))
  return sorted(known)
}

/** Every ware that lies anywhere, and every item. */
export function filterWares(book: StockBook): Option<number | null>[] {
  const known = new Map<number, string>(book.items.map((item) => [item.wareId, nameOf(item)]))
  for (const row of book.balance) known.set(row.ware.wareId, wareName(row.ware))
  return sorted(known)
}

function sorted(known: ReadonlyMap<number, string>): Option<number | null>[] {
  const compare = collate(currentLocale())
  return [...known]
    .map(([value, label]) => ({ value: value as number | null, label }))
    .sort((a, b) => compare(a.label, b.label))
}

/** What lies at a place, by ware. */
export function balanceAt(rows: readonly BalanceRow[], placeId: number | null): BalanceRow[] {
  const compare = collate(currentLocale())
  return rows
    .filter((row) => row.placeId === placeId)
    .sort((a, b) => compare(wareName(a.ware), wareName(b.ware)))
}

/** A quantity with its unit: `1 200 шт.` */
export function quantityText(quantity: number, unit: Ware['unit']): string {
  return `${formatNumber(quantity)} ${i18n.global.t(`distribution.unit.${unit}`)}`
}

/** A lot in words: its batch and the day it expires. */
export function lotText(lot: { batch: string | null; expiresOn: IsoDate | null }): string {
  const { t } = i18n.global
  const batch = lot.batch === null || lot.batch === '' ? t('stock.noBatch') : lot.batch
  return lot.expiresOn === null ? batch : t('stock.lotUntil', { batch, date: formatDate(lot.expiresOn) })
}

export type LotState = 'expired' | 'soon' | 'good'

/** Kits have no days of warning of their own. */
const usualAlertDays = 30

/** Whether a lot can still be handed out, and whether it soon cannot: the item says how many days before. */
export function lotState(book: StockBook, ware: Ware, expiresOn: IsoDate | null, today: IsoDate): LotState {
  if (expiresOn === null) return 'good'
  if (expiresOn < today) return 'expired'
  const days = book.items.find((item) => item.wareId === ware.wareId)?.expiryAlertDays ?? usualAlertDays
  return expiresOn <= addDays(today, days) ? 'soon' : 'good'
}

/** The sentence of a shortage seen before anything is sent: what, where, how much is wanted and how much is free. */
export function shortText(
  row: Pick<BalanceRow, 'ware' | 'placeKk' | 'placeRu'>,
  wanted: number,
  free: number
): string | undefined {
  const { ware, placeKk, placeRu } = row
  const data: ErrorData = {
    ware: wareName(ware),
    place: placeName({ placeKk, placeRu }),
    wanted: formatNumber(wanted),
    free: formatNumber(Math.max(0, free))
  }
  return sentenceOf('stock-short', data) ?? undefined
}
