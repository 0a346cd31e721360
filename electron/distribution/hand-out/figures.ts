import type { CellRow, PointNameRow } from './figures-queries'
import type { Names } from './line-views'

/** Units planned, handed out (and kept), given back, and still waiting: planned is the sum of the other three. */
export interface Figures {
  lines: number
  planned: number
  handedOut: number
  returned: number
  left: number
  /** Waiting lines of open rounds: as the stock is reserved for them. */
  reserved: number
}

export interface Group extends Figures {
  code: string
  nameKk: string
  nameRu: string
}

export const noFigures = (): Figures => ({
  lines: 0,
  planned: 0,
  handedOut: 0,
  returned: 0,
  left: 0,
  reserved: 0
})

function add(to: Figures, cell: CellRow, open: boolean): void {
  const left = cell.planned - cell.handed - cell.returned
  to.lines += cell.lines
  to.planned += cell.planned
  to.handedOut += cell.handed
  to.returned += cell.returned
  to.left += left
  to.reserved += open ? left : 0
}

/** Whether a round still hands out. */
export type IsOpen = (roundId: number) => boolean

export function sumOf(cells: readonly CellRow[], isOpen: IsOpen): Figures {
  const sum = noFigures()
  for (const cell of cells) add(sum, cell, isOpen(cell.round_id))
  return sum
}

/** Figures by a code of the cells, in the order of codes. */
export function groupsOf(
  cells: readonly CellRow[],
  isOpen: IsOpen,
  codeOf: (cell: CellRow) => string,
  nameOf: (code: string) => Names
): Group[] {
  const groups = new Map<string, Group>()
  for (const cell of cells) {
    const code = codeOf(cell)
    const name = nameOf(code)
    const group = groups.get(code) ?? { code, nameKk: name.kk, nameRu: name.ru, ...noFigures() }
    groups.set(code, group)
    add(group, cell, isOpen(cell.round_id))
  }
  return [...groups.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

export interface NamedBy {
  village(code: string): Names
  category(code: string): Names
  points: readonly PointNameRow[]
}

/** The three ways a round's figures are divided. */
export function divisions(cells: readonly CellRow[], isOpen: IsOpen, names: NamedBy) {
  const points = new Map(names.points.map((row) => [row.id, row]))
  const byCode = new Map(names.points.map((row) => [row.code, { kk: row.name_kk, ru: row.name_ru }]))
  const pointCode = (cell: CellRow): string => points.get(cell.place_id)?.code ?? ''
  return {
    villages: groupsOf(cells, isOpen, (cell) => cell.kato, names.village),
    points: groupsOf(cells, isOpen, pointCode, (code) => byCode.get(code) ?? { kk: code, ru: code }),
    categories: groupsOf(cells, isOpen, (cell) => cell.category, names.category)
  }
}
