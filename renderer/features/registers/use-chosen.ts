import { reactive } from 'vue'

/** Rows ticked for one action, by key, in the order they were ticked. */
export function useChosen<Row>(keyOf: (row: Row) => number) {
  const chosen = reactive(new Map()) as Map<number, Row>

  function toggle(row: Row): void {
    if (!chosen.delete(keyOf(row))) chosen.set(keyOf(row), row)
  }

  /** Ticks all of these, or unticks them when all are ticked already. */
  function toggleAll(rows: readonly Row[]): void {
    const all = rows.length > 0 && rows.every((row) => chosen.has(keyOf(row)))
    for (const row of rows) {
      if (all) chosen.delete(keyOf(row))
      else chosen.set(keyOf(row), row)
    }
  }
  return { chosen, toggle, toggleAll }
}
