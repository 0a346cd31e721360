import { setImmediate as turn } from 'node:timers/promises'
import type { WriteConnection } from '../database/transaction'
import { insertEffects, stamp, type NewEffect } from './effect-queries'
import type { Effects } from './importer'

const effectsAtOnce = 5000

/** Gathers what an importer writes and keeps it piece by piece. */
export class KeptEffects implements Effects {
  private place = 0
  private readonly stamps = new Map<string, string>()
  private tables = new Map<string, NewEffect[]>()

  /** @param own the kind takes back by itself: its words need not be rows of tables */
  constructor(
    private readonly importId: number,
    private readonly own: boolean
  ) {}

  created(row: number, table: string, id: number): void {
    this.add(table, row, id, null)
  }

  changed(row: number, table: string, id: number, before: Readonly<Record<string, unknown>>): void {
    this.add(table, row, id, JSON.stringify(before))
  }

  private add(table: string, row: number, id: number, before: string | null): void {
    this.place += 1
    const effects = this.tables.get(table)
    if (effects === undefined) this.tables.set(table, [{ place: this.place, row, id, before }])
    else effects.push({ place: this.place, row, id, before })
  }

  /** Keeps what was gathered, with how the rows stand now. */
  async keep(tx: WriteConnection): Promise<void> {
    const { tables } = this
    // What is gathered meanwhile is kept next.
    this.tables = new Map()
    for (const [table, effects] of tables)
      for (let from = 0; from < effects.length; from += effectsAtOnce) {
        const piece = effects.slice(from, from + effectsAtOnce)
        await insertEffects(tx, this.importId, table, piece, await this.stampOf(tx, table))
        await turn()
      }
  }

  private async stampOf(tx: WriteConnection, table: string): Promise<string | null> {
    if (this.own) return null
    const found = this.stamps.get(table) ?? (await stamp(tx, table))
    this.stamps.set(table, found)
    return found
  }
}
