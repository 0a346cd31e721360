import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkKatoCode, katoLevel, katoParent, katoRegion } from '../../shared/domain/kato'
import { codeOf, errorOf } from './support'

describe('KATO codes', () => {
  it.each([
    ['630000000', 'region', null],
    ['634000000', 'district', '630000000'],
    ['634039000', 'rural-district', '634000000'],
    ['634039300', 'settlement', '634039000'],
    ['632400680', 'settlement', '632400000'],
    ['631010000', 'rural-district', '631000000'],
    ['751110000', 'district', '750000000']
  ])('%s is a %s under %s', (code, level, parent) => {
    expect(katoLevel(code)).toBe(level)
    expect(katoParent(code)).toBe(parent)
    expect(katoRegion(code)).toBe(code.slice(0, 2))
  })

  it('takes spaces as pasted', () => expect(checkKatoCode(' 634 039 300 ')).toBe('634039300'))

  it.each(['', '63', '6340393000', '034039300', '63403930a', '6'.repeat(1e7)])(
    'refuses what is no code (%#)',
    (text) => expect(codeOf(() => checkKatoCode(text))).toBe('kato-malformed')
  )

  it('names the field', () =>
    expect(errorOf(() => checkKatoCode('63', 'address.kato'))).toMatchObject({
      field: 'address.kato',
      data: { text: '63' }
    }))
})

interface Row {
  code: string
  name_kk: string
  name_ru: string
  mark: string
}

const file = resolve(import.meta.dirname, '../../resources/classifiers/kato.yaml')
const { entries } = parse(readFileSync(file, 'utf8')) as { entries: Row[] }
const byCode = new Map(entries.map((entry) => [entry.code, entry]))

describe('the starter table of places', () => {
  it('has each code once, well formed, named in both languages, and pretends no certainty', () => {
    expect(byCode.size).toBe(entries.length)
    for (const { code, name_kk, name_ru, mark } of entries) {
      expect(checkKatoCode(code)).toBe(code)
      expect(name_kk.trim().length).toBeGreaterThan(2)
      expect(name_ru.trim().length).toBeGreaterThan(2)
      expect(['C', 'K']).toContain(mark)
    }
  })

  it('leads from every place up to its region', () => {
    for (const { code } of entries) {
      const parent = katoParent(code)
      expect(parent === null || byCode.has(parent)).toBe(true)
    }
  })

  it('has all 20 regions, the districts of East Kazakhstan and those of Almaty', () => {
    const children = (parent: string | null) => entries.filter(({ code }) => katoParent(code) === parent)
    expect(children(null)).toHaveLength(20)
    expect(children('630000000').map(({ code }) => code.slice(0, 4))).toEqual(
      '6310 6324 6340 6346 6348 6352 6354 6355 6356 6358 6362 6363 6368'.split(' ')
    )
    expect(children('750000000').map(({ code }) => code.slice(0, 4))).toEqual(
      '7511 7512 7513 7514 7515 7517 7518 7519'.split(' ')
    )
    expect(byCode.get('634030100')).toMatchObject({ name_kk: 'Глубокое а.', name_ru: 'с. Глубокое' })
  })
})
