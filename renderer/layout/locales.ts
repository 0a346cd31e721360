import type { Locale } from '@shared/contract/fields'

/** The languages by what their speakers call them. */
export const locales: readonly { code: Locale; short: string }[] = [
  { code: 'kk', short: 'ҚАЗ' },
  { code: 'ru', short: 'РУС' }
]
