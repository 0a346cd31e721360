import { describe, expect, it } from 'vitest'
import { createBook } from '../../shared/parameters/book'
import {
  checkParameterValue,
  checkParameterVariant,
  definitionOf,
  parameterDefinitions
} from '../../shared/parameters/definitions'
import { parseParameterFile } from '../../shared/parameters/parse'
import { shippedValues } from '../programmes/support'

const book = createBook(shippedValues)
const valueOn = (name: string, on: string, scope = {}) => {
  const found = book.find(name, on, scope)
  return found === null ? null : [found.value, found.mark]
}

describe('what is shipped', () => {
  it.each<[string, string, string, string]>([
    ['mci', '2018-06-01', '2405', 'K'],
    ['mci', '2019-12-31', '2525', 'A'],
    ['mci', '2020-03-31', '2651', 'B'],
    ['mci', '2020-04-01', '2778', 'A'],
    ['mci', '2022-03-31', '3063', 'A'],
    ['mci', '2022-04-01', '3180', 'A'],
    ['mci', '2023-01-01', '3450', 'A'],
    ['mci', '2024-01-01', '3692', 'D'],
    ['mci', '2025-01-01', '3932', 'B'],
    ['mci', '2026-12-31', '4325', 'B'],
    ['minimum-wage', '2018-01-01', '28284', 'K'],
    ['minimum-wage', '2022-01-01', '60000', 'A'],
    ['subsistence-minimum-budget', '2019-06-01', '29698', 'A'],
    ['subsistence-minimum-budget', '2024-06-01', '43407', 'K'],
    ['subsistence-minimum-budget', '2026-06-01', '50851', 'B'],
    ['poverty-line', '2019-04-01', '20789', 'A'],
    ['poverty-line', '2019-12-31', '20789', 'D'],
    ['poverty-line-share', '2019-03-31', '50', 'A'],
    ['poverty-line-share', '2019-04-01', '70', 'A'],
    ['poverty-line-share', '2030-01-01', '70', 'B'],
    ['median-share', '2025-01-01', '35', 'B'],
    ['child-benefit-mci', '2023-01-01', '1.5', 'B'],
    ['loan-income', '2025-08-31', 'not-counted', 'B'],
    ['loan-income', '2025-09-01', 'counted', 'B'],
    ['household-plot-income', '2024-01-01', 'counted', 'A'],
    ['term-asp', '2018-12-31', '7', 'K'],
    ['term-asp', '2019-01-01', '15', 'K'],
    ['term-asp-rural', '2018-12-31', '22', 'K'],
    ['term-asp-rural', '2024-01-01', '18', 'K'],
    ['term-housing', '2025-01-01', '8', 'K'],
    ['term-local', '2025-01-01', '8', 'K'],
    ['housing-heat-norm', '2025-01-01', '0.025', 'A'],
    ['housing-condominium-norm', '2025-01-01', '60', 'A'],
    ['proactive-renewal', '2020-04-01', 'allowed', 'K'],
    ['proactive-renewal', '2020-07-01', 'allowed', 'K'],
    ['proactive-renewal', '2020-10-01', 'allowed', 'K'],
    ['proactive-renewal', '2021-01-01', 'allowed', 'K'],
    ['proactive-renewal', '2021-06-30', 'allowed', 'K'],
    ['bar-months', '2024-01-01', '6', 'A'],
    ['appeal-months', '2024-01-01', '3', 'K']
  ])('%s on %s is %s', (name, on, value, mark) => {
    expect(valueOn(name, on)).toEqual([value, mark])
  })

  it('poverty lines of regions are of their quarter and region only', () => {
    expect(valueOn('poverty-line', '2018-04-01', { region: '35' })).toEqual(['12422', 'A'])
    expect(valueOn('poverty-line', '2020-01-01', { region: '71' })).toEqual(['24258', 'B'])
    expect(valueOn('poverty-line', '2022-09-30', { region: '71' })).toEqual(['37317', 'B'])
    expect(valueOn('poverty-line', '2022-10-01', { region: '71' })).toBeNull()
    expect(valueOn('poverty-line', '2020-01-01', { region: '63' })).toBeNull()
  })

  it('the women’s retirement age rises by half a year each January and stays at 61', () => {
    const ages = [2018, 2019, 2020, 2021, 2022, 2023, 2030].map(
      (year) => book.value('retirement-age', `${year}-01-01`, { variant: 'f' }).value
    )
    expect(ages).toEqual(['58.5', '59', '59.5', '60', '60.5', '61', '61'])
    expect(valueOn('retirement-age', '2018-01-01', { variant: 'm' })).toEqual(['63', 'K'])
  })

  it('norms of housing assistance are those of 2025, by service', () => {
    const norm = (name: string, variant: string) => valueOn(name, '2025-07-01', { variant, region: '63' })
    expect([norm('housing-area-norm', 'per-person'), norm('housing-area-norm', 'alone')]).toEqual([
      ['18', 'A'],
      ['30', 'A']
    ])
    expect(['cold-water', 'hot-water', 'gas'].map((one) => norm('housing-volume-norm', one)?.[0])).toEqual([
      '4',
      '2',
      '15'
    ])
    expect(['lift', 'phone'].map((one) => norm('housing-fee-norm', one)?.[0])).toEqual(['1300', '1399'])
    expect(norm('housing-volume-norm', 'sewerage')).toBeNull()
    expect(valueOn('housing-heat-norm', '2024-12-31')).toBeNull()
  })

  it('the compensation of Almaty in 2023 is of that place and year only', () => {
    const share = (on: string, region: string) => valueOn('tariff-mci-share', on, { region })
    expect([share('2023-01-01', '75'), share('2023-12-31', '75')]).toEqual([
      ['0.5', 'B'],
      ['0.5', 'B']
    ])
    expect([share('2022-12-31', '75'), share('2024-01-01', '75'), share('2023-06-01', '63')]).toEqual([
      null,
      null,
      null
    ])
  })

  /** The office's own configuration, without a shipped value. */
  const configured = [
    'child-age-rule',
    'member-change-rule',
    'median-income',
    'head-tier',
    'housing-share',
    'housing-electricity-norm',
    'housing-waste-norm',
    'tariff-phone-ceiling',
    'tariff-category',
    'term-tariff'
  ]

  it('nothing stands in for what is not known', () => {
    for (const name of configured) expect(shippedValues.filter((value) => value.name === name)).toEqual([])
    expect(valueOn('mci', '2027-01-01')).toBeNull()
    expect(valueOn('median-share', '2024-12-31')).toBeNull()
    expect(valueOn('proactive-renewal', '2020-03-31')).toBeNull()
    expect(valueOn('proactive-renewal', '2021-07-01')).toBeNull()
  })

  it('all else that is defined has a value, and nothing undefined is shipped', () => {
    const shipped = new Set(shippedValues.map(({ name }) => name))
    expect([...shipped, ...configured].sort()).toEqual(parameterDefinitions.map(({ name }) => name).sort())
  })
})

