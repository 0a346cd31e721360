import { describe, expect, it } from 'vitest'
import { tiyn } from '../../shared/domain/money'
import { assess, programmes } from '../../shared/programmes'
import { aspTextsKk } from '../../shared/programmes/asp/texts.kk'
import { aspTextsRu } from '../../shared/programmes/asp/texts.ru'
import {
  actText,
  articleText,
  kindReasonText,
  noteText,
  operandText,
  refusalText,
  stepText
} from '../../shared/programmes/texts'
import { words } from '../../shared/programmes/words'
import {
  careKinds,
  incomeKinds,
  refusalCodes,
  type Assessment,
  type CaseFacts
} from '../../shared/programmes/types'
import { bookWith, facts, family, member, officeValue, shippedValues } from './support'

const locales = ['kk', 'ru'] as const
const names = [
  { id: 'a1', name: 'Ахметова А.' },
  { id: 'a2', name: 'Ахметов Б.' },
  { id: 'c1', name: 'Ахметов В.' },
  { id: 'c2', name: 'Ахметов Г.' }
]
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

/** Assessments that between them use every step, note, ground and reason. */
function everything(): Assessment[] {
  const given: Partial<CaseFacts> = {
    survey: { refused: true, conclusion: 'no-need' },
    employmentRefusedBy: ['a1', 'a2'],
    contractBrokenBy: ['a1'],
    falseData: true,
    bars: [{ reason: 'false-data', from: '2018-01-01', until: '2027-12-31', member: null }]
  }
  const choices = [
    officeValue('child-age-rule', 'month-start'),
    officeValue('member-change-rule', 'recalculate-from-next-month'),
    officeValue('household-plot-income', 'not-counted')
  ]
  const announced = bookWith(officeValue('poverty-line', '40000'), ...choices)
  const derived = bookWith(
    officeValue('subsistence-minimum', '40000'),
    officeValue('median-income', '90000'),
    ...choices
  )
  const incomes = incomeKinds.map((kind): [string, typeof kind, string] => ['a1', kind, '100'])
  const [first, ...others] = family(2, 2, '2022-02-20')
  if (first === undefined) throw new Error('no family')
  const results = programmes.asp.versions.flatMap(({ from }) => {
    const members = family(2, 2)
    const applied = from.slice(0, 8) + '10'
    return [announced, derived].flatMap((book) => [
      assess(facts(applied, members, incomes), book),
      assess(facts(applied, members, [['a1', 'wages', '9000000']], given), book)
    ])
  })
  const leaving = others.map((one) => (one.id === 'c2' ? { ...one, memberUntil: '2023-02-03' } : one))
  return [
    ...results,
    assess(facts('2023-01-10', [first, ...leaving], [['c2', 'other', '500']]), announced),
    assess(facts('2018-01-10', family(1, 4), [], { lumpSum: true }), announced)
  ]
}

describe.each(locales)('every word of a working, in %s', (locale) => {
  const all = everything()

  it('labels, operands and notes are words, filled without a gap', () => {
    for (const step of all.flatMap(({ explanation }) => explanation)) {
      expect(stepText(step, locale)).not.toMatch(/^asp\.|[{}]/)
      for (const operand of step.operands)
        expect(operandText(operand, names, locale)).not.toMatch(/[a-z]|[{}]/)
      for (const note of step.notes ?? []) expect(noteText(note, names, locale)).not.toMatch(/[a-z]{3}|[{}]/)
      expect(actText(step.act, locale)).not.toBe('')
    }
  })

  it('grounds and reasons are sentences, filled without a gap', () => {
    const reasons = all.flatMap((result) => result.reasons)
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(refusalCodes))
    for (const reason of reasons) {
      expect(refusalText(reason, names, locale)).not.toMatch(/[a-z]{3}|[{}]/)
      expect(articleText(reason.article, locale)).not.toMatch(/[a-z]/)
    }
    for (const { kindReason } of all)
      expect(kindReason === null ? '' : kindReasonText(kindReason, names, locale)).not.toMatch(
        /[a-z]{3}|[{}]/
      )
  })
})

