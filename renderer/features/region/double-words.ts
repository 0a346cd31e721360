import { i18n } from '../../locales/i18n'
import { partyName } from '../exchange/party-name'
import { whenText, type Double } from './region-words'

/** The name where the districts send names, else the beginning of the code that stands for the person. */
export function whoText(row: Double): string {
  if (row.name !== null) return `${row.name}, ${row.iin ?? ''}`
  return i18n.global.t('region.personCode', { code: row.person.slice(0, 12) })
}

/** The programme, or the hand-out by it. */
export function programmeText({ kind, programme }: Double): string {
  const key = `programme.${programme}`
  const name = i18n.global.te(key) ? i18n.global.t(key) : programme
  return kind === 'ware' ? i18n.global.t('region.ware', { name }) : name
}

/** Both districts with the numbers of their cases. */
export function officesText({ offices }: Double): string {
  return offices.map((office) => `${partyName(office)} (${office.reference})`).join('; ')
}

/** One line of the list: person, programme, month, district and number of each help. */
export function lineOf(row: Double): string[] {
  const helps = row.offices.flatMap((office) => [partyName(office), office.reference])
  return [
    row.name === null ? row.person : row.name,
    row.iin ?? '',
    programmeText(row),
    whenText(row.when),
    ...helps
  ]
}

/** A cell as Excel reads it: no text of another office may begin a formula. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** The list as a file for Excel: semicolons, UTF-8 with a mark. */
export function doublesCsv(headings: readonly string[], rows: readonly Double[]): string {
  const lines = [headings, ...rows.map(lineOf)]
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`
}
