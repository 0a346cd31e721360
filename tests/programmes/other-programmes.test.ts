import { describe, expect, it } from 'vitest'
import { calculatorInput } from '../../shared/contract/calculator'
import { calculate } from '../../shared/programmes/calculator'
import { programmes } from '../../shared/programmes'
import type { AskedField } from '../../shared/programmes/asked'
import {
  actText,
  articleText,
  kindReasonText,
  noteText,
  operandText,
  refusalText,
  stepText
} from '../../shared/programmes/texts'
import type { Assessment, ProgrammeId } from '../../shared/programmes/types'
import { bookWith, officeValue } from './support'

const own = ['child-1-6', 'gsp', 'kit', 'local', 'emergency-42500', 'birgemiz', 'employment'] as const
const names = ['a', 'c1', 'c3', 'c6', 'c9'].map((id) => ({ id, name: `Ахметов ${id.length}` }))
const categories = [{ code: 'x', nameKk: 'Санат', nameRu: 'Категория' }]
const local = { kind: 'once', amountUnit: 'mci', amount: '10', categories, act: 'Решение маслихата' }

/** Questions as the calculator is asked them; between them every step, note and ground of these programmes. */
const questions: [ProgrammeId, string, object, ('no-children' | 'retired')?][] = [
  ['child-1-6', '2023-04-10', {}],
  ['child-1-6', '2025-04-10', {}, 'no-children'],
  ['gsp', '2021-04-10', {}],
  ['gsp', '2021-04-10', {}, 'no-children'],
  ['kit', '2020-04-10', { category: 'unemployed', month: '2020-04' }],
  ['kit', '2020-04-10', { category: 'disabled-persons', month: '2020-04' }],
  ['local', '2020-04-10', { ...local, category: 'x', ceilingUnit: 'tenge', ceiling: '90000' }],
  ['local', '2020-04-10', { ...local, category: 'x', ceilingUnit: 'mci', ceiling: '1' }],
  ['local', '2020-04-10', { ...local, category: 'x', ceilingUnit: 'poverty-line', ceiling: '100' }],
  ['local', '2020-04-10', { ...local, category: 'x', kind: 'monthly', amountUnit: 'tenge' }],
  ['local', '2020-04-10', { ...local, category: 'none', given: [{ month: '2020-01' }] }],
  ['local', '2020-04-10', { ...local, category: 'x', timesAYear: 2, given: [{ month: '2020-04' }] }],
  ['emergency-42500', '2020-09-10', { month: '2020-04' }],
  ['emergency-42500', '2020-09-10', { month: '2020-08' }],
  ['emergency-42500', '2020-09-10', { month: '2020-06' }],
  ['birgemiz', '2020-04-10', { wave: 1, category: 'asp' }],
  ['birgemiz', '2020-04-10', { wave: '1', category: 'asp', hadInWave: true }],
  ['employment', '2024-04-10', {}],
  ['employment', '2024-04-10', {}, 'retired']
]

type Answer = ReturnType<typeof calculate>

function ask(
  programme: ProgrammeId,
  appliedOn: string,
  asked: object,
  family?: 'no-children' | 'retired'
): Answer {
  const retired = family === 'retired'
  const ages = family === undefined ? ['2019-02-01', '2017-02-01', '2014-02-01', '2011-02-01'] : []
  const input = calculatorInput.parse({
    programme,
    appliedOn,
    region: '63',
    members: [
      { id: 'a', bornOn: retired ? '1950-01-01' : '1985-03-15', sex: 'f', ableBodied: !retired },
      ...ages.map((bornOn, index) => ({ id: ['c1', 'c3', 'c6', 'c9'][index], bornOn, ableBodied: false }))
    ],
    incomes:
      programme === 'local' ? [{ member: 'a', kind: 'wages', quarter: '2020-Q1', amount: '300000' }] : [],
    asked
  })
  return calculate(
    input,
    bookWith(officeValue('poverty-line', '40000'), officeValue('child-age-rule', 'month-end'))
  )
}

describe('through calculator.assess', () => {
  const answers = questions.map((question) => ({ programme: question[0], result: ask(...question) }))

  it('every one of these programmes is answered, entitled and refused', () => {
    for (const programme of own) {
      const of = answers.filter((one) => one.programme === programme).map(({ result }) => result)
      expect([programme, new Set(of.map(({ entitled }) => entitled))]).toEqual([
        programme,
        new Set([true, false])
      ])
      for (const { ruleVersion } of of)
        expect(programmes[programme].versions.map(({ name }) => name)).toContain(ruleVersion)
    }
  })

  describe.each(['kk', 'ru'] as const)('every word of the answer, in %s', (locale) => {
    it.each(answers.map((one, index) => ({ ...one, index })))('$index $programme', ({ result }) => {
      for (const step of result.explanation as unknown as Assessment['explanation']) {
        expect(stepText(step, locale)).not.toMatch(/[a-z]|[{}]/)
        for (const operand of step.operands)
          expect(operandText(operand, names, locale)).not.toMatch(/[a-z]|[{}]/)
        for (const note of step.notes ?? [])
          expect(noteText(note, names, locale)).not.toMatch(/[a-z]{3}|[{}]/)
        expect(actText(step.act, locale)).not.toBe('')
      }
      for (const reason of result.reasons) {
        expect(refusalText(reason as Assessment['reasons'][0], names, locale)).not.toMatch(/[a-z]{3}|[{}]/)
        expect(articleText(reason.article, locale)).not.toMatch(/[a-z]/)
      }
      if (result.kindReason !== null)
        expect(kindReasonText(result.kindReason, names, locale)).not.toMatch(/[a-z]{3}|[{}]/)
    })
  })
})

describe('the two languages', () => {
  const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

  it.each(own)('%s says the same things with the same placeholders', (id) => {
    const { kk, ru } = programmes[id].texts
    for (const group of ['steps', 'operands', 'refusals', 'notes', 'articles'] as const) {
      expect(Object.keys(kk[group])).toEqual(Object.keys(ru[group]))
      for (const [key, text] of Object.entries(ru[group])) {
        expect(placeholders(kk[group][key] ?? ''), `${group}.${key}`).toEqual(placeholders(text))
        expect(kk[group][key], `${group}.${key}`).not.toBe(text)
      }
    }
    const labels = (fields: readonly AskedField[]): { kk: string; ru: string }[] =>
      fields.flatMap((field) => [
        field.label,
        ...(field.help === undefined ? [] : [field.help]),
        ...(field.kind === 'rows' ? labels(field.fields) : []),
        ...(field.kind === 'choice' ? field.options.map(({ label }) => label) : [])
      ])
    for (const label of labels(programmes[id].asks)) expect(label.kk === '' || label.ru === '').toBe(false)
  })
})
