import { fc } from '../support/fast-check'
import { describe, expect, it } from 'vitest'
import { suppress, type People } from '../../electron/region/suppress'

/** With the totals of rows and columns. */
function withTotals(inner: readonly (readonly number[])[]): number[][] {
  const rows = inner.map((row) => [...row, row.reduce((sum, count) => sum + count, 0)])
  const width = rows[0]?.length ?? 0
  const last = Array.from({ length: width }, (_, column) =>
    rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)
  )
  return [...rows, last]
}

type Vector = number[]

/** Row echelon form in whole numbers; the equations here have only −1, 0 and 1, and stay small. */
function reduce(equations: Vector[]): Vector[] {
  const rows = equations.map((row) => [...row])
  const width = rows[0]?.length ?? 0
  let top = 0
  for (let column = 0; column < width && top < rows.length; column += 1) {
    const at = rows.findIndex((row, index) => index >= top && Math.abs(row[column] ?? 0) > 1e-9)
    if (at === -1) continue
    const [pivot, other] = [rows[at] ?? [], rows[top] ?? []]
    rows[top] = pivot.map((value) => value / (pivot[column] ?? 1))
    if (at !== top) rows[at] = other
    const unit = rows[top] ?? []
    for (let index = 0; index < rows.length; index += 1) {
      const factor = rows[index]?.[column] ?? 0
      if (index !== top && factor !== 0)
        rows[index] = (rows[index] ?? []).map((value, place) => value - factor * (unit[place] ?? 0))
    }
    top += 1
  }
  return rows.filter((row) => row.some((value) => Math.abs(value) > 1e-9))
}

/** Hidden cells that the totals give away: an equation of the reduced system with one unknown alone. */
function givenAway(people: People, hidden: readonly (readonly boolean[])[]): string[] {
  const unknowns = hidden.flatMap((cells, row) =>
    cells.flatMap((is, column) => (is ? [`${row},${column}`] : []))
  )
  const place = new Map(unknowns.map((name, index) => [name, index]))
  const [height, width] = [people.length, people[0]?.length ?? 0]
  const line = (cells: readonly (readonly [number, number])[]): Vector => {
    const equation = unknowns.map(() => 0)
    cells.forEach(([row, column], index) => {
      const at = place.get(`${row},${column}`)
      if (at !== undefined) equation[at] = index === cells.length - 1 ? -1 : 1
    })
    return equation
  }
  const equations = [
    ...people.map((_, row) => line(Array.from({ length: width }, (__, column) => [row, column] as const))),
    ...Array.from({ length: width }, (_, column) =>
      line(Array.from({ length: height }, (__, row) => [row, column] as const))
    )
  ]
  return reduce(equations)
    .filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1)
    .map((row) => unknowns[row.findIndex((value) => Math.abs(value) > 1e-9)] ?? '')
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([height, width]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 5, max: 90 })), {
        minLength: width,
        maxLength: width
      }),
      { minLength: height, maxLength: height }
    )
  )
  .map(withTotals)

describe('small cells', () => {
  it('one small cell takes three more with it, the cheapest ring', () => {
    const people = withTotals([
      [3, 40, 20],
      [50, 30, 9],
      [60, 70, 80]
    ])
    const hidden = suppress(people, 5)
    expect(hidden.map((row) => row.map((is) => (is ? '×' : '·')).join(''))).toEqual([
      '×·×·',
      '×·×·',
      '····',
      '····'
    ])
  })

  it('nothing is hidden where nobody is in a small cell', () => {
    const people = withTotals([
      [5, 0],
      [0, 90]
    ])
    expect(suppress(people, 5).flat()).not.toContain(true)
  })

  it('no small count stands there, and none follows from the totals', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 10 }), (people, atLeast) => {
        const hidden = suppress(people, atLeast)
        people.forEach((cells, row) =>
          cells.forEach((count, column) => {
            if (hidden[row]?.[column] !== true) expect(count === 0 || count >= atLeast).toBe(true)
          })
        )
        expect(givenAway(people, hidden)).toEqual([])
      }),
      { numRuns: 1500 }
    )
  })

  it('what is missing from a line to its total is never a few people', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 10 }), (people, atLeast) => {
        const hidden = suppress(people, atLeast)
        people.forEach((cells, row) => {
          if (hidden[row]?.at(-1) === true) return
          const gone = cells.slice(0, -1).filter((_, column) => hidden[row]?.[column] === true)
          const missing = gone.reduce((sum, count) => sum + count, 0)
          if (gone.length > 0) expect(missing).toBeGreaterThanOrEqual(atLeast)
        })
      }),
      { numRuns: 500 }
    )
  })

  it('the test can tell: a ring that is left open is found', () => {
    const people = withTotals([
      [3, 40],
      [50, 30]
    ])
    const open = people.map((row, at) => row.map((_, column) => at === 0 && column === 0))
    expect(givenAway(people, open)).toEqual(['0,0'])
  })
})
