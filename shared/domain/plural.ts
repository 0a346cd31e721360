/** The two languages of the program. */
export type Locale = 'kk' | 'ru'

/**
 * The form of a counted word. Kazakh needs one form, since a noun after a number stays singular: `['отбасы']`.
 * Russian needs three, for 1, 2 and 5: `['семья', 'семьи', 'семей']`; a fraction takes the second («2,5 месяца»).
 */
export function plural(locale: Locale, n: number, forms: readonly [string, ...string[]]): string {
  const [one, few = one, many = few] = forms
  if (locale === 'kk') return one
  const count = Math.abs(n)
  if (!Number.isInteger(count)) return few
  const last = count % 10
  const lastTwo = count % 100
  if (last === 1 && lastTwo !== 11) return one
  return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? few : many
}
