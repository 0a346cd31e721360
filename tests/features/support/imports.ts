import { bundledWorker } from '../../support/pdf-worker'
import type { InputOf, OutputOf } from '@shared/contract'
import { iinOf } from '../../support/office'
import { openPlayedOffice, withSql, type PlayedOffice } from './play'

export type Kind = InputOf<'imports.preview'>['kind']
type Preview = OutputOf<'imports.preview'>

export const base64 = (...lines: string[]): string => Buffer.from(lines.join('\n')).toString('base64')

export const importOffice = async (
  day = '2026-07-10',
  options: Parameters<typeof openPlayedOffice>[1] = {}
): Promise<PlayedOffice> => openPlayedOffice(day, { workerUrl: await bundledWorker(), ...options })

export const previewOf = (
  { clerk }: PlayedOffice,
  kind: Kind,
  lines: readonly string[],
  more: Partial<InputOf<'imports.preview'>> = {}
): Promise<Preview> =>
  clerk.call('imports.preview', { kind, fileName: 'list.csv', content: base64(...lines), ...more })

/** Reads a list and writes what is taken of it. */
export async function takeIn(
  played: PlayedOffice,
  kind: Kind,
  lines: readonly string[],
  more: Partial<InputOf<'imports.preview'>> = {}
): Promise<OutputOf<'imports.apply'>> {
  const { id } = await previewOf(played, kind, lines, more)
  return played.clerk.call('imports.apply', { id })
}

/** State, match and findings of each row. */
export async function rowsOf({ clerk }: PlayedOffice, id: number): Promise<[number, string, string[]][]> {
  const { rows } = await clerk.call('imports.rows', { id, limit: 500 })
  return rows.map(({ row, state, match, findings }) => [
    row,
    match === null ? state : `${state} ${match.how}`,
    findings.map(({ code }) => code)
  ])
}

const beside = new Set(['imports', 'import_rows', 'import_effects', 'import_sources', 'journal', 'sessions'])

/** All that the office holds beside imports and the journal; revisions are counted, not compared. */
export function contentOf(folder: string): Promise<Record<string, string[]>> {
  return withSql(folder, async (sql) => {
    const tables = await sql.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%index\\_%' ESCAPE '\\' ORDER BY name`
    )
    const content: Record<string, string[]> = {}
    for (const { name } of tables.filter((table) => !beside.has(table.name))) {
      const rows = await sql.all<Record<string, unknown>>(`SELECT * FROM ${name}`)
      content[name] = rows.map((row) => JSON.stringify({ ...row, revision: undefined })).sort()
    }
    return content
  })
}

/** A list of so many people whose names and births differ enough to be nobody's doubles, in families of three and a head. */
export function manyPeople(count: number): string[] {
  const letters = (number: number): string =>
    [...String(number)].map((digit) => 'бвгджзклмн'[Number(digit)] ?? '').join('а')
  return Array.from({ length: count }, (_, at) => {
    const bornOn = `${1930 + (at % 90)}-0${1 + (at % 9)}-${10 + (Math.floor(at / 90) % 19)}`
    const place = `634000000;Абая, ${1 + (at % 300)}`
    return `${iinOf(bornOn, 'm', 1 + Math.floor(at / 90))};Тегі${letters(at)};Аты;;;${place};;${Math.floor(at / 4)};${at % 4 === 0 ? 'заявитель' : 'сын'}`
  })
}

/** Headings of `manyPeople`. */
export const peopleHeadings = 'ИИН;Фамилия;Имя;Отчество;Телефон;КАТО;Адрес;Счет;Номер семьи;Родство'
