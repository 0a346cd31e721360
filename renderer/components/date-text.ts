import { isIsoDate, type IsoDate } from '@shared/domain/iso-date'

/**
 * Puts the dots in while digits are typed: `1503` → `15.03`, `15.031` → `15.03.1`; other marks between the parts become
 * dots. A day or a month has two digits at most, what is typed beyond them belongs to the next part.
 */
export function maskDate(typed: string): string {
  const [day = '', month = '', ...rest] = typed.replace(/[^\d./-]/g, '').split(/[./-]/)
  const overDay = day.slice(2) + month
  const parts = [day.slice(0, 2)]
  const marked = /[./-]/.test(typed)
  if (overDay !== '' || marked) parts.push(overDay.slice(0, 2))
  const year = overDay.slice(2) + rest.join('')
  if (year !== '' || rest.length > 0) parts.push(year.slice(0, 4))
  return parts.join('.')
}

/** The ISO date of `15.03.1985`, `1.2.2018` or `15031985`; null when it is no date. */
export function readDate(text: string): IsoDate | null {
  const match =
    /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim())
  if (match === null) return null
  const [, day = '', month = '', year = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(iso) ? iso : null
}
