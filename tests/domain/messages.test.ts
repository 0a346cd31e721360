import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../shared/errors'
import { errorsKk } from '../../shared/messages/errors.kk'
import { errorsRu } from '../../shared/messages/errors.ru'

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
}

describe('sentences of the coded errors', () => {
  it.each(errorCodes)('%s has both, with the same values', (code) => {
    expect(errorsKk[code]).toMatch(/[.?]$/)
    expect(errorsRu[code]).toMatch(/[.?]$/)
    expect(placeholders(errorsKk[code])).toEqual(placeholders(errorsRu[code]))
  })

  it.each(errorCodes)('%s is Kazakh in Kazakh', (code) => {
    expect(errorsKk[code]).toMatch(/[әғқңөұүһі]/i)
    expect(errorsKk[code]).not.toBe(errorsRu[code])
    expect(errorsRu[code]).not.toMatch(/[әғқңөұүһі]/i)
  })

  it('has each code once', () => expect(new Set(errorCodes).size).toBe(errorCodes.length))

  it.each(['kk', 'ru'])('has each sentence in one feature only (%s)', async (locale) => {
    const folder = join(import.meta.dirname, '../../shared/messages/errors')
    const names = (await readdir(folder)).filter((name) => name.endsWith(`.${locale}.ts`))
    const parts = await Promise.all(
      names.map(async (name) => (await import(join(folder, name))) as Record<string, Record<string, string>>)
    )
    const codes = parts.flatMap((part) => Object.values(part)).flatMap((sentences) => Object.keys(sentences))
    expect(codes.sort()).toEqual([...errorCodes].sort())
  })

  it('has no sentence of a code that is gone', () => {
    for (const sentences of [errorsKk, errorsRu]) {
      expect(
        Object.keys(sentences).filter((code) => !(errorCodes as readonly string[]).includes(code))
      ).toEqual([])
    }
  })
})
