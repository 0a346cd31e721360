import { isIsoDate, type IsoDate } from '@shared/domain/iso-date'

/** Puts the dots in while digits are typed: `1503` → `15.03.`; other marks between the parts become dots. */
export function maskDate(typed: string): string {
  const parts = typed.replace(/[^\d./-]/g, '').split(/[./-]/)
  if (parts.length > 1) return parts.slice(0, 3).join('.').slice(0, 10)
  const digits = (parts[0] ?? '').slice(0, 8)
  if (digits.length <= 2) return digits
  if (digits.length <= 4) return `${digits.slice(0, 2)}.${digits.slice(2)}`
  return `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4)}`
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
