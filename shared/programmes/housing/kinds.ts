import type { Bilingual } from '../../domain/bilingual'
import type { Unit } from '../types'

/** What a family is billed for at home. */
export const billKinds = [
  'heat',
  'cold-water',
  'hot-water',
  'gas',
  'electricity',
  'sewerage',
  'waste',
  'lift',
  'phone',
  'condominium'
] as const
export type BillKind = (typeof billKinds)[number]

/**
 * How a kind is held against its norm: by quantity for every square metre or every member of the family, by a sum for every
 * square metre or every member, or by one sum for the flat.
 */
export type NormWay = 'quantity-by-area' | 'quantity-by-person' | 'sum-by-area' | 'sum-by-person' | 'sum'

export interface NormOfKind {
  way: NormWay
  /** The parameter the norm is, and its case where the parameter has several. */
  parameter: string
  variant?: BillKind
  /** What the norm is counted in. */
  unit: Unit
}

/** The norm of every kind of bill. */
export const normOf: Readonly<Record<BillKind, NormOfKind>> = {
  heat: { way: 'quantity-by-area', parameter: 'housing-heat-norm', unit: 'gcal' },
  'cold-water': volume('cold-water'),
  'hot-water': volume('hot-water'),
  gas: volume('gas'),
  electricity: { way: 'quantity-by-person', parameter: 'housing-electricity-norm', unit: 'kwh' },
  sewerage: volume('sewerage'),
  waste: { way: 'sum-by-person', parameter: 'housing-waste-norm', unit: 'tenge' },
  lift: { way: 'sum', parameter: 'housing-fee-norm', variant: 'lift', unit: 'tenge' },
  phone: { way: 'sum', parameter: 'housing-fee-norm', variant: 'phone', unit: 'tenge' },
  condominium: { way: 'sum-by-area', parameter: 'housing-condominium-norm', unit: 'tenge' }
}

function volume(variant: BillKind): NormOfKind {
  return { way: 'quantity-by-person', parameter: 'housing-volume-norm', variant, unit: 'cubic-metre' }
}

/** What a kind of bill is called on its own. */
export const billKindNames: Readonly<Record<BillKind, Bilingual>> = {
  heat: { kk: 'Жылыту', ru: 'Отопление' },
  'cold-water': { kk: 'Суық су', ru: 'Холодная вода' },
  'hot-water': { kk: 'Ыстық су', ru: 'Горячая вода' },
  gas: { kk: 'Газ', ru: 'Газ' },
  electricity: { kk: 'Электр энергиясы', ru: 'Электроэнергия' },
  sewerage: { kk: 'Су бұру', ru: 'Водоотведение' },
  waste: { kk: 'Қоқыс шығару', ru: 'Вывоз мусора' },
  lift: { kk: 'Лифт', ru: 'Лифт' },
  phone: { kk: 'Телефон', ru: 'Телефон' },
  condominium: { kk: 'Үйді күтіп-ұстау (кондоминиум)', ru: 'Содержание дома (кондоминиум)' }
}
