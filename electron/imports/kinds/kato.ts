import { katoParent, katoRegion, type KatoEntry } from '@shared/domain/kato'
import { OfficeError } from '@shared/errors'
import { katoDescription } from '@shared/imports/kinds-kato'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { katoTable } from '../../parameters/classifiers'
import type {
  CheckedRow,
  Effects,
  ImportContext,
  Importer,
  ParsedRow,
  RowFinding,
  TakenRow
} from '../importer'
import { codeInUse, codesMade, ownPlaces, savePlaces } from './kato-queries'
import { checked, fault, refused, repeated, warning } from './rows'

const widths = { ab: 2, cd: 2, ef: 2, hij: 3 } as const
const partNames = ['ab', 'cd', 'ef', 'hij'] as const

/** The code as its parts make it; `null` where one lacks or is too long. */
function ofParts(values: ParsedRow['values']): string | null {
  const parts = partNames.map((name) => values[name]?.padStart(widths[name], '0') ?? '')
  const whole = partNames.every((name, index) =>
    new RegExp(`^\\d{${widths[name]}}$`).test(parts[index] ?? '')
  )
  return whole ? parts.join('') : null
}

interface Place {
  code: string
  nameKk: string
  nameRu: string
}

function placeOf({ values, findings }: ParsedRow): { place: Place | null; findings: RowFinding[] } {
  const parts = ofParts(values)
  // A code that could not be read has its own finding.
  if (values['code'] === undefined && findings.some(({ field }) => field === 'code'))
    return { place: null, findings: [] }
  const code = values['code'] ?? parts
  const { nameKk, nameRu } = values
  if (code === null)
    return {
      place: null,
      findings: values['ab'] === undefined ? [] : [fault('ab', 'kato-malformed', { text: values['ab'] })]
    }
  if (!/^[1-9]\d{8}$/.test(code))
    return { place: null, findings: [fault('code', 'kato-malformed', { text: code })] }
  if (parts !== null && parts !== code)
    return { place: null, findings: [fault('code', 'kato-code-parts', { code })] }
  if (nameKk === undefined || nameRu === undefined) return { place: null, findings: [] }
  return { place: { code, nameKk, nameRu }, findings: [] }
}

function held(row: ParsedRow, place: Place, stored: KatoEntry | undefined): CheckedRow {
  if (stored === undefined) return checked(row, { state: 'new' })
  const match = {
    subject: 'kato',
    id: Number(place.code),
    how: 'exact' as const,
    stored: { code: stored.code, nameKk: stored.nameKk, nameRu: stored.nameRu }
  }
  const same = stored.nameKk === place.nameKk && stored.nameRu === place.nameRu
  return checked(row, { state: same ? 'same' : 'update', match })
}

async function check(
  read: ReadConnection,
  rows: readonly ParsedRow[],
  context: ImportContext
): Promise<CheckedRow[]> {
  const table = await katoTable(context.call, read)
  return rows.map((row) => {
    const { place, findings } = placeOf(row)
    if (place === null) return refused(row, findings)
    const again = repeated(context, row, `kato ${place.code}`, [place.nameKk, place.nameRu])
    return again === null
      ? held(row, place, table.get(place.code))
      : checked(row, { state: 'same', findings: [again] })
  })
}

/** Codes of the file with the number of their row. */
function codesSeen({ seen }: ImportContext): Map<string, number> {
  const codes = new Map<string, number>()
  for (const [key, row] of seen) {
    const code = /^kato (\d{9})$/.exec(key)?.[1]
    if (code !== undefined) codes.set(code, row)
  }
  return codes
}

/** The row of the nearest place of the file that a code lies in, else the region's first. */
function nearest(
  code: string,
  codes: ReadonlyMap<string, number>,
  regions: ReadonlyMap<string, number>
): number {
  for (let at = katoParent(code); at !== null; at = katoParent(at)) {
    const row = codes.get(at)
    if (row !== undefined) return row
  }
  return regions.get(katoRegion(code)) ?? 1
}

/** Places above that nobody knows, and what the table has and the file, of a region that it lists, has not: both stay as they are. */
async function finish(
  read: ReadConnection,
  context: ImportContext
): Promise<{ row: number; finding: RowFinding }[]> {
  const table = await katoTable(context.call, read)
  const codes = codesSeen(context)
  const regions = new Map<string, number>()
  const said: { row: number; finding: RowFinding }[] = []
  for (const [code, row] of codes) {
    if (!regions.has(katoRegion(code))) regions.set(katoRegion(code), row)
    const parent = katoParent(code)
    if (parent !== null && !codes.has(parent) && !table.has(parent))
      said.push({ row, finding: warning('code', 'kato-parent-missing', { code, parent }) })
  }
  const lacking = new Map<number, KatoEntry[]>()
  for (const place of table.values()) {
    if (codes.has(place.code) || !regions.has(katoRegion(place.code))) continue
    const row = nearest(place.code, codes, regions)
    lacking.set(row, [...(lacking.get(row) ?? []), place])
  }
  for (const [row, places] of lacking) said.push(...notInFile(places).map((finding) => ({ row, finding })))
  return said
}

// A list of a few villages says nothing of hundreds of others: some are named, the others counted.
const mostNamed = 20

function notInFile(places: readonly KatoEntry[]): RowFinding[] {
  const named = places
    .slice(0, mostNamed)
    .map(({ code, nameKk, nameRu }) => warning(null, 'kato-not-in-file', { code, nameKk, nameRu }))
  const more = places.length - named.length
  return more === 0 ? named : [...named, warning(null, 'kato-more-not-in-file', { count: more })]
}

async function write(
  tx: WriteConnection,
  rows: readonly TakenRow[],
  { call }: ImportContext,
  effects: Effects
): Promise<void> {
  const taken = rows.flatMap((row) => {
    const { place } = placeOf(row)
    return place === null ? [] : [{ row: row.row, place }]
  })
  const codes = taken.map(({ place }) => place.code)
  const before = await ownPlaces(tx, codes)
  await savePlaces(
    tx,
    taken.map(({ place }) => place),
    call.now
  )
  const after = await ownPlaces(tx, codes)
  for (const { row, place } of taken) {
    const former = before.get(place.code)
    const { name_kk, name_ru, entered_at } = former ?? {}
    const id = after.get(place.code)?.rowid
    if (id === undefined) throw new Error(`the code ${place.code} was not written`)
    if (former === undefined) effects.created(row, 'kato', id)
    else effects.changed(row, 'kato', id, { name_kk, name_ru, entered_at })
  }
}

/** @throws OfficeError `kato-used-since {code}` when a code that would go stands in an address */
async function beforeUndo(
  tx: WriteConnection,
  { call, importId }: Pick<ImportContext, 'call' | 'importId'>
): Promise<void> {
  // What the program ships stays known whatever goes.
  const going = (await codesMade(tx, importId)).filter((code) => !call.office.reference.kato.has(code))
  const code = await codeInUse(tx, going)
  if (code !== null) throw new OfficeError('kato-used-since', { field: 'id', data: { code } })
}

export const katoImporter: Importer = {
  kind: 'kato',
  description: katoDescription,
  check,
  finish,
  write,
  beforeUndo
}
