import { stockKeepers, type Role } from '@shared/contract/operation'

export interface DistributionPart {
  key: 'rounds' | 'hand-out' | 'stock' | 'catalogue' | 'board'
  /** Who may open it; left out: whoever may read stock and rounds. */
  roles?: readonly Role[]
}

/** The parts of distribution, in the order a round goes through them. */
export const distributionParts: readonly DistributionPart[] = [
  { key: 'rounds' },
  { key: 'hand-out', roles: stockKeepers },
  { key: 'stock' },
  { key: 'catalogue' },
  { key: 'board' }
]
