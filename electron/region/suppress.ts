/**
 * Hides small cells of a table with totals so that the rest does not give them away.
 *
 * A table of one month: districts by things, with a total of each row and column. Every row and column says that its cells add up to its
 * total, so hidden cells are unknowns of a system of equations. As a graph (rows and columns are its points, each hidden cell, total or
 * not, a line between its row and its column) a hidden cell can be worked out just when its line is a bridge: when no ring of hidden
 * cells goes through it (D. Gusfield, A graph theoretic approach to statistical data security, SIAM J. Comput. 17, 1988).
 */

/** People in each cell: rows are districts, columns things; the last row and the last column are the totals. */
export type People = readonly (readonly number[])[]

/** Cells to be hidden, in the places of the table. */
export type Hidden = boolean[][]

interface Cell {
  row: number
  column: number
}

function hiddenCells(hidden: Hidden): Cell[] {
  return hidden.flatMap((cells, row) => cells.flatMap((is, column) => (is ? [{ row, column }] : [])))
}

/** Whether the cell's row and column hang together through other hidden cells. */
function onRing(hidden: Hidden, cell: Cell): boolean {
  const rows = new Set([cell.row])
  const columns = new Set<number>()
  const others = hiddenCells(hidden).filter(({ row, column }) => row !== cell.row || column !== cell.column)
  for (let grew = true; grew;) {
    grew = false
    for (const { row, column } of others) {
      if (rows.has(row) === columns.has(column)) continue
      rows.add(row)
      columns.add(column)
      grew = true
    }
  }
  return columns.has(cell.column)
}

/** What hiding a cell costs the reader: the people in it; cells without anybody hide nothing and come last. */
function cost(people: People, hidden: Hidden, { row, column }: Cell): number {
  if (hidden[row]?.[column] === true) return 0
  const count = people[row]?.[column] ?? 0
  return count === 0 ? Number.MAX_SAFE_INTEGER / 8 : count
}

/** Closes the cheapest ring of four cells through one that could be worked out. */
function closeRing(people: People, hidden: Hidden, cell: Cell): void {
  let best: { cells: Cell[]; cost: number } | undefined
  for (let row = 0; row < people.length; row += 1) {
    if (row === cell.row) continue
    for (let column = 0; column < (people[row]?.length ?? 0); column += 1) {
      if (column === cell.column) continue
      const cells = [
        { row, column },
        { row, column: cell.column },
        { row: cell.row, column }
      ]
      const sum = cells.reduce((total, one) => total + cost(people, hidden, one), 0)
      if (best === undefined || sum < best.cost) best = { cells, cost: sum }
    }
  }
  for (const { row, column } of best?.cells ?? []) {
    const cells = hidden[row]
    if (cells !== undefined) cells[column] = true
  }
}

/** Lines (rows or columns) whose hidden cells together are few people again: their difference from the total says so. */
function fewTogether(people: People, hidden: Hidden, atLeast: number): Cell | null {
  const width = people[0]?.length ?? 0
  const line = (cells: readonly Cell[]): Cell | null => {
    const [total, ...parts] = [...cells].reverse()
    if (total === undefined || hidden[total.row]?.[total.column] === true) return null
    const gone = parts.filter(({ row, column }) => hidden[row]?.[column] === true)
    const sum = gone.reduce((all, { row, column }) => all + (people[row]?.[column] ?? 0), 0)
    if (gone.length === 0 || sum >= atLeast) return null
    const rest = parts
      .filter(({ row, column }) => hidden[row]?.[column] !== true && (people[row]?.[column] ?? 0) > 0)
      .sort((a, b) => cost(people, hidden, a) - cost(people, hidden, b))
    return rest[0] ?? total
  }
  for (let row = 0; row < people.length; row += 1) {
    const found = line(Array.from({ length: width }, (_, column) => ({ row, column })))
    if (found !== null) return found
  }
  for (let column = 0; column < width; column += 1) {
    const found = line(people.map((_, row) => ({ row, column })))
    if (found !== null) return found
  }
  return null
}

/** Which cells must be hidden so that no count from 1 to `atLeast` − 1 stands in the table or follows from it. */
export function suppress(people: People, atLeast: number): Hidden {
  const hidden = people.map((cells) => cells.map((count) => count > 0 && count < atLeast))
  for (;;) {
    const open = hiddenCells(hidden).find((cell) => !onRing(hidden, cell))
    if (open !== undefined) {
      closeRing(people, hidden, open)
      continue
    }
    const more = fewTogether(people, hidden, atLeast)
    if (more === null) return hidden
    const cells = hidden[more.row]
    if (cells !== undefined) cells[more.column] = true
  }
}
