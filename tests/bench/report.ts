/** One line of the bench: what was measured against what. */
export interface BenchRow {
  what: string
  /** What it is held against, in words with its figure. */
  yardstick: string
  ours: string
  /** Ours in terms of the yardstick, as design's budgets say it; null where there is no yardstick here. */
  ratio: number | null
  /** The budget in words: `≤ 1.2×`. */
  budget: string
  /** Null where nothing can be said, such as without the yardstick. */
  met: boolean | null
  note?: string
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
/** A duration as people read it. */
export const duration = (ms: number): string =>
  ms >= 1000 ? seconds(ms) : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`

/** At most so many times the yardstick. */
export function atMost(
  row: Pick<BenchRow, 'what' | 'yardstick' | 'ours' | 'note'>,
  ratio: number,
  most: number
): BenchRow {
  return { ...row, ratio, budget: `≤ ${most}×`, met: ratio <= most }
}

/** At least so many times as fast as the yardstick. */
export function atLeast(
  row: Pick<BenchRow, 'what' | 'yardstick' | 'ours' | 'note'>,
  ratio: number,
  least: number
): BenchRow {
  return { ...row, ratio, budget: `≥ ${least}×`, met: ratio >= least }
}

/** A figure without a budget of its own. */
export function figure(what: string, ours: string, note?: string): BenchRow {
  return {
    what,
    yardstick: '',
    ours,
    ratio: null,
    budget: '',
    met: null,
    ...(note === undefined ? {} : { note })
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** The value that so many percent of all do not pass. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)
  return sorted[place] ?? Number.NaN
}

const verdict = (row: BenchRow): string => (row.met === null ? '' : row.met ? 'met' : 'NOT met')

/** The rows as a table of aligned columns, notes below. */
export function table(rows: readonly BenchRow[]): string {
  const head = ['what', 'yardstick', 'ours', 'ratio', 'budget', '']
  const cells = rows.map((row) => [
    row.what,
    row.yardstick,
    row.ours,
    row.ratio === null ? '' : `${row.ratio.toFixed(2)}×`,
    row.budget,
    verdict(row)
  ])
  const widths = head.map((title, i) =>
    Math.max(title.length, ...cells.map((line) => [...(line[i] ?? '')].length))
  )
  const line = (values: readonly string[]): string =>
    values
      .map((value, i) => value + ' '.repeat((widths[i] ?? 0) - [...value].length))
      .join('  ')
      .trimEnd()
  const notes = rows.flatMap((row) => (row.note === undefined ? [] : [`  ${row.what}: ${row.note}`]))
  return [
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...cells.map(line),
    ...(notes.length === 0 ? [] : ['', ...notes])
  ].join('\n')
}
