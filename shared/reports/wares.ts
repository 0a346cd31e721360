/** What handed-out goods are counted as. */
export type WareGroup = 'kit' | 'mask' | 'other'

/** Masks are what a round of the programme `mask` hands out, whatever its code; other kits are kits, other items are counted by themselves. */
export function wareGroup(kind: string, programme: string): WareGroup {
  if (programme === 'mask') return 'mask'
  return kind === 'kit' ? 'kit' : 'other'
}
