import { formatTenge } from '@shared/domain/format'
import { tiyn } from '@shared/domain/money'
import { amountInWordsKk, amountInWordsRu } from '@shared/domain/words'
import type { LetterTools } from '../letter/compose-letter'
import { checkCode } from '../letter/letter-words'
import type { Bilingual } from '../letter-data'
import { Scribe, say, type Blocks } from '../scribe'
import { templateOf, type Template } from '../template-set'
import type { PaymentListData } from './payment-data'

/** The words of a list's paper, each checked and filled once. */
export class PaymentWords {
  readonly scribe: Scribe
  readonly blocks: Blocks<'payment-list'>
  readonly office: { name: Bilingual; contact: Bilingual; headName: Bilingual }
  readonly numberAndDate: Bilingual
  readonly programme: Bilingual
  readonly month: Bilingual
  readonly code: string

  /** @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing` */
  constructor(
    tools: LetterTools,
    readonly data: PaymentListData
  ) {
    this.scribe = new Scribe(tools.hasGlyph)
    const { scribe } = this
    const template = templateOf(tools.templates, 'payment-list', data.templateVersion)
    this.blocks = scribe.blocks(template as Template & { id: 'payment-list' })
    const address = scribe.both('office.address', data.office.address)
    const phone = this.blocks('officePhone', { phone: data.office.phone })
    this.office = {
      name: scribe.both('office.name', data.office.name),
      contact: say((locale) => `${address[locale]}, ${phone[locale]}`),
      headName: scribe.both('office.headName', data.office.headName)
    }
    const date = scribe.date('frozenOn', data.frozenOn)
    this.numberAndDate = this.blocks('numberAndDate', { number: data.number, date })
    this.programme = this.blocks('programme', { programme: data.programme })
    this.month = this.blocks('month', { month: scribe.month('month', data.month) })
    this.code = checkCode(scribe.text('hash', data.hash))
  }

  /** A sum without its sign, which the column's head names; the same in both languages. */
  money(amount: number): string {
    return formatTenge(tiyn(amount), 'kk').replace(/\u00a0?₸$/, '')
  }

  /** The total in words. */
  get totalWords(): Bilingual {
    const amount = tiyn(this.data.total)
    const words = { kk: amountInWordsKk(amount), ru: amountInWordsRu(amount) }
    return this.blocks('totalWords', { amountWords: words })
  }

  place(kato: string): Bilingual {
    if (kato === '') return this.blocks('noPlace')
    // A code that the classifier has lost since is still that of the place.
    return this.scribe.both(`places.${kato}`, this.data.places[kato] ?? { kk: kato, ru: kato })
  }

  /** What stands at the foot of each page. */
  get footer(): string {
    const version = `payment-list-${this.data.templateVersion}`
    return `№ ${this.data.number} · ${this.code} · ${bothWords(this.blocks('templateVersion', { version }))}`
  }

  page(page: number, pages: number): string {
    return bothWords(this.blocks('page', { page: String(page), pages: String(pages) }))
  }
}

/** Both languages, or the one word they share. */
export function bothWords({ kk, ru }: Bilingual): string {
  return kk === ru ? kk : `${kk} / ${ru}`
}
