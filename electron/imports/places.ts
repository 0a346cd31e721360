import type { KatoEntry } from '@shared/domain/kato'
import { searchKey } from '@shared/domain/search-key'

// What stands before or behind a place's name: kinds of places, in full and shortened.
const kinds = new Set(
  [
    ...['область', 'обл', 'облысы', 'район', 'р-н', 'ауданы', 'аудан', 'город', 'г', 'қ', 'қаласы', 'қала'],
    ...['село', 'с', 'ауылы', 'ауыл', 'а', 'аул', 'посёлок', 'п', 'пос', 'кенті', 'кент', 'станция', 'ст'],
    ...['сельский', 'округ', 'с.о', 'со', 'ауылдық', 'округі', 'а.о', 'ао', 'разъезд', 'бекеті', 'әкімдігі']
  ].flatMap((word) => searchKey(word).split(' '))
)

const nameOf = (text: string): string =>
  searchKey(text)
    .split(' ')
    .filter((word) => !kinds.has(word))
    .join(' ')

/** How far down a place lies: a settlement is meant rather than the rural district of its name. */
const rank = { settlement: 3, 'rural-district': 2, district: 1, region: 0 } as const

/**
 * A finder of places by name, in either language and any spelling: «с. Волчанка», «Шемонаихинский район, Волчанка». Of several places of
 * one name those in the office's own district count, else those in its region.
 */
export function placeFinder(
  table: ReadonlyMap<string, KatoEntry>,
  home: string
): (text: string) => readonly string[] {
  let names: Map<string, KatoEntry[]> | null = null
  const found = new Map<string, readonly string[]>()
  const byName = (): Map<string, KatoEntry[]> => {
    const map = new Map<string, KatoEntry[]>()
    for (const entry of table.values())
      for (const name of new Set([nameOf(entry.nameKk), nameOf(entry.nameRu)]))
        map.set(name, [...(map.get(name) ?? []), entry])
    return map
  }
  return (text) => {
    const known = found.get(text)
    if (known !== undefined) return known
    names ??= byName()
    const codes = search(names, text, home)
    found.set(text, codes)
    return codes
  }
}

function search(names: ReadonlyMap<string, KatoEntry[]>, text: string, home: string): string[] {
  const parts = text
    .split(',')
    .map(nameOf)
    .filter((part) => part !== '')
  const last = parts.pop()
  if (last === undefined) return []
  let entries = names.get(last) ?? []
  for (const part of parts) {
    const above = (names.get(part) ?? []).map(({ code }) => code.replace(/0+$/, ''))
    const within = entries.filter(({ code }) => above.some((prefix) => code.startsWith(prefix)))
    if (within.length > 0) entries = within
  }
  for (const prefix of [home.slice(0, 4), home.slice(0, 2)]) {
    const near = entries.filter(({ code }) => code.startsWith(prefix))
    if (near.length > 0) {
      entries = near
      break
    }
  }
  const deepest = Math.max(...entries.map(({ level }) => rank[level]))
  return entries.filter(({ level }) => rank[level] === deepest).map(({ code }) => code)
}
