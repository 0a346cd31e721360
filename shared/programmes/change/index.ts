import type { Book } from '../../parameters/types'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts } from '../types'
import type { ChangeFacts } from './types'

export function assessChange(
  version: RuleVersion,
  facts: CaseFacts,
  change: ChangeFacts,
  book: Book
): Assessment {
  void change
  return version.assess(facts, book)
}