describe('the two languages', () => {
  it('say the same things with the same placeholders', () => {
    for (const group of Object.keys(aspTextsRu) as (keyof typeof aspTextsRu)[]) {
      if (group === 'acts') continue
      const [kk, ru] = [
        aspTextsKk[group] as Record<string, string>,
        aspTextsRu[group] as Record<string, string>
      ]
      expect(Object.keys(kk)).toEqual(Object.keys(ru))
      for (const [key, text] of Object.entries(ru)) {
        expect(placeholders(kk[key] ?? ''), `${group}.${key}`).toEqual(placeholders(text))
        if (key !== 'hundred') expect(kk[key], `${group}.${key}`).not.toBe(text)
      }
    }
  })

  it('cite every shipped act and every act of a step in Kazakh too', () => {
    const acts = new Set([
      ...shippedValues.map(({ act }) => act),
      ...everything().flatMap(({ explanation }) => explanation.map(({ act }) => act)),
      ...Object.values(programmes).flatMap(({ legalBase }) => legalBase)
    ])
    for (const act of acts) expect(Object.hasOwn(words.kk.acts, act), act).toBe(true)
  })

  it('have a word for every kind of income and every kind of care', () => {
    for (const kind of incomeKinds) expect(Object.hasOwn(aspTextsRu.incomes, kind), kind).toBe(true)
    for (const kind of careKinds)
      expect(Object.hasOwn(aspTextsRu.kindReasons, `only-able-bodied-${kind}`), kind).toBe(true)
  })
})

describe('what a sentence says', () => {
  it('puts figures, names and dates as they are read', () => {
    const reason = {
      code: 'above-poverty-line' as const,
      article: 'art. 128 sp. 1',
      data: { perCapita: '343333.00', povertyLine: '40000.50' }
    }
    const plain = (text: string): string => text.replaceAll('\u00A0', ' ')
    expect(plain(refusalText(reason, names, 'ru'))).toBe(
      'Среднедушевой доход семьи (343 333 ₸) не ниже установленной черты бедности (40 000,50 ₸).'
    )
    expect(plain(refusalText(reason, names, 'kk'))).toBe(
      'Отбасының жан басына шаққандағы орташа табысы (343 333 ₸) белгіленген кедейлік шегінен (40 000,50 ₸) төмен емес.'
    )
    const refused = {
      code: 'employment-refused' as const,
      article: 'art. 128 sp. 4',
      data: { members: 'a1, a2' }
    }
    expect(refusalText(refused, names, 'ru')).toContain('Ахметова А., Ахметов Б.')
    const barred = {
      code: 'barred' as const,
      article: 'art. 128 sp. 6',
      data: { reason: 'false-data', from: '2024-01-10', until: '2024-07-09' }
    }
    expect(refusalText(barred, names, 'ru')).toBe(
      'С 10.01.2024 по 09.07.2024 помощь семье не назначается. Основание: представление заведомо ложных сведений.'
    )
  })

  it('names whose income an operand is, and its month', () => {
    const [step] = assess(
      facts('2024-05-15', [member('a1', '1985-03-15')], [], {
        incomes: [{ member: 'a1', kind: 'wages', quarter: '2024-Q1', month: '2024-02', amount: tiyn(100) }]
      }),
      bookWith(officeValue('poverty-line', '40000'))
    ).explanation.filter(({ id }) => id === 'total-income')
    const [operand] = step?.operands ?? []
    if (operand === undefined) throw new Error('no operand')
    expect(operandText(operand, names, 'ru')).toBe('заработная плата, Ахметова А., февраль 2024 года')
    expect(operandText(operand, [], 'kk')).toBe('жалақы, a1, 2024 жылғы ақпан')
  })

  it('gives back what it does not know as it came', () => {
    expect(actText('Приказ отдела № 7', 'kk')).toBe('Приказ отдела № 7')
    expect(stepText({ label: 'asp.toString' }, 'ru')).toBe('asp.toString')
  })
})
