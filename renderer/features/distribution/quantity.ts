/** What stands for a quantity that was typed and cannot be read; no operation takes it. */
export const unreadable = -1

/** A whole number as people type it, `1 200`; null where nothing is typed, `unreadable` where it is no whole number. */
export function readQuantity(typed: string): number | null {
  const text = typed.replace(/\s/g, '')
  if (text === '') return null
  return /^\d{1,9}$/.test(text) ? Number(text) : unreadable
}
