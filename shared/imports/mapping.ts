import { searchKey } from '../domain/search-key'
import type { ImportField, ImportKindDescription } from './kinds'

/** A heading in one spelling: «Дата рожд.:», «ДАТА  РОЖДЕНИЯ» and «Дата рождения (дд.мм.гггг)» say the same. */
export function foldHeading(text: string): string {
  return searchKey(text.replace(/\([^)]*\)/g, ' ').replace(/[№#*]/g, ' '))
}

interface Heading {
  text: string
  words: readonly string[]
}

const wordsOf = (text: string): Heading => ({ text, words: text.split(' ') })

/** 3 the heading itself, 2 begins with it, 1 holds all its words, 0 is another one. */
function likeness(heading: Heading, known: Heading): number {
  if (heading.text === known.text) return 3
  if (known.text.length <= 2 || heading.words.length < known.words.length) return 0
  if (heading.text.startsWith(`${known.text} `)) return 2
  return known.words.every((word) => heading.words.includes(word)) ? 1 : 0
}

const knownHeadings = new WeakMap<ImportField, readonly Heading[]>()

function headingsOfField(field: ImportField): readonly Heading[] {
  const known = knownHeadings.get(field) ?? field.headings.map((text) => wordsOf(foldHeading(text)))
  knownHeadings.set(field, known)
  return known
}

function best(field: ImportField, heading: Heading): number {
  return headingsOfField(field).reduce((most, known) => {
    const found = likeness(heading, known)
    return found === 0 ? most : Math.max(most, found * 100 + known.text.length)
  }, 0)
}

/**
 * Field → column, by the headings: the likest pairs first, each column and each field once. Columns nobody knows stay unmapped.
 * @param taken what is known already, such as a source's saved mapping
 */
export function guessMapping(
  description: ImportKindDescription,
  headings: readonly string[],
  taken: Readonly<Record<string, number>> = {}
): Record<string, number> {
  const mapping: Record<string, number> = { ...taken }
  const columns = new Set(Object.values(taken))
  const pairs = headings.flatMap((heading, column) => {
    const folded = foldHeading(heading)
    if (folded === '') return []
    const words = wordsOf(folded)
    return description.fields.map((field) => ({ field: field.id, column, score: best(field, words) }))
  })
  pairs.sort((a, b) => b.score - a.score || a.column - b.column)
  for (const { field, column, score } of pairs) {
    if (score === 0 || field in mapping || columns.has(column)) continue
    mapping[field] = column
    columns.add(column)
  }
  return mapping
}

/** Field → heading, as a source's mapping is kept. */
export function headingsOf(
  mapping: Readonly<Record<string, number>>,
  headings: readonly string[]
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([field, column]) => {
      const heading = headings[column]
      return heading === undefined || heading === '' ? [] : [[field, heading]]
    })
  )
}

/** A kept mapping on a file whose columns may stand in another order; a heading that is gone maps nothing. */
export function columnsOfHeadings(
  kept: Readonly<Record<string, string>>,
  headings: readonly string[]
): Record<string, number> {
  const places = new Map<string, number>()
  headings.forEach((heading, column) => {
    const folded = foldHeading(heading)
    if (folded !== '' && !places.has(folded)) places.set(folded, column)
  })
  return Object.fromEntries(
    Object.entries(kept).flatMap(([field, heading]) => {
      const column = places.get(foldHeading(heading))
      return column === undefined ? [] : [[field, column]]
    })
  )
}

/** The columns without which no row can be read: required fields, and of `oneOf` the first where none of them is mapped. */
export function missingFields(
  description: ImportKindDescription,
  mapping: Readonly<Record<string, number>>
): string[] {
  return description.fields
    .filter(({ id, required }) => {
      if (id in mapping || required === false) return false
      return (
        required === true || (required.oneOf[0] === id && !required.oneOf.some((other) => other in mapping))
      )
    })
    .map(({ id }) => id)
}
