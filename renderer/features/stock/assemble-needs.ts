import type { BalanceRow, Kit } from './stock-book'

type Contents = Kit['versions'][number]['items']

/** An item of a kit: how many so many kits take, and whether the place has them. */
export interface Need {
  item: Contents[number]
  needed: number
  free: number
  lacking: number
}

/** What so many kits take of each item beside what is free at the place. */
export function needsOf(contents: Contents, kits: number | null, stock: readonly BalanceRow[]): Need[] {
  return contents.map((item) => {
    const free = stock.find(({ ware }) => ware.wareId === item.wareId)?.free ?? 0
    const needed = item.quantity * Math.max(0, kits ?? 0)
    return { item, needed, free, lacking: Math.max(0, needed - free) }
  })
}

/** How many kits what is free would make. */
export function possibleKits(needs: readonly Need[]): number {
  const each = needs.map(({ item, free }) => Math.floor(Math.max(0, free) / item.quantity))
  return each.length === 0 ? 0 : Math.min(...each)
}
