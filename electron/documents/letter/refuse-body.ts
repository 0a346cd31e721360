import { pair, type Node } from '../paper/nodes'
import { appeal, asked, decisionValues, family, headed, letterFoot, letterHead } from './letter-frame'
import type { RefusePen } from './letter-pen'
import { reasons } from './reasons'

/** The first page of a letter that refuses assistance. */
export function refuseBody(pen: RefusePen): Node[] {
  const { data, blocks, size } = pen
  const gap = size * 0.55
  return [
    ...letterHead(pen),
    pair(blocks('title'), { bold: true, fontSize: size + 1.5, above: size * 0.9 }),
    pair(asked(pen), { above: gap }),
    family(pen),
    pair(blocks('decision', decisionValues(pen)), { above: gap }),
    ...reasons(pen, data.reasons, blocks),
    headed(blocks('againHeading'), blocks('again'), size),
    appeal(pen),
    letterFoot(pen)
  ]
}
