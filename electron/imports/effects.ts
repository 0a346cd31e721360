import { setImmediate as turn } from 'node:timers/promises'
import type { WriteConnection } from '../database/transaction'
import { insertEffects, type NewEffect } from './effect-queries'
import type { Effects } from './importer'

const effectsAtOnce = 2000

/** Gathers what an importer writes and keeps it piece by piece. */
export class KeptEffects implements Effects {
  private place = 0
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
    for (const [table, effects] of this.tables)
      for (let from = 0; from < effects.length; from += effectsAtOnce) {
        const piece = effects.slice(from, from + effectsAtOnce)
        await insertEffects(tx, this.importId, table, piece, this.own)
        await turn()
      }
    this.tables = new Map()
  }
}
