import { isIsoDate, type IsoDate } from '@shared/domain/iso-date'
import type { Month } from '@shared/domain/quarter'

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

/** Puts the dot in while digits are typed: `0320` → `03.20`; another mark between month and year becomes a dot. */
export function maskMonth(typed: string): string {
  const [month = '', ...rest] = typed.replace(/[^\d./-]/g, '').split(/[./-]/)
  const year = month.slice(2) + rest.join('')
  return year === '' && rest.length === 0 ? month.slice(0, 2) : `${month.slice(0, 2)}.${year.slice(0, 4)}`
}

/** The month of `03.2026`, `3.2026`, `032026` or `2026-03` as `2026-03`; null when it is none. */
export function readMonth(text: string): Month | null {
  const typed = text.trim()
  const whole = /^(\d{4})-(\d{2})$/.exec(typed)
  const match = /^(\d{1,2})[./-](\d{4})$/.exec(typed) ?? /^(\d{2})(\d{4})$/.exec(typed)
  const iso =
    whole === null ? `${match?.[2] ?? ''}-${(match?.[1] ?? '').padStart(2, '0')}` : `${whole[1]}-${whole[2]}`
  return isIsoDate(`${iso}-01`) ? iso : null
}
