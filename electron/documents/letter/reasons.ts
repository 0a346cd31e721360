import { flow, pair, sideBySide, type Node } from '../paper/nodes'
import { say, type Blocks } from '../scribe'
import type { Bilingual, LetterData, RefuseLetterData } from '../letter-data'
import type { LetterPen } from './letter-pen'

type ReasonBlocks = (
  block: 'reasonsHeading' | 'reason',
  values?: Parameters<Blocks<'letter-refuse'>>[1]
) => Bilingual

/** Each reason with its article and its figures; numbered when there are several. */
export function reasons(
  { scribe, words, size, data }: LetterPen<LetterData>,
  given: RefuseLetterData['reasons'],
  blocks: ReasonBlocks
): Node[] {
  const texts = given.map((reason, index): Bilingual => {
    const sentence = scribe.both(`reasons.${index}`, words.refusal(reason, data.members))
    const article = scribe.both(`reasons.${index}.article`, words.article(reason.article))
    return blocks('reason', { sentence, article })
  })
  if (texts.length === 0) scribe.text('reasons', '')
  const numbered = (text: string, index: number): Node => ({
    columns: [
      { width: texts.length > 1 ? size * 1.4 : 0, text: texts.length > 1 ? `${index + 1}.` : '' },
      { width: '*', text: flow(text) }
    ],
    columnGap: 0
  })
  return [
    pair(
      say((locale) => `${blocks('reasonsHeading')[locale]}:`),
      { bold: true, above: size * 0.6 }
    ),
    ...texts.map((text, index) =>
      sideBySide(numbered(text.kk, index), numbered(text.ru, index), { above: 2 })
    )
  ]
}
