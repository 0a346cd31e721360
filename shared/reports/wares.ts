/** What handed-out goods are counted as. */
export type WareGroup = 'kit' | 'mask' | 'other'

/**
 * Masks are the wares whose code begins with the word for them, in Latin or Cyrillic letters of any case; other kits are kits, other
 * items are counted by themselves. The code is all that a district's file tells of a ware.
 */
export function wareGroup(kind: string, code: string): WareGroup {
  if (/^(?:mask|маск|бетперде)/iu.test(code)) return 'mask'
  return kind === 'kit' ? 'kit' : 'other'
}
