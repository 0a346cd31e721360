import type { LineOnPaper, RoundLinesData, SheetOnPaper } from './round-data'

/** The lines of each sheet, in order. @throws Error when the lines do not add up to what the sheets say */
export function* linesBySheet(
  data: RoundLinesData
): Generator<{ sheet: SheetOnPaper; index: number; lines: readonly LineOnPaper[] }> {
  const all = everyLine(data.lines)
  for (const [index, sheet] of data.sheets.entries()) {
    const lines: LineOnPaper[] = []
    while (lines.length < sheet.lines) {
      const next = all.next()
      if (next.done === true) throw new Error(`sheet ${index} lacks lines`)
      lines.push(next.value)
    }
    const units = unitsOf(lines)
    if (units !== sheet.units)
      throw new Error(`sheet ${index} holds ${units} units instead of ${sheet.units}`)
    yield { sheet, index, lines }
  }
  if (all.next().done !== true) throw new Error('lines are left over')
}

/** One part is parsed at a time, so that a region's list never stands in memory as objects. */
function* everyLine(parts: readonly string[]): Generator<LineOnPaper> {
  for (const part of parts) yield* JSON.parse(part) as LineOnPaper[]
}

export function unitsOf(lines: readonly LineOnPaper[]): number {
  return lines.reduce((sum, line) => sum + line[4], 0)
}

/** Lines of all sheets together. */
export function countLines(data: RoundLinesData): number {
  return data.sheets.reduce((sum, sheet) => sum + sheet.lines, 0)
}
