import type { Bilingual } from '../domain/bilingual'
import { formatDate, formatMonth, formatTenge, type Locale } from '../domain/format'
import { parseTenge } from '../domain/money'
import type { Alert } from './alerts'
import { kitCategoryNames } from './kit/categories'
import { tariffCategoryNames } from './tariff/categories'
import { words } from './words'
import type { ExplanationStep, Operand, RefusalReason } from './types'

/** Names of the family's members by the ids the facts use. */
export type NamedMembers = readonly { id: string; name: string }[]

/** A sentence as data: its key and what fills it. */
export interface Sentence {
  key: string
  data: Readonly<Record<string, string>>
}

function lookUp(words: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined
}

/** Label of a step: what its result is called. */
export function stepText(step: Pick<ExplanationStep, 'label'>, locale: Locale): string {
  return lookUp(words[locale].steps, step.label) ?? step.label
}

/** The word a formula's operand stands for; a numbered income (`wages-2`) is called by its kind. */
export function operandWord(name: string, locale: Locale): string {
  const { operands, incomes } = words[locale]
  return lookUp(operands, name) ?? lookUp(incomes, name.replace(/-\d+$/, '')) ?? name
}

/** The same with whose income it is and of which month. */
export function operandText(operand: Operand, members: NamedMembers, locale: Locale): string {
  const word = operandWord(operand.name, locale)
  if (operand.source.from !== 'facts' || operand.source.member === undefined) return word
  const whose = nameOf(operand.source.member, members)
  const { month } = operand.source
  return month === undefined ? `${word}, ${whose}` : `${word}, ${whose}, ${formatMonth(month, locale)}`
}

/** A note of a step. */
export function noteText(note: Sentence, members: NamedMembers, locale: Locale): string {
  return filled(lookUp(words[locale].notes, note.key) ?? note.key, note.data, members, locale)
}

/** Why assistance is unconditional or conditional. */
export function kindReasonText(reason: Sentence, members: NamedMembers, locale: Locale): string {
  return filled(lookUp(words[locale].kindReasons, reason.key) ?? reason.key, reason.data, members, locale)
}

/** A ground of refusal, with its figures. */
export function refusalText(reason: RefusalReason, members: NamedMembers, locale: Locale): string {
  return filled(lookUp(words[locale].refusals, reason.code) ?? reason.code, reason.data, members, locale)
}

/** The article a ground rests on, in full. */
export function articleText(article: string, locale: Locale): string {
  return lookUp(words[locale].articles, article) ?? article
}

/** An act as it is cited; one the office typed is given as typed. */
export function actText(act: string, locale: Locale): string {
  return lookUp(words[locale].acts, act) ?? act
}

/** An alert in words; its data name people themselves. */
export function alertText(alert: Pick<Alert, 'data'> & { code: string }, locale: Locale): string {
  const data = Object.fromEntries(Object.entries(alert.data).map(([name, value]) => [name, String(value)]))
  return filled(lookUp(words[locale].alerts, alert.code) ?? alert.code, data, [], locale)
}

function nameOf(id: string, members: NamedMembers): string {
  return members.find((member) => member.id === id)?.name ?? id
}

const kitCategories: Readonly<Record<string, Bilingual | undefined>> = kitCategoryNames
const tariffCategories: Readonly<Record<string, Bilingual | undefined>> = tariffCategoryNames

/** How a value of a sentence's data is shown, by its name there. */
const shown: Readonly<Record<string, (value: string, members: NamedMembers, locale: Locale) => string>> = {
  perCapita: money,
  povertyLine: money,
  amount: money,
  counted: money,
  familyShare: money,
  newFee: money,
  oldFee: money,
  declared: money,
  expected: money,
  ceiling: money,
  from: (value, _, locale) => formatDate(value, locale),
  until: (value, _, locale) => formatDate(value, locale),
  on: (value, _, locale) => formatDate(value, locale),
  month: (value, _, locale) => formatMonth(value, locale),
  kitCategory: (value, _, locale) => kitCategories[value]?.[locale] ?? value,
  tariffCategory: (value, _, locale) => tariffCategories[value]?.[locale] ?? value,
  kind: (value, _, locale) => lookUp(words[locale].incomes, value) ?? value,
  reason: (value, _, locale) => lookUp(words[locale].barReasons, value) ?? value,
  act: (value, _, locale) => actText(value, locale),
  member: nameOf,
  members: (value, members) =>
    value
      .split(', ')
      .map((id) => nameOf(id, members))
      .join(', ')
}

function money(value: string, _: NamedMembers, locale: Locale): string {
  return formatTenge(parseTenge(value), locale, { dropZeros: true })
}

/** A sentence with its placeholders filled; one that has no value stays visible rather than vanish. */
function filled(sentence: string, data: Sentence['data'], members: NamedMembers, locale: Locale): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = lookUp(data, name)
    return value === undefined ? whole : (lookUpShown(name)?.(value, members, locale) ?? value)
  })
}

function lookUpShown(name: string): (typeof shown)[string] | undefined {
  return Object.hasOwn(shown, name) ? shown[name] : undefined
}
