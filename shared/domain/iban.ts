import { OfficeError } from '../errors'

/** ISO 13616: the first four characters go to the end, letters count 10…35, the number modulo 97. */
function mod97(iban: string): number {
  let rest = 0
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/**
 * Checks an account number (ИИК / ЖСК) of a bank of Kazakhstan: KZ, 2 check digits, 3 digits of the bank, 13 letters
 * or digits. Answers it in upper case without spaces. Whose account it is must be checked elsewhere.
 * @throws OfficeError `iban-country` (an IBAN of another country), `iban-malformed`, `iban-check-digits`
 */
export function checkIban(text: string, field?: string): string {
  const where = field === undefined ? {} : { field }
  const iban = text.slice(0, 100).replace(/\s/g, '').toUpperCase()
  const country = /^([A-Z]{2})\d{2}[A-Z0-9]{11,30}$/.exec(iban)?.[1]
  if (country !== undefined && country !== 'KZ') {
    throw new OfficeError('iban-country', { ...where, data: { country } })
  }
  if (text.length > 100 || !/^KZ\d{5}[A-Z0-9]{13}$/.test(iban)) {
    throw new OfficeError('iban-malformed', { ...where, data: { length: iban.length } })
  }
  if (mod97(iban) !== 1) throw new OfficeError('iban-check-digits', where)
  return iban
}

/**
 * A valid account number from the bank's 3 digits and the 13 characters of the account, for generated offices and tests.
 * @throws OfficeError `iban-malformed`
 */
export function makeIban(bank: string, account: string): string {
  const rest = `${bank}${account.toUpperCase()}`
  if (!/^\d{3}$/.test(bank) || !/^\d{3}[A-Z0-9]{13}$/.test(rest)) {
    throw new OfficeError('iban-malformed', { data: { length: rest.length + 4 } })
  }
  return `KZ${String(98 - mod97(`KZ00${rest}`)).padStart(2, '0')}${rest}`
}

/** Groups of four for reading: `KZ97 8562 2031 0574 7338`. */
export function formatIban(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')
}
