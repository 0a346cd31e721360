import { createHmac } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { firstDay, lastDay } from '@shared/domain/quarter'
import { datasetOf, type Dataset, type DatasetName, type DatasetRow } from '@shared/exchange/datasets'
import type { ReadConnection } from '../database/transaction'
import { pagesOf, partsOf, peopleAtOnce, peoplePage, type CollectedRow, type Span } from './exports-queries'
import type { DescriptorFacts } from './package/descriptor'
import type { PackageRows } from './package/entries'

/** The days and months of `YYYY-MM` or `YYYY-Qn`. */
export function spanOf(period: string): Span {
  const [first, last] = [firstDay(period), lastDay(period)]
  return { firstDay: first, lastDay: last, firstMonth: first.slice(0, 7), lastMonth: last.slice(0, 7) }
}

export interface CollectPlan {
  period: string
  datasets: readonly DatasetName[]
  /** The region's key for IINs, 32 bytes, hexadecimal. */
  iinKey: string
  personal: 'hashed' | 'full'
  /** Told after every page; may throw to stop. */
  onRows?: (rows: number) => void
}

/** The data sets that are written when these are asked for: who is named in a file must be in that of the people. */
export function withPeople(datasets: readonly DatasetName[]): DatasetName[] {
  const named = datasets.some((name) => datasetOf(name).fields.some((field) => field.name === 'person'))
  return named && !datasets.includes('people') ? ['people', ...datasets] : [...datasets]
}

/** The rows of an office's period, read in pages from one snapshot; nothing of a data set but the page is held. */
export class Collector implements PackageRows {
  readonly datasets: readonly DatasetName[]
  private readonly named = new Set<number>()
  private readonly versions = new Map<string, Set<string>>()
  private readonly key: Buffer
  private rowsRead = 0

  constructor(
    private readonly read: ReadConnection,
    private readonly plan: CollectPlan
  ) {
    this.datasets = withPeople(plan.datasets)
    this.key = Buffer.from(plan.iinKey, 'hex')
  }

  /** Rows of a data set; those of the people last, since the others say who they are. */
  async *rows(name: DatasetName): AsyncGenerator<DatasetRow[]> {
    const dataset = datasetOf(name)
    for await (const page of name === 'people' ? this.people() : this.pages(name)) {
      yield page.map((row) => this.rowOf(dataset, row))
      this.rowsRead += page.length
      this.plan.onRows?.(this.rowsRead)
      // The window is answered between two pages.
      await turn()
    }
  }

  rules(): DescriptorFacts['rules'] {
    const programmes = [...this.versions.keys()].sort()
    return Object.fromEntries(
      programmes.map((programme) => [programme, [...(this.versions.get(programme) ?? [])].sort()])
    )
  }

  private async *pages(name: Exclude<DatasetName, 'people'>): AsyncGenerator<CollectedRow[]> {
    for (const part of await partsOf(this.read, name, spanOf(this.plan.period)))
      for await (const page of pagesOf(this.read, part)) {
        for (const { person_id: id } of page) if (typeof id === 'number') this.named.add(id)
        if (name === 'decisions') this.noteVersions(page)
        yield page
      }
  }

  private async *people(): AsyncGenerator<CollectedRow[]> {
    const ids = Uint32Array.from(this.named).sort()
    for (let at = 0; at < ids.length; at += peopleAtOnce)
      yield await peoplePage(this.read, [...ids.subarray(at, at + peopleAtOnce)])
  }

  private noteVersions(page: readonly CollectedRow[]): void {
    for (const { programme, rule_version: version } of page) {
      const known = this.versions.get(String(programme)) ?? new Set()
      known.add(String(version))
      this.versions.set(String(programme), known)
    }
  }

  private rowOf(dataset: Dataset, row: CollectedRow): DatasetRow {
    return dataset.fields.map((field) => {
      if (field.name === 'person') return this.hashed(String(row.iin))
      if (field.personal === true && this.plan.personal !== 'full') return null
      const value = row[field.name] ?? null
      if (value instanceof Uint8Array) throw new Error(`${dataset.name}.${field.name} holds bytes`)
      return value === '' ? null : value
    })
  }

  private hashed(iin: string): string {
    return createHmac('sha256', this.key).update(iin).digest('hex')
  }
}
