import { describe, expect, it } from 'vitest'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { kk } from '@renderer/locales/kk'
import { ru } from '@renderer/locales/ru'

const root = resolve(import.meta.dirname, '../../renderer')

/** Every text by its dotted key; a list counts as one text. */
function flatten(texts: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(texts)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value === 'string') flat.set(path, value)
    else if (Array.isArray(value)) flat.set(path, value.join('\n'))
    else for (const [at, text] of flatten(value as object, path)) flat.set(at, text)
  }
  return flat
}

const russian = flatten(ru)
const kazakh = flatten(kk)

function sources(): { file: string; text: string }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(vue|ts)$/.test(file) && !/texts\.(kk|ru)\.ts$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
}

/** Keys given as a plain string to `t` or `$t`. */
function usedKeys(): { file: string; key: string }[] {
  return sources().flatMap(({ file, text }) =>
    [...text.matchAll(/(?<![\w.])\$?t\(\s*'([^'$]+)'/g)].map((match) => ({ file, key: match[1] ?? '' }))
  )
}

/** Fixed beginnings of keys that end in a value: `caseState.${state}`. */
function usedPrefixes(): { file: string; key: string }[] {
  return sources().flatMap(({ file, text }) =>
    [...text.matchAll(/(?<![\w.])\$?t\(\s*`([\w.-]+\.)\$\{/g)].map((match) => ({ file, key: match[1] ?? '' }))
  )
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort()
}

describe('texts of the window', () => {
  it('have the same keys in both languages, none of them empty where the other is not', () => {
    expect([...kazakh.keys()].sort()).toEqual([...russian.keys()].sort())
    const empty = [...russian].filter(([key, text]) => (text === '') !== (kazakh.get(key) === ''))
    expect(empty).toEqual([])
  })

  it('ask for the same values in both languages', () => {
    const different = [...russian].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(kazakh.get(key) ?? '').join()
    )
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('exist for every key a screen asks for', () => {
    const missing = usedKeys().filter(({ key }) => !russian.has(key))
    expect(missing).toEqual([])
    const groups = [...russian.keys()]
    const nowhere = usedPrefixes().filter(({ key }) => !groups.some((known) => known.startsWith(key)))
    expect(nowhere).toEqual([])
  })

  it('have one form after a numeral in Kazakh and three in Russian', () => {
    for (const [key, text] of kazakh) expect(text, key).not.toContain(' | ')
    for (const [key, text] of russian) {
      const forms = text.split(' | ').length
      expect([1, 3], `${key}: ${text}`).toContain(forms)
    }
  })

  it('are written without what vue-i18n reads as a link to another text', () => {
    for (const [key, text] of [...kazakh, ...russian]) expect(text, key).not.toContain('@')
  })
})
