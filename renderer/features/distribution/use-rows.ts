import { nextTick, type Ref } from 'vue'

/**
 * Rows of a document that are typed one after the other: Enter at the end of the last one makes the next. A removed last
 * row leaves a blank one, so that there is always somewhere to type.
 */
export function useRows<Row>(
  rows: Ref<Row[]>,
  blank: () => Row,
  table: Readonly<Ref<HTMLElement | null>>
): {
  add: () => Promise<void>
  next: (index: number) => Promise<void>
  remove: (index: number) => Promise<void>
} {
  async function focusRow(index: number): Promise<void> {
    await nextTick()
    const row = table.value?.querySelectorAll('tbody > tr')[index]
    row?.querySelector<HTMLElement>('select, input')?.focus()
  }
  async function add(): Promise<void> {
    // A model's new value can be read only after its owner has been drawn again.
    const last = rows.value.length
    rows.value = [...rows.value, blank()]
    await focusRow(last)
  }
  async function next(index: number): Promise<void> {
    if (index === rows.value.length - 1) await add()
    else await focusRow(index + 1)
  }
  async function remove(index: number): Promise<void> {
    const left = rows.value.filter((_, at) => at !== index)
    rows.value = left.length === 0 ? [blank()] : left
    await focusRow(Math.min(index, Math.max(0, left.length - 1)))
  }
  return { add, next, remove }
}

/** The rows without the blank ones at the end; one left blank between others stays, to be complained about. */
export function withoutBlankEnd<Row extends object>(rows: readonly Row[]): Row[] {
  const isBlank = (row: Row) => Object.values(row).every((value) => value === null || value === '')
  let length = rows.length
  for (let row = rows[length - 1]; row !== undefined && isBlank(row); row = rows[length - 1]) length -= 1
  return rows.slice(0, length)
}
