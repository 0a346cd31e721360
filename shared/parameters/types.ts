import type { IsoDate } from '../domain/iso-date'

/** How sure a value is: law or official site, press, third party, derived, general knowledge; `office` = entered by the office with its act. */
export const marks = ['A', 'B', 'C', 'D', 'K', 'office', 'question'] as const
export type Mark = (typeof marks)[number]

export const parameterUnits = [
  'tenge',
  'percent',
  'mci',
  'count',
  'months',
  'years',
  'days',
  'square-metre',
  'cubic-metre',
  'gcal',
  'kwh',
  'choice'
] as const
export type ParameterUnit = (typeof parameterUnits)[number]

/** One dated value of the book. */
export interface ParameterValue {
  name: string
  /** Decimal string, or a word for a `choice`. */
  value: string
  unit: ParameterUnit
  /** First and last day it is valid; `null` = open. */
  from: IsoDate
  until: IsoDate | null
  /** KATO region of two digits, or `null` for the whole country. */
  region: string | null
  /** Key of a narrower case, such as a number of children, or `null`. */
  variant: string | null
  act: string
  mark: Mark
}

/** What a parameter means: how it is entered and where it may come from. */
export interface ParameterDefinition {
  name: string
  unit: ParameterUnit
  /** Entered by region and quarter, by region, or once for the office. */
  scope: 'country' | 'region' | 'office'
  /** By quarter (poverty line, ПМ, median) or by any date. */
  by: 'quarter' | 'date'
  /** Allowed words of a `choice`. */
  choices?: readonly string[]
  /** Narrower cases the value is given for; every value then names one of them. */
  variants?: readonly string[]
  /** Lowest and highest value, decimal strings. */
  min?: string
  max?: string
}

/** The region (KATO, two digits) and the narrower case a value is asked for. */
export interface Scope {
  region?: string
  variant?: string
}

export interface Book {
  /**
   * The one value valid on the date, read to be used.
   * @throws OfficeError `parameter-missing {parameter, date, region}`
   */
  value(name: string, on: IsoDate, scope?: Scope): ParameterValue
  /** The same without the error and without counting as used: for a look at what there is. */
  find(name: string, on: IsoDate, scope?: Scope): ParameterValue | null
}
