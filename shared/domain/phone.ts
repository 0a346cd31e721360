import { OfficeError } from '../errors'

/**
 * A telephone number as it was typed, in one spelling: a number of Kazakhstan as `+77011234567` (whether it began with 8, 7, +7
 * or the code of the place), any other with its digits and a leading plus where there was one. An empty text stays empty.
 * @throws OfficeError `phone-malformed`
 */
export function parsePhone(text: string, field?: string): string {
  const where = field === undefined ? {} : { field }
  const typed = text.trim()
  if (typed === '') return ''
  const digits = typed.replace(/\D/g, '')
  if (!/^\+?[\d\s().–-]+$/.test(typed) || digits.length < 5 || digits.length > 15)
    throw new OfficeError('phone-malformed', where)
  if (/^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`
  if (/^7\d{9}$/.test(digits)) return `+7${digits}`
  return typed.startsWith('+') ? `+${digits}` : digits
}
