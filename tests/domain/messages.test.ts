import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../shared/errors'
import { errorsKk } from '../../shared/messages/errors.kk'
import { errorsRu } from '../../shared/messages/errors.ru'

function placeholders(sentence: string | undefined): string[] {
  return [...(sentence ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
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

  it('has no sentence of a code that is gone', () => {
    for (const sentences of [errorsKk, errorsRu]) {
      expect(
        Object.keys(sentences).filter((code) => !(errorCodes as readonly string[]).includes(code))
      ).toEqual([])
    }
  })
})
