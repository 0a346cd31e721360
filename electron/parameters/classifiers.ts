import type { z } from 'zod'
import type { ParsedInputOf } from '@shared/contract'
import type { katoRow } from '@shared/contract/settings'
import { katoLevel, katoParent, type KatoEntry } from '@shared/domain/kato'
import { searchKey } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { ownKato, ownKatoStamp, saveKatoRow } from './queries'

type Row = z.infer<typeof katoRow>

// With the official classifier some 16 000 places, asked for with every person shown: it is put together once a change.
const kept = new WeakMap<
  ReadonlyMap<string, KatoEntry>,
  { stamp: string; table: ReadonlyMap<string, KatoEntry> }
>()

/** The shipped starter table with the office's own places over it, by code. */
export async function katoTable(call: Call, read: ReadConnection): Promise<ReadonlyMap<string, KatoEntry>> {
  const shipped = call.office.reference.kato
  const stamp = await ownKatoStamp(read)
  if (stamp === null) return shipped
  const known = kept.get(shipped)
  if (known?.stamp === stamp) return known.table
  const table = new Map(shipped)
  for (const row of await ownKato(read)) {
    table.set(row.code, {
      code: row.code,
      nameKk: row.name_kk,
      nameRu: row.name_ru,
      level: katoLevel(row.code),
      parent: katoParent(row.code),
      mark: 'office'
    })
  }
  kept.set(shipped, { stamp, table })
  return table
}

/** From the region down to the place itself, those that the table knows. */
export function katoPath(table: ReadonlyMap<string, KatoEntry>, code: string): KatoEntry[] {
  const path: KatoEntry[] = []
  for (let at: string | null = code; at !== null; at = katoParent(at)) {
    const entry = table.get(at)
    if (entry !== undefined) path.unshift(entry)
  }
  return path
}

/** The place in words, in both languages: district, then settlement; the region is left out within the country's letters. */
export function placeName(table: ReadonlyMap<string, KatoEntry>, code: string): { kk: string; ru: string } {
  const path = katoPath(table, code)
  const shown = path.length > 1 ? path.slice(1) : path
  return {
    kk: shown.map((entry) => entry.nameKk).join(', '),
    ru: shown.map((entry) => entry.nameRu).join(', ')
  }
}

/** @throws OfficeError `kato-unknown {code}` */
export function mustKnowKato(table: ReadonlyMap<string, KatoEntry>, code: string, field: string): KatoEntry {
  const entry = table.get(code)
  if (entry === undefined) throw new OfficeError('kato-unknown', { field, data: { code } })
  return entry
}

/** Children of a place, a search by name in any spelling, or one place by code; with the path to it. */
export async function listKato(
  call: Call,
  input: ParsedInputOf<'classifiers.kato'>
): Promise<{ rows: Row[]; path: Row[] }> {
  const table = await call.read((read) => katoTable(call, read))
  const limit = input.limit ?? 200
  if (input.code !== undefined) {
    const entry = table.get(input.code)
    return {
      rows: entry === undefined ? [] : [entry],
      path: entry === undefined ? [] : katoPath(table, entry.code)
    }
  }
  if (input.text !== undefined && input.text.trim() !== '') {
    const key = searchKey(input.text)
    const found = [...table.values()].filter(
      (entry) =>
        entry.code.startsWith(input.text ?? '') || searchKey(`${entry.nameKk} ${entry.nameRu}`).includes(key)
    )
    return { rows: found.slice(0, limit), path: [] }
  }
  const parent = input.parent ?? null
  const rows = [...table.values()].filter((entry) => entry.parent === parent).slice(0, limit)
  return { rows, path: parent === null ? [] : katoPath(table, parent) }
}

/** Enters or renames a place. @throws OfficeError `kato-unknown` when the place above it is not in the table */
export async function saveKato(call: Call, input: ParsedInputOf<'classifiers.saveKato'>): Promise<Row> {
  const parent = katoParent(input.code)
  return call.write(async (tx, note) => {
    if (parent !== null) mustKnowKato(await katoTable(call, tx), parent, 'code')
    await saveKatoRow(tx, input, call.now)
    note({ subjectKind: 'kato', subjectId: null, details: { code: input.code } })
    return mustKnowKato(await katoTable(call, tx), input.code, 'code')
  })
}
