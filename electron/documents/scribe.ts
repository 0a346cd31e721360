import { OfficeError } from '@shared/errors'
import { formatDate, formatMonth, type Locale } from '@shared/domain/format'
import type { IsoDate } from '@shared/domain/iso-date'
import type { Month } from '@shared/domain/quarter'
import type { Bilingual } from './letter-data'
import type { BlockOf, TemplateId } from './template-shape'
import type { Template } from './template-set'

/** A value for a placeholder: the same in both languages, or one for each. */
export type Value = string | Bilingual

/** Fills the blocks of one template. */
export type Blocks<Id extends TemplateId> = (block: BlockOf<Id>, values?: Record<string, Value>) => Bilingual

function inLocale(value: Value, locale: Locale): string {
  return typeof value === 'string' ? value : value[locale]
}

/**
 * Every word of a document passes through here on its way to the paper: an empty value or a sign the fonts lack stops
 * the document, since a gap in a signed letter would be noticed only by whoever receives it.
 */
export class Scribe {
  constructor(private readonly hasGlyph: (character: string) => boolean) {}

  /**
   * A value as it will stand on the paper. `field` is the dotted path in the document's data.
   * @throws OfficeError `letter-blank-field` {field}, `letter-glyph-missing` {glyph, field}
   */
  text(field: string, text: string | null | undefined): string {
    const value = text?.trim() ?? ''
    if (value === '') throw new OfficeError('letter-blank-field', { field, data: { field } })
    for (const character of value) {
      if (character !== '\n' && !this.hasGlyph(character))
        throw new OfficeError('letter-glyph-missing', { field, data: { glyph: character, field } })
    }
    return value
  }

  /** The same for a text in both languages. */
  both(field: string, text: Bilingual): Bilingual {
    return { kk: this.text(`${field}.kk`, text.kk), ru: this.text(`${field}.ru`, text.ru) }
  }

  /** A day in both languages. @throws OfficeError `letter-blank-field` {field} */
  date(field: string, date: IsoDate, style: 'short' | 'long' = 'long'): Bilingual {
    const day = this.text(field, date)
    return say((locale) => formatDate(day, locale, style))
  }

  /** A month in both languages. @throws OfficeError `letter-blank-field` {field} */
  month(field: string, month: Month): Bilingual {
    const named = this.text(field, month)
    return say((locale) => formatMonth(named, locale))
  }

  /** The blocks of a template, filled: every placeholder is a value, and no value is empty. */
  blocks<Id extends TemplateId>(template: Template & { id: Id }): Blocks<Id> {
    return (block, values = {}) => {
      const text = template.blocks[block]
      const field = `${template.id}.${block}`
      const fill = (locale: Locale): string =>
        this.text(field, text?.[locale]).replace(/\{(\w+)\}/g, (_, name: string) => {
          const value = values[name]
          return this.text(name, value === undefined ? '' : inLocale(value, locale))
        })
      return { kk: fill('kk'), ru: fill('ru') }
    }
  }
}

/** Something said in both languages by a function of the language. */
export function say(make: (locale: Locale) => string): Bilingual {
  return { kk: make('kk'), ru: make('ru') }
}
