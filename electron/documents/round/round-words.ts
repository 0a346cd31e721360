import { formatNumber } from '@shared/domain/format'
import type { LetterTools } from '../letter/compose-letter'
import type { Bilingual } from '../letter-data'
import { Scribe, say, type Blocks } from '../scribe'
import { templateOf, type Template } from '../template-set'
import type { BlockOf, TemplateId } from '../template-shape'
import { openingTimes } from './opening-times'
import type { PointOnPaper, RoundOnPaper, Unit } from './round-data'

const unitBlocks = {
  piece: 'unitPiece',
  pair: 'unitPair',
  pack: 'unitPack',
  g: 'unitGram',
  ml: 'unitMillilitre'
} as const satisfies Record<Unit, BlockOf<'round-common'>>

/** A point's particulars, in words. */
export interface PointWords {
  name: Bilingual
  /** Settlement, then street and house. */
  address: Bilingual
  responsible: Bilingual
  opens: Bilingual
  /** The point's own telephone, or the office's. */
  phone: string
}

/** The words that the papers of a round have in common, each checked and filled once. */
export class RoundWords {
  readonly scribe: Scribe
  readonly common: Blocks<'round-common'>
  readonly office: { name: Bilingual; contact: Bilingual }
  /** Number and name of the round. */
  readonly round: Bilingual
  readonly ware: Bilingual
  readonly unit: Bilingual
  /** What each is given. */
  readonly given: Bilingual
  /** «көшірме 2 / копия 2», or nothing for the first print. */
  readonly copyMark: string

  /** @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing` */
  constructor(
    private readonly tools: LetterTools,
    readonly data: RoundOnPaper
  ) {
    this.scribe = new Scribe(tools.hasGlyph)
    const { scribe } = this
    this.common = this.blocks('round-common')
    const address = scribe.both('office.address', data.office.address)
    const phone = this.common('officePhone', { phone: data.office.phone })
    this.office = {
      name: scribe.both('office.name', data.office.name),
      contact: say((locale) => `${address[locale]}, ${phone[locale]}`)
    }
    this.round = this.common('roundLine', { number: String(data.number), name: data.name })
    this.ware = this.wareName()
    this.unit = this.unitWord(data.ware.unit)
    this.given = this.common(data.norm === 'family' ? 'givenToFamily' : 'givenToPerson', {
      ware: this.ware,
      quantity: this.number(data.quantity),
      unit: this.unit
    })
    this.copyMark =
      data.copyNumber === 1 ? '' : bothWords(this.common('copyMark', { copyNumber: String(data.copyNumber) }))
  }

  blocks<Id extends TemplateId>(id: Id): Blocks<Id> {
    const template = templateOf(this.tools.templates, id, this.data.templateVersion)
    return this.scribe.blocks(template as Template & { id: Id })
  }

  /** A whole number, the same in both languages. */
  number(value: number): string {
    return formatNumber(value, 'kk')
  }

  unitWord(unit: Unit): Bilingual {
    return this.common(unitBlocks[unit])
  }

  /** @throws OfficeError `letter-blank-field`, `letter-glyph-missing` */
  point(point: PointOnPaper, field: string): PointWords {
    const { scribe, common } = this
    const settlement = scribe.both(`${field}.settlement`, point.settlement)
    const street = scribe.text(`${field}.address`, point.address)
    const phone = scribe.text(`${field}.phone`, point.phone ?? this.data.office.phone)
    const weekdays = common('weekdays')
    const times = say((locale) => openingTimes(point.opens, weekdays[locale].split('|')))
    return {
      name: scribe.both(`${field}.name`, point.name),
      address: say((locale) => `${settlement[locale]}, ${street}`),
      responsible: common('responsible', { name: point.responsible, phone }),
      opens: common('opens', { times: times.kk === '' ? common('opensByAgreement') : times }),
      phone
    }
  }

  /** What stands at the foot of a page: the round, the template's version, the day of printing, the copy. */
  footer(template: TemplateId, own: readonly string[] = []): string {
    const version = this.common('templateVersion', { version: `${template}-${this.data.templateVersion}` })
    const printed = this.scribe.date('printedOn', this.data.printedOn, 'short')
    return [`№ ${this.data.number}`, ...own, bothWords(version), bothWords(printed), this.copyMark]
      .filter((part) => part !== '')
      .join(' · ')
  }

  page(page: number, pages: number): string {
    return bothWords(this.common('page', { page: String(page), pages: String(pages) }))
  }

  private wareName(): Bilingual {
    const { ware } = this.data
    const name = this.scribe.both('ware.name', ware.name)
    return ware.version === null ? name : this.common('kitVersion', { name, version: String(ware.version) })
  }
}

/** Both languages, or the one word they share. */
export function bothWords({ kk, ru }: Bilingual): string {
  return kk === ru ? kk : `${kk} / ${ru}`
}
