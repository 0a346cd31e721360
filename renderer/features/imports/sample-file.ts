import type { ImportFieldInfo } from './import-words'

/** A made-up person and values that pass every check: the IIN is synthetic. */
const examples: Record<string, string> = {
  iin: '900101300126',
  lastName: 'Әлиева',
  firstName: 'Гүлнар',
  middleName: 'Сейітқызы',
  'full-name': 'Әлиева Гүлнар Сейітқызы',
  name: 'Әлиева',
  date: '01.01.1990',
  month: '03.2026',
  quarter: 'I 2026',
  amount: '45 000,50',
  integer: '1',
  decimal: '1,5',
  phone: '+7 701 123 45 67',
  iban: 'KZ978562203105747338',
  kato: '634030100',
  sex: 'ж',
  text: '…'
}

function exampleOf(field: ImportFieldInfo): string {
  return examples[field.id] ?? field.choices[0] ?? examples[field.type] ?? ''
}

function cell(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A list of one row with every column the kind knows, as Excel of this country reads it: semicolons, UTF-8 with a mark. */
export function sampleCsv(fields: readonly ImportFieldInfo[], nameOf: (id: string) => string): string {
  const lines = [fields.map(({ id }) => nameOf(id)), fields.map(exampleOf)]
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`
}

/** Text as base64 of its UTF-8 bytes, as the contract takes files. */
export function textAsBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}
