import { OfficeError } from '../errors'

export interface TextRules {
  /** The most characters (code points) the cleaned text may have. */
  max: number
  field?: string
  /** Keep line breaks (at most one empty line in a row); else they count as spaces. */
  multiline?: boolean
  /** A person's name: Cyrillic and Latin letters, hyphen, apostrophe, dot and space only. */
  name?: boolean
}

// What pasting from a page or a word processor leaves behind unseen: soft hyphen, zero-width space, word joiner, mark of
// byte order.
const unseen = /[\u00AD\u200B\u2060\uFEFF]/gu
// Control and bidirectional characters, halves of pairs, private and unassigned ones: nothing a font can print.
const control = /\p{C}/u
// ©, ® and ™ count as pictographic, but they are in every font and in names of firms.
const emoji = /(?![©®™])[\p{Extended_Pictographic}\p{Regional_Indicator}\u20E3\uFE0F]/u
const notOfName = /[^\p{Script=Cyrillic}\p{Script=Latin}\p{M} .'’ʼ-]/u

// Most cells of a list: letters of the two alphabets, figures and a few marks, one space between words. Nothing in them needs tidying.
const tidy = /^[0-9A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі.,/-]+(?: [0-9A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі.,/-]+)*$/
const tidyName = /^[A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі-]+(?: [A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі-]+)*$/
const letter = /[^ -]/

function tidyLines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
}

/**
 * Text a person typed or pasted: composed (NFC), without spaces at the ends, with one space where there were several.
 * May answer an empty text; whether that is allowed is for the caller to say.
 * @throws OfficeError `text-too-long` (with max), `text-has-control-characters`, `text-has-emoji`, `name-malformed` (with
 *   the character), each with the field
 */
export function cleanText(text: string, rules: TextRules): string {
  const where = rules.field === undefined ? {} : { field: rules.field }
  const tooLong = () => new OfficeError('text-too-long', { ...where, data: { max: rules.max } })
  // A pasted file of megabytes is refused before any work on it.
  if (text.length > rules.max * 10 + 1000) throw tooLong()

  if (text.length <= rules.max && (rules.name === true ? tidyName : tidy).test(text))
    if (rules.name !== true || letter.test(text)) return text

  const composed = text.normalize('NFC').replace(unseen, '')
  const clean = (rules.multiline === true ? tidyLines(composed) : composed.replace(/\s+/g, ' ')).trim()
  if (control.test(clean.replaceAll('\n', ''))) throw new OfficeError('text-has-control-characters', where)
  if (rules.name !== true && emoji.test(clean)) throw new OfficeError('text-has-emoji', where)
  if ([...clean].length > rules.max) throw tooLong()
  if (rules.name === true) refuseNoName(clean, where)
  return clean
}

function refuseNoName(clean: string, where: { field?: string }): void {
  const character =
    notOfName.exec(clean)?.[0] ?? (clean !== '' && !/\p{L}/u.test(clean) ? clean[0] : undefined)
  if (character !== undefined) throw new OfficeError('name-malformed', { ...where, data: { character } })
}
