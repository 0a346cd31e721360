import {
  formatLineNumber,
  lastPlace,
  makeLineNumber,
  parseLineNumber
} from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'

/** Places of a round's list from one to another, both included. */
export interface Span {
  from: number
  to: number
}

/** What was ticked on paper, as typed. */
export interface Ticks {
  /** Places in the order typed; they may overlap. */
  spans: Span[]
  /** Whole numbers that cannot be of this round: another round's, or with wrong check digits. */
  foreign: string[]
}

/** A stretch longer than this is listed by its ends, not one by one. */
const longestListed = 1000

/**
 * Reads ticked lines: places in the list and whole numbers with check digits, single or from–to, divided by commas, blanks or
 * lines: `1-40, 45, 0012-000345-67`.
 * @throws OfficeError `ranges-malformed` {text} naming the part that is neither
 */
export function readTicks(text: string, round: number): Ticks {
  const parts = text
    .replace(/\s*[-‐-―−]\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
  const spans: Span[] = []
  const foreign: string[] = []
  for (const part of parts) {
    const span = readPart(part, round)
    if (span === null) foreign.push(part)
    else spans.push(span)
  }
  if (parts.length === 0) throw new OfficeError('ranges-malformed', { field: 'ranges', data: { text: '' } })
  return { spans, foreign }
}

/** Null: a whole number that is not of this round. */
function readPart(part: string, round: number): Span | null {
  const groups = part.split('-')
  if (groups.some((group) => !/^\d{1,12}$/.test(group))) throw malformed(part)
  if (groups.length === 3 || (groups.length === 1 && part.length > 6)) {
    const place = placeOf(groups, round)
    return place === null ? null : { from: place, to: place }
  }
  if (groups.length === 6) {
    const from = placeOf(groups.slice(0, 3), round)
    const to = placeOf(groups.slice(3), round)
    if (from === null || to === null) return null
    return inOrder(part, { from, to })
  }
  if (groups.length > 2 || groups.some((group) => group.length > 6)) throw malformed(part)
  const from = Number(groups[0])
  return inOrder(part, { from, to: groups[1] === undefined ? from : Number(groups[1]) })
}

/** Of a whole number in one group or three; zeros in front of each may be missing. */
function placeOf(groups: readonly string[], round: number): number | null {
  const [first = '', place, check] = groups
  const text =
    place === undefined ? first : `${first}${place.padStart(6, '0')}${(check ?? '').padStart(2, '0')}`
  try {
    const read = parseLineNumber(text)
    return read.round === round ? read.n : null
  } catch (error) {
    if (error instanceof OfficeError) return null
    throw error
  }
}

function inOrder(part: string, span: Span): Span {
  if (span.from < 1 || span.to < span.from || span.to > lastPlace) throw malformed(part)
  return span
}

const malformed = (part: string): OfficeError =>
  new OfficeError('ranges-malformed', { field: 'ranges', data: { text: part.slice(0, 40) } })

/** Each place once, in order: spans that touch or overlap become one; and the places that were named more than once. */
export function unite(spans: readonly Span[]): { once: Span[]; doubled: Span[] } {
  const once: Span[] = []
  const doubled: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = once.at(-1)
    if (last !== undefined && span.from <= last.to)
      add(doubled, { from: span.from, to: Math.min(span.to, last.to) })
    if (last !== undefined && span.from <= last.to + 1) last.to = Math.max(last.to, span.to)
    else once.push({ ...span })
  }
  return { once, doubled }
}

/** Spans arrive in the order of their beginnings; those that touch become one. */
function add(spans: Span[], span: Span): void {
  const last = spans.at(-1)
  if (last !== undefined && span.from <= last.to + 1) last.to = Math.max(last.to, span.to)
  else spans.push({ ...span })
}

/** Places of the spans that are not among the known ones, which come in ascending order. */
export function missing(spans: readonly Span[], known: readonly number[]): Span[] {
  const gaps: Span[] = []
  let at = 0
  for (const { from, to } of spans) {
    let next = from
    while (at < known.length && (known[at] as number) < from) at += 1
    for (; at < known.length && (known[at] as number) <= to; at += 1) {
      const place = known[at] as number
      if (place > next) gaps.push({ from: next, to: place - 1 })
      next = place + 1
    }
    if (next <= to) gaps.push({ from: next, to })
  }
  return gaps
}

/** Ascending places as spans of neighbours. */
export function runs(places: readonly number[]): Span[] {
  const spans: Span[] = []
  for (const place of places) add(spans, { from: place, to: place })
  return spans
}

/** Spans one by one in words of `name`; long ones by their ends. */
function listed(spans: readonly Span[], name: (place: number) => string): string[] {
  return spans.flatMap(({ from, to }) =>
    to - from >= longestListed
      ? [`${name(from)}–${name(to)}`]
      : Array.from({ length: to - from + 1 }, (_, i) => name(from + i))
  )
}

/** Places as they were typed. */
export const asPlaces = (spans: readonly Span[]): string[] => listed(spans, String)

/** Places as their whole numbers. */
export const asNumbers = (spans: readonly Span[], round: number): string[] =>
  listed(spans, (place) => formatLineNumber(makeLineNumber(round, place)))
