import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { Bilingual } from '@shared/domain/bilingual'
import { canonicalJson } from '@shared/domain/canonical-json'
import type { ReadConnection } from '../database/transaction'
import type { OfficeOnPaper } from '../documents/letter-data'
import { linesText } from './freeze-queries'

/** What the head of a list says, as it stood when the list was frozen. */
export interface FrozenHead {
  office: OfficeOnPaper
  programme: Bilingual
  /** Names of the payees' places by code. */
  places: Readonly<Record<string, Bilingual>>
  /** The wording that its paper is printed in, now and ever after. */
  templateVersion: number
  /** Who froze it. */
  frozenBy: string
  /** The office's day on which it was. */
  frozenOn: string
}

/** A list without its lines. */
export interface ListHead {
  number: string
  programme: string
  month: string
  lines: number
  total: number
  frozen: FrozenHead
}

// Lines whose text is made and hashed in one turn.
const linesAtOnce = 2_000

/**
 * The hash printed on a list: over its head and every line. Read from the table, so that one who asks again finds out whether it is
 * still the list that was signed.
 */
export async function listHash(
  read: ReadConnection,
  listId: number,
  head: ListHead
): Promise<{ hash: string; lines: number; total: number }> {
  const hash = createHash('sha256').update(`${canonicalJson(head)}\n`)
  let lines = 0
  let total = 0
  for (;;) {
    const part = await linesText(read, listId, lines, linesAtOnce)
    if (part.lines === 0) break
    hash.update(part.text)
    lines += part.lines
    total += part.total
    await turn()
  }
  return { hash: hash.digest('hex'), lines, total }
}
