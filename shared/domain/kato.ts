import { OfficeError } from '../errors'

/**
 * A code of КАТО / ӘАОЖ, the classifier of places: 9 digits, of which region 2, district 2, rural district 2,
 * settlement 3; what is not divided further ends in zeros.
 */
export type KatoCode = string

export type KatoLevel = 'region' | 'district' | 'rural-district' | 'settlement'

/** A place of the classifier. */
export interface KatoEntry {
  code: KatoCode
  nameKk: string
  nameRu: string
  level: KatoLevel
  /** The place it belongs to; null for a region. */
  parent: KatoCode | null
  /** How sure the row is: A law … C third party, K general knowledge. */
  mark: string
}

/**
 * Checks the form of a code, not that the place exists (`kato-unknown` says that).
 * @throws OfficeError `kato-malformed`
 */
export function checkKatoCode(text: string, field?: string): KatoCode {
  const code = text.slice(0, 40).replace(/\s/g, '')
  if (/^[1-9]\d{8}$/.test(code) && text.length <= 40) return code
  const where = field === undefined ? {} : { field }
  throw new OfficeError('kato-malformed', { ...where, data: { text: text.slice(0, 40) } })
}

/** A district of Astana, Almaty or Shymkent: these three cities count as regions, and their districts end in 10000. */
const cityDistrict = /^(?:71|75|79)\d\d10000$/

/** The level a code has by its form. */
export function katoLevel(code: KatoCode): KatoLevel {
  if (code.endsWith('0000000')) return 'region'
  if (code.endsWith('00000') || cityDistrict.test(code)) return 'district'
  return code.endsWith('000') ? 'rural-district' : 'settlement'
}

/**
 * The code one level up: null for a region. A settlement that lies in no rural district (its digits 5–6 are zeros, as the
 * villages under the town of Ridder) belongs to the district.
 */
export function katoParent(code: KatoCode): KatoCode | null {
  const level = katoLevel(code)
  if (level === 'region') return null
  if (level === 'district') return `${code.slice(0, 2)}0000000`
  const district = `${code.slice(0, 4)}00000`
  return level === 'settlement' && code.slice(4, 6) !== '00' ? `${code.slice(0, 6)}000` : district
}

/** The two digits of the region a place lies in, by which parameters are kept. */
export function katoRegion(code: KatoCode): string {
  return code.slice(0, 2)
}
