import { colours, mm } from '../paper/page-metrics'
import type { Node } from '../paper/nodes'
import type { BlockOf } from '../template-shape'
import type { FamilyRelation } from '../letter-data'
import type { ActPen } from './draw-survey-act'
import { boxed, label } from './form-nodes'

const relationBlocks = {
  applicant: 'relationApplicant',
  spouse: 'relationSpouse',
  child: 'relationChild',
  parent: 'relationParent',
  grandparent: 'relationGrandparent',
  grandchild: 'relationGrandchild',
  sibling: 'relationSibling',
  ward: 'relationWard',
  other: 'relationOther'
} as const satisfies Record<FamilyRelation, BlockOf<'survey-act'>>

/** The family as it was stated; whether each lives there and what they do is for the commission to write. */
export function familyTable({ data, scribe, blocks }: ActPen): Node {
  const heads = (
    ['nameColumn', 'bornColumn', 'relationColumn', 'livesColumn', 'occupationColumn'] as const
  ).map((block) => label(blocks(block), { fontSize: 7.5 }))
  if (data.members.length === 0) scribe.text('members', '')
  const yes = blocks('yes')
  const no = blocks('no')
  const rows = data.members.map((member, index): (string | Node)[] => {
    const relation = blocks(relationBlocks[member.relation])
    return [
      `${index + 1}.`,
      scribe.text(`members.${index}.name`, member.name),
      scribe.date(`members.${index}.bornOn`, member.bornOn, 'short').ru,
      label(relation),
      { stack: [boxed(`${yes.kk} / ${yes.ru}`), boxed(`${no.kk} / ${no.ru}`)] },
      ''
    ]
  })
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [mm(6), '*', mm(19), mm(24), mm(20), mm(38)],
      body: [['№', ...heads], ...rows]
    },
    layout: gridLayout,
    margin: [0, mm(1), 0, 0]
  }
}

const gridLayout = {
  hLineWidth: (): number => 0.5,
  vLineWidth: (): number => 0.5,
  hLineColor: (): string => colours.rule,
  vLineColor: (): string => colours.rule,
  paddingLeft: (): number => 3,
  paddingRight: (): number => 3,
  paddingTop: (): number => 2,
  paddingBottom: (): number => 2
}
