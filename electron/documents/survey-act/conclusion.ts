import { bodyWidth, colours, mm } from '../paper/page-metrics'
import { pair, rule, type Node } from '../paper/nodes'
import type { Bilingual } from '../letter-data'
import type { ActPen } from './draw-survey-act'
import { boxed, field, label, shortLabel, writingLine } from './form-nodes'

/** Members of the local commission who sign. */
const signatures = 3

/** The commission's conclusion: need or no need, why, and three signatures. */
export function conclusion({ blocks }: ActPen): Node[] {
  const half = (bodyWidth - mm(7)) / 2
  const choice = (text: Bilingual): Node => ({
    ...boxed(`${text.kk} / ${text.ru}`, { bold: true }),
    margin: [0, mm(1.5), 0, 0]
  })
  return [
    {
      unbreakable: true,
      stack: [
        rule({ above: mm(7), below: mm(3), weight: 0.8, color: colours.ink }),
        pair(blocks('conclusionHeading'), { bold: true, fontSize: 11 }),
        {
          columns: [
            { width: half, ...field(blocks('conclusionNumber'), half, 1, shortLabel) },
            { width: half, ...field(blocks('conclusionDate'), half, 1, shortLabel) }
          ],
          columnGap: mm(7)
        },
        pair(blocks('conclusionText'), { above: mm(3) }),
        choice(blocks('conclusionNeed')),
        choice(blocks('conclusionNoNeed')),
        field(blocks('conclusionGrounds'), bodyWidth, 3),
        pair(blocks('commission'), { bold: true, above: mm(5) }),
        ...Array.from({ length: signatures }, (_, index) =>
          signatureRow(index + 1, blocks('memberName'), blocks('memberSignature'))
        )
      ]
    }
  ]
}

function signatureRow(number: number, name: Bilingual, signature: Bilingual): Node {
  const nameWidth = mm(95)
  const signatureWidth = bodyWidth - nameWidth - mm(6) - mm(14)
  const under = (text: Bilingual): Node => ({
    text: `${text.kk} / ${text.ru}`,
    fontSize: 7,
    color: colours.quiet
  })
  return {
    columns: [
      { width: mm(6), ...label({ kk: `${number}.`, ru: ' ' }), margin: [0, mm(5), 0, 0] },
      { width: nameWidth, stack: [writingLine(nameWidth, mm(9)), under(name)] },
      { width: '*', stack: [writingLine(signatureWidth, mm(9)), under(signature)] }
    ],
    columnGap: mm(7)
  }
}
