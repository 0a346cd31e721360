import type { Blocks, Scribe } from '../scribe'
import type { LetterData } from '../letter-data'
import type { ProgrammeWords } from '../programme-words'

/** The blocks the assignment and the refusal have in common. */
type SharedBlocks = (
  block: 'title' | 'asked' | 'askedProactive' | 'againHeading' | 'again',
  values?: Parameters<Blocks<'letter-assign'>>[1]
) => ReturnType<Blocks<'letter-assign'>>

/** What a part of the letter is written with. */
export interface LetterPen<Data extends LetterData> {
  data: Data
  scribe: Scribe
  common: Blocks<'letter-common'>
  blocks: SharedBlocks
  words: ProgrammeWords
  /** Size of the running text in points. */
  size: number
}

export type AssignPen = LetterPen<Extract<LetterData, { kind: 'assign' }>> & {
  blocks: Blocks<'letter-assign'>
}
export type RefusePen = LetterPen<Extract<LetterData, { kind: 'refuse' }>> & {
  blocks: Blocks<'letter-refuse'>
}
