import { createI18n } from 'vue-i18n'
import type { Locale } from '@shared/contract/fields'
import { kk } from './kk'
import { ru } from './ru'

/** Russian has three forms after a numeral: 1 дело, 2 дела, 5 дел; vue-i18n knows only the English two. */
function russianForm(choice: number, forms: number): number {
  if (forms < 3) return choice === 1 ? 0 : forms - 1
  const tens = choice % 100
  const ones = choice % 10
  if (tens > 10 && tens < 15) return 2
  if (ones === 1) return 0
  return ones > 1 && ones < 5 ? 1 : 2
}

export const i18n = createI18n({
  legacy: false,
  locale: 'kk' as Locale,
  fallbackLocale: 'ru' as Locale,
  messages: { kk, ru },
  // Kazakh keeps the singular after a numeral, so its texts have one form.
  pluralRules: { ru: russianForm, kk: () => 0 }
})

/** The language of the screen; reactive where it is read inside a computed or a template. */
export function currentLocale(): Locale {
  return i18n.global.locale.value as Locale
}
