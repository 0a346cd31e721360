import { OfficeError } from '../errors'
import { childBenefitProgrammeParameters } from '../programmes/child-1-6/parameters'
import { gspParameters } from '../programmes/gsp/parameters'
import { housingParameters } from '../programmes/housing/parameters'
import { tariffParameters } from '../programmes/tariff/parameters'
import { localParameters } from '../programmes/local/parameters'
import { kitParameters } from '../programmes/kit/parameters'
import { emergencyParameters } from '../programmes/emergency-42500/parameters'
import { birgemizParameters } from '../programmes/birgemiz/parameters'
import { employmentParameters } from '../programmes/employment/parameters'
import type { ParameterDefinition } from './types'

const roundingPlaces = ['line', 'per-capita', 'amount'] as const

/** Where an amount is rounded on its way: the poverty line, the per-capita income, the amount paid. */
export type RoundingPlace = (typeof roundingPlaces)[number]

const tenge = { unit: 'tenge', min: '0.01', max: '100000000' } as const
const days = { unit: 'days', scope: 'office', by: 'date', min: '1', max: '365' } as const

/**
 * Every parameter the program knows. Those without a shipped value (the poverty line of most quarters, `median-income`,
 * `child-age-rule`, `member-change-rule`, `head-tier`) are configuration: the office enters them with their act.
 */
export const parameterDefinitions = [
  { name: 'mci', scope: 'country', by: 'date', ...tenge },
  { name: 'minimum-wage', scope: 'country', by: 'date', ...tenge },
  { name: 'subsistence-minimum-budget', scope: 'country', by: 'date', ...tenge },
  { name: 'subsistence-minimum', scope: 'region', by: 'quarter', ...tenge },
  { name: 'median-income', scope: 'region', by: 'quarter', ...tenge },
  { name: 'poverty-line', scope: 'region', by: 'quarter', ...tenge },
  { name: 'poverty-line-share', unit: 'percent', scope: 'country', by: 'date', min: '1', max: '100' },
  { name: 'median-share', unit: 'percent', scope: 'country', by: 'date', min: '1', max: '100' },
  {
    name: 'rounding-unit',
    unit: 'tenge',
    scope: 'office',
    by: 'date',
    variants: roundingPlaces,
    min: '0.01',
    max: '1000'
  },
  {
    name: 'rounding-mode',
    unit: 'choice',
    scope: 'office',
    by: 'date',
    variants: roundingPlaces,
    choices: ['half-up', 'half-even', 'down', 'up']
  },
  { name: 'child-benefit-mci', unit: 'mci', scope: 'country', by: 'date', min: '0.01', max: '100' },
  {
    name: 'multi-child-benefit-mci',
    unit: 'mci',
    scope: 'country',
    by: 'date',
    variants: ['4', '5', '6', '7', '8+'],
    min: '0.01',
    max: '100'
  },
  {
    name: 'child-age-rule',
    unit: 'choice',
    scope: 'office',
    by: 'date',
    choices: ['month-start', 'month-end', 'application-date']
  },
  {
    name: 'member-change-rule',
    unit: 'choice',
    scope: 'office',
    by: 'date',
    choices: ['application-date', 'recalculate-from-next-month']
  },
  {
    name: 'household-plot-income',
    unit: 'choice',
    scope: 'office',
    by: 'date',
    choices: ['counted', 'not-counted']
  },
  { name: 'loan-income', unit: 'choice', scope: 'country', by: 'date', choices: ['counted', 'not-counted'] },
  {
    name: 'retirement-age',
    unit: 'years',
    scope: 'country',
    by: 'date',
    variants: ['m', 'f'],
    min: '40',
    max: '80'
  },
  { name: 'term-asp', ...days },
  { name: 'term-asp-rural', ...days },
  { name: 'term-extension-days', ...days },
  { name: 'term-inform-days', ...days },
  { name: 'bar-months', unit: 'months', scope: 'country', by: 'date', min: '1', max: '60' },
  { name: 'appeal-months', unit: 'months', scope: 'country', by: 'date', min: '1', max: '60' },
  { name: 'head-tier', scope: 'office', by: 'date', ...tenge },
  /** Whether families may be assigned for a quarter without an application (2020–21, and where an act allows it). */
  {
    name: 'proactive-renewal',
    unit: 'choice',
    scope: 'country',
    by: 'quarter',
    choices: ['allowed', 'not-allowed']
  },
  ...childBenefitProgrammeParameters,
  ...gspParameters,
  ...housingParameters,
  ...tariffParameters,
  ...localParameters,
  ...kitParameters,
  ...emergencyParameters,
  ...birgemizParameters,
  ...employmentParameters
] as const satisfies readonly ParameterDefinition[]

export type ParameterName = (typeof parameterDefinitions)[number]['name']

const byName: ReadonlyMap<string, ParameterDefinition> = new Map(
  parameterDefinitions.map((definition): [string, ParameterDefinition] => [definition.name, definition])
)

/** The definition of a parameter. @throws OfficeError `parameter-unknown {parameter}` */
export function definitionOf(name: string, field?: string): ParameterDefinition {
  const definition = byName.get(name)
  if (definition !== undefined) return definition
  throw new OfficeError('parameter-unknown', { ...where(field), data: { parameter: name.slice(0, 80) } })
}

/**
 * Checks what somebody entered against the definition and gives it back: a word of a `choice`, else a plain decimal
 * between the bounds; money with at most two places; a rounding unit in whole tiyn.
 * @throws OfficeError `parameter-value {parameter, value}`
 */
export function checkParameterValue(definition: ParameterDefinition, value: string, field?: string): string {
  const refused = new OfficeError('parameter-value', {
    ...where(field),
    data: { parameter: definition.name, value: value.slice(0, 40) }
  })
  if (definition.unit === 'choice') {
    if (definition.choices?.includes(value) !== true) throw refused
    return value
  }
  const places =
    definition.unit === 'tenge' ? 2 : definition.unit === 'days' || definition.unit === 'months' ? 0 : 4
  const match = /^\d{1,12}(?:\.(\d{1,4}))?$/.exec(value)
  if (match === null || (match[1] ?? '').length > places) throw refused
  if (definition.min !== undefined && Number(value) < Number(definition.min)) throw refused
  if (definition.max !== undefined && Number(value) > Number(definition.max)) throw refused
  return value
}

/** Checks that a narrower case is named where the parameter has some, and only there. @throws OfficeError `parameter-value` */
export function checkParameterVariant(
  definition: ParameterDefinition,
  variant: string | null,
  field?: string
): string | null {
  const known = definition.variants ?? []
  const fits = variant === null ? known.length === 0 : known.includes(variant)
  if (fits) return variant
  throw new OfficeError('parameter-value', {
    ...where(field),
    data: { parameter: definition.name, value: variant?.slice(0, 40) ?? '' }
  })
}

function where(field: string | undefined): { field?: string } {
  return field === undefined ? {} : { field }
}
