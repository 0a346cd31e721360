import { flow, pair, sideBySide, type Node } from '../paper/nodes'
import { say } from '../scribe'
import type { Bilingual } from '../letter-data'
import { appeal, asked, decisionValues, family, headed, letterFoot, letterHead } from './letter-frame'
import type { RefusePen } from './letter-pen'

/** The first page of a letter that refuses assistance. */
export function refuseBody(pen: RefusePen): Node[] {
  const { blocks, size } = pen
  const gap = size * 0.55
  return [
    ...letterHead(pen),
    pair(blocks('title'), { bold: true, fontSize: size + 1.5, above: size * 0.9 }),
    pair(asked(pen), { above: gap }),
    family(pen),
    pair(blocks('decision', decisionValues(pen)), { above: gap }),
    ...reasons(pen),
    headed(blocks('againHeading'), blocks('again'), size),
    appeal(pen),
    letterFoot(pen)
  ]
}

/** Each reason with its article and its figures; numbered when there are several. */
function reasons({ data, scribe, blocks, words, size }: RefusePen): Node[] {
  const texts = data.reasons.map((reason, index): Bilingual => {
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
