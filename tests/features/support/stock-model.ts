import type { Connection } from '../../../electron/database/driver'

export interface Row {
  id: number
  movement: number
  place: number
  ware: number
  lot: number | null
  onHand: number
  reserved: number
  round: number | null
}

export interface Sums {
  onHand: number
  reserved: number
}

const rowsAfter = `SELECT id, movement_id AS movement, place_id AS place, ware_id AS ware, lot_id AS lot, on_hand AS onHand,
  reserved, round_id AS round FROM stock_ledger WHERE id > ? AND id <= ? ORDER BY id`

/** What the ledger says, added up in memory row by row; each row is held against the rules when it is added. */
export class LedgerModel {
  /** On hand of each lot, by place and ware. */
  private readonly lots = new Map<string, Map<number, number>>()
  private readonly wares = new Map<string, Sums>()
  private readonly rounds = new Map<string, number>()
  /** The last row added. */
  last = 0
  /** Of all rows up to the last: the same rows give the same sum. */
  checksum = 0

  /** Adds what was entered since; answers the rows. */
  async catchUp(sql: Connection, until = Number.MAX_SAFE_INTEGER): Promise<Row[]> {
    const rows = await sql.all<Row>(rowsAfter, [this.last, until])
    for (const row of rows) this.add(row)
    for (const row of rows) this.check(row)
    return rows
  }

  lot(place: number, ware: number, lot: number): number {
    return this.lots.get(`${place} ${ware}`)?.get(lot) ?? 0
  }

  lotsAt(place: number, ware: number): { lot: number; onHand: number }[] {
    const lots = [...(this.lots.get(`${place} ${ware}`) ?? [])]
    return lots.filter(([, onHand]) => onHand > 0).map(([lot, onHand]) => ({ lot, onHand }))
  }

  at(place: number, ware: number): Sums {
    return this.wares.get(`${place} ${ware}`) ?? { onHand: 0, reserved: 0 }
  }

  reservedFor(round: number | null, place: number, ware: number): number {
    return this.rounds.get(`${round ?? 0} ${place} ${ware}`) ?? 0
  }

  /** On hand, less what is reserved for others than the round. */
  usable(place: number, ware: number, round: number | null = null): number {
    const { onHand, reserved } = this.at(place, ware)
    return onHand - reserved + this.reservedFor(round, place, ware)
  }

  private add(row: Row): void {
    if (row.lot !== null) {
      const key = `${row.place} ${row.ware}`
      const lots = this.lots.get(key) ?? new Map<number, number>()
      this.lots.set(key, lots.set(row.lot, (lots.get(row.lot) ?? 0) + row.onHand))
    }
    const sums = this.at(row.place, row.ware)
    this.wares.set(`${row.place} ${row.ware}`, {
      onHand: sums.onHand + row.onHand,
      reserved: sums.reserved + row.reserved
    })
    if (row.round !== null) {
      const key = `${row.round} ${row.place} ${row.ware}`
      this.rounds.set(key, (this.rounds.get(key) ?? 0) + row.reserved)
    }
    this.last = row.id
    for (const part of [row.id, row.place, row.ware, row.lot ?? 0, row.onHand, row.reserved, row.round ?? 0])
      this.checksum = (Math.imul(this.checksum, 31) + part) | 0
  }

  private check(row: Row): void {
    const { onHand, reserved } = this.at(row.place, row.ware)
    const lot = row.lot === null ? 0 : this.lot(row.place, row.ware, row.lot)
    const own = row.round === null ? 0 : this.reservedFor(row.round, row.place, row.ware)
    if (lot < 0 || own < 0 || reserved < 0 || reserved > onHand)
      throw new Error(
        `row ${row.id} leaves ${lot} of the lot, ${onHand} on hand, ${reserved} reserved, ${own} for the round`
      )
  }

  /** Holds the model against the sums that SQLite makes of the whole ledger; answers what is wrong in the file, nothing if nothing is. */
  async faults(sql: Connection): Promise<string[]> {
    const faults: string[] = []
    const sums = await sql.all<{ place: number; ware: number } & Sums>(
      `SELECT place_id AS place, ware_id AS ware, sum(on_hand) AS onHand, sum(reserved) AS reserved FROM stock_ledger
       GROUP BY place_id, ware_id`
    )
    for (const sum of sums) {
      const own = this.at(sum.place, sum.ware)
      if (own.onHand !== sum.onHand || own.reserved !== sum.reserved)
        faults.push(`sums of ware ${sum.ware} at ${sum.place}`)
    }
    const broken = await sql.all<{ rule: string }>(`
      SELECT 'a lot below zero' AS rule FROM stock_ledger WHERE lot_id IS NOT NULL
        GROUP BY place_id, ware_id, lot_id HAVING sum(on_hand) < 0
      UNION ALL SELECT 'more reserved than on hand' FROM stock_ledger
        GROUP BY place_id, ware_id HAVING sum(reserved) > sum(on_hand) OR sum(reserved) < 0
      UNION ALL SELECT 'a reservation below zero' FROM stock_ledger WHERE round_id IS NOT NULL
        GROUP BY round_id, place_id, ware_id HAVING sum(reserved) < 0
      UNION ALL SELECT 'a person twice in a round' FROM hand_outs h JOIN round_lines l ON l.id = h.line_id
        WHERE h.undone_at IS NULL AND h.returned_at IS NULL GROUP BY l.round_id, l.person_id HAVING count(*) > 1
      UNION ALL SELECT 'on the way without a transfer' WHERE
        (SELECT coalesce(sum(s.on_hand), 0) FROM stock_ledger s JOIN places p ON p.id = s.place_id WHERE p.kind = 'transit')
        <> (SELECT coalesce(sum(s.on_hand), 0) FROM transfers t JOIN stock_ledger s ON s.movement_id = t.sent_id AND s.on_hand > 0
          WHERE t.arrived_id IS NULL AND t.recalled_id IS NULL)
      UNION ALL SELECT 'reserved for a closed round' FROM stock_ledger s JOIN rounds r ON r.id = s.round_id
        WHERE r.state <> 'frozen' GROUP BY r.id HAVING sum(s.reserved) <> 0
      UNION ALL SELECT 'a reversal that restores nothing' FROM movements r
        JOIN stock_ledger s ON s.movement_id IN (r.id, r.reverses_id) WHERE r.reverses_id IS NOT NULL
        GROUP BY r.id, s.place_id, s.ware_id, s.lot_id, s.round_id HAVING sum(s.on_hand) <> 0 OR sum(s.reserved) <> 0
      UNION ALL SELECT 'a movement without rows' FROM movements WHERE id NOT IN (SELECT movement_id FROM stock_ledger)
      UNION ALL SELECT 'a hand-out of another quantity' FROM movements m JOIN hand_outs h ON h.movement_id = m.id
        GROUP BY m.id HAVING sum(h.quantity) <> -(SELECT sum(on_hand) FROM stock_ledger WHERE movement_id = m.id)`)
    return [...faults, ...broken.map(({ rule }) => rule)]
  }
}
