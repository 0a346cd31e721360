import type { Dataset, DatasetRow } from '@shared/exchange/datasets'

/** The control sums of a data set's rows. */
export class SumOf {
  private readonly at: readonly number[]
  private readonly sums: number[]

  constructor(private readonly dataset: Dataset) {
    this.at = dataset.sums.map((name) => dataset.fields.findIndex((field) => field.name === name))
    this.sums = this.at.map(() => 0)
  }

  /** @throws RangeError when a sum passes 2^53 */
  add(row: DatasetRow): void {
    for (let index = 0; index < this.at.length; index += 1) {
      const sum = (this.sums[index] ?? 0) + Number(row[this.at[index] ?? 0] ?? 0)
      if (!Number.isSafeInteger(sum)) throw new RangeError(`a sum of ${this.dataset.name} is past 2^53`)
      this.sums[index] = sum
    }
  }

  /** Field → sum as a decimal string. */
  totals(): Record<string, string> {
    return Object.fromEntries(this.dataset.sums.map((name, index) => [name, String(this.sums[index] ?? 0)]))
  }
}

// A set of some hundred thousand texts takes tens of milliseconds when it grows; these grow one by one.
const shelves = 64

/** The keys of a data set's rows, to find the first that comes twice. */
export class RowKeys {
  private readonly at: readonly number[]
  private readonly seen = Array.from({ length: shelves }, () => new Set<string>())

  constructor(dataset: Dataset) {
    this.at = dataset.key.map((name) => dataset.fields.findIndex((field) => field.name === name))
  }

  get size(): number {
    return this.seen.reduce((sum, { size }) => sum + size, 0)
  }

  /** The key of a row as one text. */
  keyOf(row: DatasetRow): string {
    return this.at.map((index) => row[index] ?? '').join('\n')
  }

  /** False when the key was there already. */
  add(row: DatasetRow): boolean {
    const key = this.keyOf(row)
    const end = key.length - 1
    const shelf = this.seen[(key.charCodeAt(end) + 7 * key.charCodeAt(end - 1)) % shelves] ?? this.seen[0]
    if (shelf === undefined || shelf.has(key)) return false
    shelf.add(key)
    return true
  }
}
