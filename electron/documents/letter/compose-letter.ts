import { annex } from './annex'
import { assignBody } from './assign-body'
import { changeBody } from './change-body'
import type { LetterPen } from './letter-pen'
import { letterTemplate } from './letter-template'
import { assignOtherBody, refuseOtherBody } from './other-body'
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

type BlocksOf = <Id extends TemplateId>(id: Id) => Blocks<Id>

/** Puts a letter into words; what cannot be said is refused by `body`, `annex` and `footer` as the scribe does. */
export function composeLetter(data: LetterData, tools: LetterTools): ComposedLetter {
  const scribe = new Scribe(tools.hasGlyph)
  const blocksOf: BlocksOf = (id) =>
    scribe.blocks(templateOf(tools.templates, id, data.templateVersion) as Template & { id: typeof id })
  const common = blocksOf('letter-common')
  const programmes = blocksOf('letter-programmes')
  const pen = { scribe, common, programmes, words: new ProgrammeWords() }
  return {
    body: (size) => body({ ...pen, data, size }, blocksOf),
    annex: (size) => annex({ ...pen, data, size }),
    footer: {
      left: footerText(data, scribe, common),
      right: (page, pages) => {
        const text = common('page', { page: String(page), pages: String(pages) })
        return `${text.kk} / ${text.ru}`
      }
    }
  }
}

/** The page before the annex, by what was decided; ASP has letters of its own wording. */
function body(pen: LetterPen, blocksOf: BlocksOf): Node[] {
  const { data } = pen
  const ofAsp = data.programme === 'asp'
  switch (data.kind) {
    case 'assign':
      return ofAsp
        ? assignBody({ ...pen, data, blocks: blocksOf('letter-assign') })
        : assignOtherBody({ ...pen, data, blocks: blocksOf('letter-assign-other') })
    case 'refuse':
      return ofAsp
        ? refuseBody({ ...pen, data, blocks: blocksOf('letter-refuse') })
        : refuseOtherBody({ ...pen, data, blocks: blocksOf('letter-refuse-other') })
    default:
      return changeBody({ ...pen, data, shared: blocksOf('letter-change-common'), blocksOf })
  }
}

function footerText(data: LetterData, scribe: Scribe, common: Blocks<'letter-common'>): string {
  const template = letterTemplate(data).replace('letter-', '')
  const version = common('templateVersion', { version: `${template}-${data.templateVersion}` })
  const copy = data.copyNumber > 1 ? common('copyMark', { copyNumber: String(data.copyNumber) }) : null
  const parts = [
    `№ ${scribe.text('number', data.number)}`,
    ...(copy === null ? [] : [`${copy.kk} / ${copy.ru}`]),
    `${version.kk} / ${version.ru}`
  ]
  return parts.join(' · ')
}
