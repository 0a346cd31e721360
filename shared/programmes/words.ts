import type { Locale } from '../domain/format'
import { changeTextsKk } from './change/texts.kk'
import { changeTextsRu } from './change/texts.ru'
import { programmes } from './index'
import type { ProgrammeTexts } from './programme'

/** The words of all programmes in one language; steps by their full label, `asp.per-capita-income`. */
export type MergedTexts = Required<ProgrammeTexts>

const groups = [
  'operands',
  'incomes',
  'kindReasons',
  'refusals',
  'barReasons',
  'notes',
  'articles',
  'alerts',
  'acts'
] as const

function merged(locale: Locale): MergedTexts {
  const all: [string, ProgrammeTexts][] = [
    ...Object.values(programmes).map(({ id, texts }): [string, ProgrammeTexts] => [id, texts[locale]]),
    ['change', locale === 'kk' ? changeTextsKk : changeTextsRu]
  ]
  const steps = all.flatMap(([id, texts]) =>
    Object.entries(texts.steps).map(([key, text]): [string, string] => [`${id}.${key}`, text])
  )
  const gathered = groups.map((group): [(typeof groups)[number], Record<string, string>] => [
    group,
    Object.assign({}, ...all.map(([, texts]) => texts[group] ?? {})) as Record<string, string>
  ])
  return { steps: Object.fromEntries(steps), ...Object.fromEntries(gathered) } as MergedTexts
}

export const words: Readonly<Record<Locale, MergedTexts>> = { kk: merged('kk'), ru: merged('ru') }
