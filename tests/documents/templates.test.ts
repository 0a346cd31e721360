import { describe, expect, it } from 'vitest'
import { shareFonts } from '../../electron/documents/paper/shared-fonts'
import { readFonts } from '../../electron/documents/fonts'
import { templateIds } from '../../electron/documents/template-shape'
import { newestVersion, templateOf, type Template } from '../../electron/documents/template-set'
import {
  checkTemplate,
  parseTemplate,
  placeholdersOf,
  readTemplates
} from '../../electron/documents/templates'
import { fontsFolder, templatesFolder } from './support/samples'

const templates = readTemplates(templatesFolder)
const fonts = shareFonts(readFonts(fontsFolder))

function changed(id: Template['id'], blocks: Template['blocks']): Template {
  const template = templateOf(templates, id, newestVersion(templates, id))
  return { ...template, blocks: { ...template.blocks, ...blocks } }
}

describe('the shipped templates', () => {
  it('are all there', () => {
    expect(templates.map(({ id }) => id).sort()).toEqual([...templateIds].sort())
  })

  it.each(templates.map((template) => [template.id, template] as const))(
    '%s says the same in both languages',
    (_, template) => {
      expect(checkTemplate(template)).toEqual([])
    }
  )

  it.each(templates.map((template) => [template.id, template] as const))(
    '%s has every sign in both faces',
    (_, template) => {
      const text = Object.values(template.blocks).map(({ kk, ru }) => kk + ru)
      expect([...new Set(text.join(''))].filter((character) => !fonts.has(character))).toEqual([])
    }
  )

  it('end in no blank, so that nothing hangs between the words of a sentence', () => {
    const blank = templates.flatMap(({ blocks }) =>
      Object.entries(blocks).filter(([, { kk, ru }]) => /\s{2}|^\s/.test(kk) || /\s{2}|^\s/.test(ru))
    )
    expect(blank).toEqual([])
  })
})

describe('the fonts', () => {
  it('have the Kazakh alphabet, the tenge sign and the marks of official texts', () => {
    const needed = 'ӘҒҚҢӨҰҮҺІәғқңөұүһіЁё₸№«»–\u2011\u00A0−×÷=•…²'
    expect([...needed].filter((character) => !fonts.has(character))).toEqual([])
  })

  it('are known to lack what they lack', () => {
    expect(fonts.has('😀')).toBe(false)
    expect(fonts.has('漢')).toBe(false)
  })
})

describe('the check of a template', () => {
  it('names a placeholder that only one language has', () => {
    const template = changed('letter-assign', { payment: { kk: '{iban}', ru: '{iban}, {firstMonth}' } })
    expect(checkTemplate(template)).toEqual([
      { block: 'payment', problem: 'placeholders-differ', placeholder: 'firstMonth' }
    ])
  })

  it('names a placeholder that was left out of both', () => {
    const template = changed('letter-assign', { amountTotal: { kk: '{amount}', ru: '{amount}' } })
    expect(checkTemplate(template)).toEqual([
      { block: 'amountTotal', problem: 'placeholders-differ', placeholder: 'amountWords' }
    ])
  })

  it('names a placeholder nobody fills', () => {
    const template = changed('letter-refuse', { title: { kk: '{surname}', ru: '{surname}' } })
    expect(checkTemplate(template)).toEqual([
      { block: 'title', problem: 'placeholder-unknown', placeholder: 'surname' }
    ])
  })

  it('names an empty text, an unknown block and a missing one', () => {
    const template = changed('letter-refuse', { title: { kk: ' ', ru: 'x' }, extra: { kk: 'x', ru: 'x' } })
    const { again, ...blocks } = template.blocks
    expect(again).toBeDefined()
    expect(checkTemplate({ ...template, blocks })).toEqual([
      { block: 'again', problem: 'block-missing' },
      { block: 'title', problem: 'text-empty' },
      { block: 'extra', problem: 'block-unknown' }
    ])
  })

  it('names lists of boxes that differ in length', () => {
    const template = changed('survey-act', { homeKinds: { kk: 'пәтер|үй', ru: 'квартира' } })
    expect(checkTemplate(template)).toEqual([{ block: 'homeKinds', problem: 'lists-differ' }])
  })
})

it('a text that is no template is refused', () => {
  expect(() => parseTemplate('id: letter-assign\nversion: 0\nblocks: {}')).toThrow()
  expect(() => parseTemplate('id: poem\nversion: 1\nblocks: {}')).toThrow()
})

describe('versions', () => {
  const edited = { ...templateOf(templates, 'letter-common', 1), version: 2 }
  const set = [...templates, edited]

  it('belong to the set: an edited template makes a new one, the others stay', () => {
    expect(newestVersion(templates, 'letter-assign')).toBe(1)
    expect(newestVersion(set, 'letter-assign')).toBe(2)
    expect(templateOf(set, 'letter-common', 2)).toBe(edited)
    expect(templateOf(set, 'letter-assign', 2).version).toBe(1)
  })

  it('of before stay at hand for reprints', () => {
    expect(templateOf(set, 'letter-common', 1).version).toBe(1)
  })

  it.each([0, 99])('that are not there are named: %d', (version) => {
    expect(() => templateOf(templates, 'letter-assign', version)).toThrow(
      expect.objectContaining({
        code: 'letter-template-missing',
        data: { template: 'letter-assign', version }
      })
    )
  })
})

it('placeholders are listed once, sorted', () => {
  expect(placeholdersOf('{b} {a} {b}')).toEqual(['a', 'b'])
})
