import { annex } from './annex'
import { assignBody } from './assign-body'
import type { LetterPen } from './letter-pen'
import { refuseBody } from './refuse-body'
import type { LetterData } from '../letter-data'
import type { Node } from '../paper/nodes'
import type { Footer } from '../paper/paper-file'
import { ProgrammeWords } from '../programme-words'
import { Scribe, type Blocks } from '../scribe'
import type { TemplateId } from '../template-shape'
import { templateOf, type Template } from '../template-set'

export interface LetterTools {
  templates: readonly Template[]
  hasGlyph: (character: string) => boolean
}

/** A letter in words: its two parts at any size of type, made anew at each call, and the foot of its pages. */
export interface ComposedLetter {
  body(size: number): Node[]
  annex(size: number): Node[]
  footer: Footer
}

/** Puts a letter into words; what cannot be said is refused by `body`, `annex` and `footer` as the scribe does. */
export function composeLetter(data: LetterData, tools: LetterTools): ComposedLetter {
  const scribe = new Scribe(tools.hasGlyph)
  const blocksOf = <Id extends TemplateId>(id: Id): Blocks<Id> =>
    scribe.blocks(templateOf(tools.templates, id, data.templateVersion) as Template & { id: Id })
  const common = blocksOf('letter-common')
  const shared = { scribe, common, words: new ProgrammeWords() }
  return {
    body: (size) =>
      data.kind === 'assign'
        ? assignBody({ ...shared, data, size, blocks: blocksOf('letter-assign') })
        : refuseBody({ ...shared, data, size, blocks: blocksOf('letter-refuse') }),
    annex: (size) => {
      const pen: LetterPen<LetterData> = { ...shared, data, size, blocks: blocksOf(`letter-${data.kind}`) }
      return annex(pen)
    },
    footer: {
      left: footerText(data, scribe, common),
      right: (page, pages) => {
        const text = common('page', { page: String(page), pages: String(pages) })
        return `${text.kk} / ${text.ru}`
      }
    }
  }
}

function footerText(data: LetterData, scribe: Scribe, common: Blocks<'letter-common'>): string {
  const version = common('templateVersion', { version: `${data.kind}-${data.templateVersion}` })
  const copy = data.copyNumber > 1 ? common('copyMark', { copyNumber: String(data.copyNumber) }) : null
  const parts = [
    `№ ${scribe.text('number', data.number)}`,
    ...(copy === null ? [] : [`${copy.kk} / ${copy.ru}`]),
    `${version.kk} / ${version.ru}`
  ]
  return parts.join(' · ')
}
