import type { Blocks, Scribe } from '../scribe'
import type { AssignLetterData, ChangeLetterData, LetterData, RefuseLetterData } from '../letter-data'
import type { ProgrammeWords } from '../programme-words'
import type { TemplateId } from '../template-shape'

/** What a part of the letter is written with. */
export interface LetterPen<Data extends LetterData = LetterData> {
  data: Data
  scribe: Scribe
  common: Blocks<'letter-common'>
  programmes: Blocks<'letter-programmes'>
  words: ProgrammeWords
  /** Size of the running text in points. */
  size: number
}

type With<Pen, Id extends TemplateId> = Pen & { blocks: Blocks<Id> }

export type AssignPen = With<LetterPen<AssignLetterData>, 'letter-assign'>
export type RefusePen = With<LetterPen<RefuseLetterData>, 'letter-refuse'>
export type AssignOtherPen = With<LetterPen<AssignLetterData>, 'letter-assign-other'>
export type RefuseOtherPen = With<LetterPen<RefuseLetterData>, 'letter-refuse-other'>
/** The blocks of the kind are chosen by the kind, in `change-body.ts`. */
export type ChangePen = LetterPen<ChangeLetterData> & {
  shared: Blocks<'letter-change-common'>
  blocksOf: <Id extends TemplateId>(id: Id) => Blocks<Id>
}
