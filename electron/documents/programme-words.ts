import { formatDate, formatMonth, formatTenge, type Locale } from '@shared/domain/format'
import { isIsoDate } from '@shared/domain/iso-date'
import { parseTenge } from '@shared/domain/money'

import type { ExplanationStep, Operand, RefusalReason, Unit } from '@shared/programmes/types'
import { kitCategoryNames } from '@shared/programmes/kit/categories'
import { tariffCategoryNames } from '@shared/programmes/tariff/categories'
import { words as programmeWords, type MergedTexts } from '@shared/programmes/words'
import { say } from './scribe'
import type { Bilingual } from './letter-data'

/** Categories of the lists and of the local acts, by code. */
const categoryNames: Readonly<Record<string, Bilingual | undefined>> = {
  ...kitCategoryNames,
  ...tariffCategoryNames
}

export type NamedMembers = readonly { id: string; name: string }[]

/** Key of a sentence and the data it is filled with, as the rules give them. */
export interface Sentence {
  key: string
  data: Record<string, string>
}

/** A word of a group; empty when it is not there, which the scribe refuses to print. */
function wordOf(group: Readonly<Record<string, string>>, key: string): string {
  return group[key] ?? ''
}

function named(ids: string, members: NamedMembers): string {
  return ids
    .split(', ')
    .map((id) => members.find((member) => member.id === id)?.name ?? '')
    .join(', ')
}

/** Surname and initials, for the narrow columns of the working: «Жұмағалиева Қ. Н.». */
function shortName(name: string): string {
  const [surname = '', ...others] = name.split(' ')
  return [surname, ...others.map((other) => `${other.charAt(0)}.`)].join(' ')
}

/** What is counted in a unit that the two languages write differently names it with its word. */
function measured(text: string, unit: Unit, locale: Locale): string {
  if (unit !== 'kwh' || text === '') return text
  return `${text}, ${{ kk: 'кВт·сағ', ru: 'кВт·ч' }[locale]}`
}

function monthOrText(value: string, locale: Locale): string {
  return /^\d{4}-\d{2}$/.test(value) ? formatMonth(value, locale) : value
}

/**
 * What a programme says about its own working and refusals, in both languages. Data come as the rules give them (ids,
 * decimal tenge, ISO dates, codes) and stand in the sentence as people read them.
 */
export class ProgrammeWords {
  step(step: ExplanationStep): Bilingual {
    return this.say((words, locale) => measured(wordOf(words.steps, step.label), step.unit, locale))
  }

  /** Whether a step with a month is about that month alone; ASP's steps but the last are about all from it on. */
  isOfOneMonth(step: ExplanationStep): boolean {
    return !step.label.startsWith('asp.') || step.label.endsWith('.paid')
  }

  operand(operand: Operand, members: NamedMembers): Bilingual {
    const { source } = operand
    if (source.from !== 'facts' || source.incomeKind === undefined) {
      return this.say((words, locale) => measured(wordOf(words.operands, operand.name), operand.unit, locale))
    }
    const { incomeKind, member, month } = source
    return this.say((words, locale) =>
      [
        wordOf(words.incomes, incomeKind),
        ...(member === undefined ? [] : [shortName(named(member, members))]),
        ...(month === undefined ? [] : [formatMonth(month, locale)])
      ].join(', ')
    )
  }

  note({ key, data }: Sentence, members: NamedMembers): Bilingual {
    return this.say((words, locale) => this.filled(wordOf(words.notes, key), data, locale, members))
  }

  kindReason({ key, data }: Sentence, members: NamedMembers): Bilingual {
    return this.say((words, locale) => this.filled(wordOf(words.kindReasons, key), data, locale, members))
  }

  refusal({ code, data }: RefusalReason, members: NamedMembers): Bilingual {
    return this.say((words, locale) => this.filled(wordOf(words.refusals, code), data, locale, members))
  }

  /** The article of a refusal; one that was typed by hand stands as it is. */
  article(article: string): Bilingual {
    return this.say((words) => wordOf(words.articles, article) || article)
  }

  /** An act in both languages; one that was typed by the office stands as it is. */
  act(act: string): Bilingual {
    return this.say((words) => wordOf(words.acts, act) || act)
  }

  private say(make: (words: MergedTexts, locale: Locale) => string): Bilingual {
    return say((locale) => make(programmeWords[locale], locale))
  }

  private filled(
    sentence: string,
    data: Record<string, string>,
    locale: Locale,
    members: NamedMembers
  ): string {
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
      this.value(name, data[name] ?? '', locale, members)
    )
  }

  private value(name: string, value: string, locale: Locale, members: NamedMembers): string {
    const words = programmeWords[locale]
    if (name === 'member' || name === 'members') return named(value, members)
    if (name === 'kitCategory' || name === 'tariffCategory') return categoryNames[value]?.[locale] ?? ''
    if (name === 'kind') return wordOf(words.incomes, value)
    if (name === 'reason') return wordOf(words.barReasons, value)
    if (name === 'act') return wordOf(words.acts, value) || value
    if (isIsoDate(value)) return formatDate(value, locale, 'long')
    if (/^-?\d+\.\d{2}$/.test(value)) return formatTenge(parseTenge(value), locale)
    return monthOrText(value, locale)
  }
}
