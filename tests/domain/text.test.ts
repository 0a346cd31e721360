import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../shared/domain/text'
import { codeOf, errorOf } from './support'

describe('clean text', () => {
  it('trims, joins spaces and composes letters', () => {
    expect(cleanText('  Абай \t көшесі,\u00a0 5 \n', { max: 50 })).toBe('Абай көшесі, 5')
    expect(cleanText('Сейтқали'.normalize('NFD'), { max: 50 })).toBe('Сейтқали')
  })

  it('drops what pasting leaves behind unseen', () =>
    expect(cleanText('\uFEFFОтба\u00ADсы\u200B', { max: 50 })).toBe('Отбасы'))

  it('keeps line breaks of a note only', () => {
    expect(cleanText('бір \r\n екі\n\n\n\nүш\n', { max: 50, multiline: true })).toBe('бір\nекі\n\nүш')
    expect(cleanText('бір\nекі', { max: 50 })).toBe('бір екі')
  })

  it.each(['а\u0000б', 'а\u0007б', 'а\u202Eб', 'а\uD800б', 'а\uE000б'])(
    'refuses control characters (%#)',
    (text) => {
      expect(errorOf(() => cleanText(text, { max: 50, field: 'note' }))).toMatchObject({
        code: 'text-has-control-characters',
        field: 'note'
      })
      expect(codeOf(() => cleanText(text, { max: 50, multiline: true }))).toBe('text-has-control-characters')
    }
  )

  it.each(['Дом 🙂', '👨‍👩‍👧', '🇰🇿', '1️⃣', '❤'])('refuses an emoji, which no letter could print: %s', (text) =>
    expect(['text-has-emoji', 'text-has-control-characters']).toContain(
      codeOf(() => cleanText(text, { max: 50 }))
    )
  )

  it('keeps the signs of an ordinary text', () => {
    const text = '№ 5 «Үміт»™, 10 % – 1 000 ₸; a@b.kz / *#+=<>&"'
    expect(cleanText(text, { max: 100 })).toBe(text)
  })

  it('refuses too long a text with the limit, 10 MB at once', () => {
    expect(errorOf(() => cleanText('я'.repeat(11), { max: 10, field: 'street' }))).toMatchObject({
      code: 'text-too-long',
      field: 'street',
      data: { max: 10 }
    })
    expect(cleanText(' '.repeat(500) + 'я'.repeat(10), { max: 10 })).toBe('я'.repeat(10))
    expect(codeOf(() => cleanText('x'.repeat(10_000_000), { max: 80 }))).toBe('text-too-long')
  })
})

describe('a name', () => {
  const name = { max: 80, name: true, field: 'lastName' }

  it.each([
    'Әлия',
    'Иванова-Петрова',
    'Д’Артаньян',
    "О'Нил",
    'Ст. Жұмабек',
    'Нұрғали Қайратұлы',
    'Müller',
    ''
  ])('takes %s', (text) => expect(cleanText(text, name)).toBe(text))

  it.each([
    ['Алия7', '7'],
    ['Али@', '@'],
    ['=cmd', '='],
    ['王小明', '王'],
    ['--', '-']
  ])('refuses %s, naming the character', (text, character) =>
    expect(errorOf(() => cleanText(text, name))).toMatchObject({
      code: 'name-malformed',
      field: 'lastName',
      data: { character }
    })
  )

  it('refuses an emoji by field', () =>
    expect(errorOf(() => cleanText('Алия🙂', name))).toMatchObject({
      code: 'name-malformed',
      field: 'lastName',
      data: { character: '🙂' }
    }))
})

function cleanOrNull(text: string, multiline: boolean): string | null {
  try {
    return cleanText(text, { max: 200, multiline })
  } catch {
    return null
  }
}

describe('clean text: always', () => {
  it('cleaned once is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.boolean(), (text, multiline) => {
        const clean = cleanOrNull(text, multiline)
        if (clean === null) return
        expect(cleanText(clean, { max: 200, multiline })).toBe(clean)
        expect(clean).toBe(clean.trim())
      })
    )
  })
})
