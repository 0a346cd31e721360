import type { ParameterDefinition } from '../../parameters/types'

const norm = { scope: 'office', by: 'date', min: '0' } as const

/**
 * What the rules of `housing` read from the book. The share, and the norms of electricity, sewerage and waste, are set by local
 * acts and have no shipped value.
 */
export const housingParameters = [
  { name: 'housing-share', unit: 'percent', scope: 'office', by: 'date', min: '0', max: '100' },
  {
    name: 'housing-area-norm',
    unit: 'square-metre',
    ...norm,
    variants: ['per-person', 'alone'],
    min: '1',
    max: '1000'
  },
  { name: 'housing-heat-norm', unit: 'gcal', ...norm, max: '10' },
  {
    name: 'housing-volume-norm',
    unit: 'cubic-metre',
    ...norm,
    variants: ['cold-water', 'hot-water', 'gas', 'sewerage'],
    max: '1000'
  },
  { name: 'housing-electricity-norm', unit: 'kwh', ...norm, max: '10000' },
  { name: 'housing-waste-norm', unit: 'tenge', ...norm, max: '1000000' },
  { name: 'housing-fee-norm', unit: 'tenge', ...norm, variants: ['lift', 'phone'], max: '1000000' },
  { name: 'housing-condominium-norm', unit: 'tenge', ...norm, max: '1000000' },
  { name: 'term-housing', unit: 'days', scope: 'office', by: 'date', min: '1', max: '365' }
] as const satisfies readonly ParameterDefinition[]