describe('a file of parameters', () => {
  const file = (entry: object, name = 'mci') => ({
    parameters: [{ name, values: [{ value: '2405', from: '2018-01-01', mark: 'A', act: 'акт', ...entry }] }]
  })
  const place = 'parameters.0.values.0'

  it('gives values with their unit', () => {
    expect(parseParameterFile(file({ until: '2018-12-31' }), 'mci.yaml')).toEqual([
      {
        name: 'mci',
        value: '2405',
        unit: 'tenge',
        from: '2018-01-01',
        until: '2018-12-31',
        region: null,
        variant: null,
        mark: 'A',
        act: 'акт'
      }
    ])
  })

  it.each<[string, unknown, string]>([
    ['no parameters', {}, 'parameters'],
    ['nothing', null, ''],
    ['a bare number', file({ value: 2405 }), `${place}.value`],
    ['a day that does not exist', file({ from: '2018-02-30' }), `${place}.from`],
    ['a date that YAML turned into one', file({ from: new Date(0) }), `${place}.from`],
    ['an office’s mark', file({ mark: 'office' }), `${place}.mark`],
    ['an unknown key', file({ unit: 'tenge' }), place],
    ['no act', file({ act: '' }), `${place}.act`],
    ['an unknown parameter', file({}, 'luck'), place],
    ['a value out of bounds', file({ value: '0' }), place],
    ['a missing variant', file({}, 'retirement-age'), place],
    ['an end before the beginning', file({ until: '2017-12-31' }), place]
  ])('is refused with %s, naming file and place', (_, data, where) => {
    expect(() => parseParameterFile(data, 'mci.yaml')).toThrowError(
      expect.objectContaining({
        code: 'parameter-file-invalid',
        data: expect.objectContaining({ file: 'mci.yaml', place: where })
      })
    )
  })
})

describe('what an office enters', () => {
  it.each<[string, string]>([
    ['poverty-line', '26906.83'],
    ['poverty-line', '14849'],
    ['child-age-rule', 'month-end'],
    ['term-asp', '15'],
    ['poverty-line-share', '62.5']
  ])('%s may be %s', (name, value) => {
    expect(checkParameterValue(definitionOf(name), value)).toBe(value)
  })

  it.each<[string, string]>([
    ['poverty-line', ''],
    ['poverty-line', '0'],
    ['poverty-line', '-1'],
    ['poverty-line', '1.001'],
    ['poverty-line', '14 849'],
    ['poverty-line', '1e4'],
    ['poverty-line', '999999999999'],
    ['child-age-rule', 'birthday'],
    ['term-asp', '7.5'],
    ['poverty-line-share', '101']
  ])('%s may not be %j', (name, value) => {
    expect(() => checkParameterValue(definitionOf(name), value, 'value')).toThrowError(
      expect.objectContaining({ code: 'parameter-value', field: 'value' })
    )
  })

  it('a narrower case is named where there are some, and only there', () => {
    expect(checkParameterVariant(definitionOf('rounding-unit'), 'line')).toBe('line')
    expect(checkParameterVariant(definitionOf('mci'), null)).toBeNull()
    for (const [name, variant] of [
      ['rounding-unit', null],
      ['rounding-unit', 'tail'],
      ['mci', 'line']
    ] as const) {
      expect(() => checkParameterVariant(definitionOf(name), variant)).toThrowError(
        expect.objectContaining({ code: 'parameter-value' })
      )
    }
  })
})
