import type { InputOf, OutputOf } from '@shared/contract'
import type { ImportKind } from '@shared/imports/kinds'
import type { Person } from '../../support/office'
import { bundledWorker } from '../../support/pdf-worker'
import { dump, openPlayedOffice, type PlayedOffice } from './play'

export type Preview = OutputOf<'imports.preview'>
export type ImportRow = OutputOf<'imports.rows'>['rows'][number]
type Lines = readonly (readonly (string | number)[])[]

/** An office whose workers read files. */
export async function openImportOffice(day: string): Promise<PlayedOffice> {
  return openPlayedOffice(day, { workerUrl: await bundledWorker() })
}

/** A file of these lines, the headings first, as offices save one: semicolons, windows line ends. */
export const csvOf = (lines: Lines): string =>
  Buffer.from(
    lines
      .map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(';'))
      .join('\r\n')
  ).toString('base64')

export function preview(
  person: Person,
  kind: ImportKind,
  lines: Lines,
  more: Partial<InputOf<'imports.preview'>> = {}
): Promise<Preview> {
  return person.call('imports.preview', { kind, fileName: `${kind}.csv`, content: csvOf(lines), ...more })
}

export const apply = (person: Person, { id }: Pick<Preview, 'id'>): Promise<OutputOf<'imports.apply'>> =>
  person.call('imports.apply', { id })
export const undo = (person: Person, { id }: Pick<Preview, 'id'>): Promise<OutputOf<'imports.undo'>> =>
  person.call('imports.undo', { id })

/** Preview and apply at once; answers the import. */
export async function takeIn(
  person: Person,
  kind: ImportKind,
  lines: Lines,
  more: Partial<InputOf<'imports.preview'>> = {}
): Promise<OutputOf<'imports.apply'>> {
  return apply(person, await preview(person, kind, lines, more))
}

export async function rowsOf(person: Person, { id }: Pick<Preview, 'id'>): Promise<ImportRow[]> {
  return (await person.call('imports.rows', { id, limit: 500 })).rows
}

/** State of each row with the codes found, a field before its own: `error iin:iin-check-digit`. */
export async function verdicts(person: Person, of: Pick<Preview, 'id'>): Promise<string[]> {
  return (await rowsOf(person, of)).map(({ state, findings }) =>
    [state, ...findings.map(({ field, code }) => `${field ?? ''}:${code}`)].join(' ')
  )
}

/** Every table but those of imports themselves and the journal. */
export async function officeData(folder: string): Promise<Record<string, string[]>> {
  const all = Object.entries(await dump(folder))
  return Object.fromEntries(all.filter(([name]) => !/^(?:import|journal|sqlite_|sessions)/.test(name)))
}
