import { describe, expect, it } from 'vitest'
import type { Bilingual } from '../../shared/domain/bilingual'
import type { Locale } from '../../shared/domain/format'
import { tiyn } from '../../shared/domain/money'
import { assess, programmes } from '../../shared/programmes'
import type { AskedField } from '../../shared/programmes/asked'
import { aspTextsRu } from '../../shared/programmes/asp/texts.ru'
import { changeTextsKk } from '../../shared/programmes/change/texts.kk'
import { changeTextsRu } from '../../shared/programmes/change/texts.ru'
import type { ProgrammeTexts } from '../../shared/programmes/programme'
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
import { workings } from './every-working'
import { bookWith, facts, family, member, officeValue, shippedValues } from './support'

const locales = ['kk', 'ru'] as const
const names = [
  { id: 'a1', name: 'Ахметова А.' },
  { id: 'a2', name: 'Ахметов Б.' },
  { id: 'c1', name: 'Ахметов В.' },
  { id: 'c2', name: 'Ахметов Г.' }
]
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

const groups = [
  'operands',
  'notes',
  'refusals',
  'articles',
  'incomes',
  'kindReasons',
  'barReasons',
  'alerts'
] as const

/** Group, key and wording of all that a programme says in one language. */
function wordsIn(texts: ProgrammeTexts, steps = false): [string, string, string][] {
  return [...groups, ...(steps ? (['steps'] as const) : [])].flatMap((group) =>
    Object.entries(texts[group] ?? {}).map(([key, text]): [string, string, string] => [group, key, text])
  )
}

/** What every programme says, and a change of a decision. */
function everyText(locale: Locale): [string, ProgrammeTexts][] {
  return [
    ...Object.values(programmes).map(({ id, texts }): [string, ProgrammeTexts] => [id, texts[locale]]),
    ['change', locale === 'kk' ? changeTextsKk : changeTextsRu]
  ]
}

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
  const asp = everything()
  const all = [...asp, ...workings()]

  it('labels, operands and notes are words, filled without a gap', () => {
    for (const step of all.flatMap(({ explanation }) => explanation)) {
      expect(stepText(step, locale), step.label).not.toMatch(/[a-z]|[{}]/)
      for (const operand of step.operands)
        expect(operandText(operand, names, locale), operand.name).not.toMatch(/[a-z]|[{}]/)
      for (const note of step.notes ?? [])
        expect(noteText(note, names, locale), note.key).not.toMatch(/[a-z]{3}|[{}]/)
      expect(actText(step.act, locale)).not.toBe('')
    }
  })

  it('grounds and reasons are sentences, filled without a gap', () => {
    const codes = asp.flatMap(({ reasons }) => reasons.map(({ code }) => code))
    expect(new Set(codes)).toEqual(new Set(refusalCodes))
    for (const reason of all.flatMap((result) => result.reasons)) {
      expect(refusalText(reason, names, locale), reason.code).not.toMatch(/[a-z]{3}|[{}]/)
      expect(articleText(reason.article, locale), reason.article).not.toMatch(/[a-z]/)
    }
    for (const { kindReason } of asp) {
      if (kindReason === null) throw new Error('no kind')
      expect(kindReasonText(kindReason, names, locale)).not.toMatch(/[a-z]{3}|[{}]/)
    }
  })

  it('nothing that housing assistance and the compensation of tariffs can say is left untold', () => {
    for (const id of ['housing', 'tariff'] as const) {
      const { steps, notes, refusals } = programmes[id].texts[locale]
      const own = all.filter(({ programme }) => programme === id)
      const said = own.flatMap(({ explanation }) => explanation)
      expect(new Set(said.map(({ label }) => label.slice(id.length + 1)))).toEqual(
        new Set(Object.keys(steps))
      )
      const told = new Set(said.flatMap((step) => (step.notes ?? []).map(({ key }) => key)))
      expect([...told]).toEqual(expect.arrayContaining(Object.keys(notes)))
      const refused = new Set<string>(own.flatMap(({ reasons }) => reasons.map(({ code }) => code)))
      expect(refused).toEqual(new Set(Object.keys(refusals)))
    }
  })

  it('one operand, note, ground or article has one wording, whatever programme uses it', () => {
    const said = new Map<string, string>()
    for (const [id, texts] of everyText(locale)) {
      for (const [group, key, text] of wordsIn(texts)) {
        const name = `${group}.${key}`
        expect(text, `${id}: ${name}`).toBe(said.get(name) ?? text)
        said.set(name, text)
      }
    }
  })
})

describe('the two languages', () => {
  it('say the same things with the same placeholders', () => {
    const russian = new Map(everyText('ru'))
    for (const [id, kk] of everyText('kk')) {
      const ru = russian.get(id)
      if (ru === undefined) throw new Error(id)
      const said = new Map(wordsIn(kk, true).map(([group, key, text]) => [`${group}.${key}`, text]))
      const meant = wordsIn(ru, true)
      expect([...said.keys()].sort(), id).toEqual(meant.map(([group, key]) => `${group}.${key}`).sort())
      for (const [group, key, text] of meant) {
        const name = `${group}.${key}`
        expect(placeholders(said.get(name) ?? ''), `${id}: ${name}`).toEqual(placeholders(text))
        if (key !== 'hundred') expect(said.get(name), `${id}: ${name}`).not.toBe(text)
      }
    }
  })

  it('cite every shipped act and every act of a step in Kazakh too', () => {
    const steps = [...everything(), ...workings()].flatMap(({ explanation }) => explanation)
    const acts = new Set([
      ...shippedValues.map(({ act }) => act),
      ...steps.map(({ act }) => act),
      ...Object.values(programmes).flatMap(({ legalBase }) => legalBase)
    ])
    for (const act of acts) expect(Object.hasOwn(words.kk.acts, act), act).toBe(true)
  })

  it('have a word for every kind of income and every kind of care', () => {
    for (const kind of incomeKinds) expect(Object.hasOwn(aspTextsRu.incomes, kind), kind).toBe(true)
    for (const kind of careKinds)
      expect(Object.hasOwn(aspTextsRu.kindReasons, `only-able-bodied-${kind}`), kind).toBe(true)
  })

  it('ask each question in words of its own language', () => {
    const asked = (fields: readonly AskedField[]): Bilingual[] =>
      fields.flatMap((field) => [
        field.label,
        ...(field.help === undefined ? [] : [field.help]),
        ...(field.kind === 'choice' ? field.options.map(({ label }) => label) : []),
        ...(field.kind === 'rows' ? asked(field.fields) : [])
      ])
    for (const { id, asks } of Object.values(programmes)) {
      for (const { kk, ru } of asked(asks)) {
        expect(ru, id).not.toMatch(/[ӘәҒғҚқҢңӨөҰұҮүҺһ]|^$/)
        expect(kk, id).not.toBe('')
      }
    }
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
