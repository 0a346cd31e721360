import { OfficeError, type ErrorCode } from '@shared/errors'
import type { ReadConnection, WriteConnection } from './transaction'

/** What the check may find; each has a sentence of that name. */
export type FindingCode = Extract<ErrorCode, `check-${string}`>

export interface Finding {
  readonly code: FindingCode
  /** How many rows, index entries or pages. */
  readonly count: number
  /** Null when the place belongs to no table. */
  readonly table: string | null
}

interface SchemaObject {
  name: string
  tbl_name: string
  rootpage: number
}

type Place = Omit<Finding, 'count'>

/** Complaints listed at most; a file with more is beyond repair anyway. */
const listed = 1000

const aboutIndex = [
  /^row \d+ missing from index (.+)$/,
  /^wrong # of entries in index (.+)$/,
  /^non-unique entry in index (.+)$/,
  /^rowid not at end-of-record for row \d+ of index (.+)$/,
  /^row \d+ values differ from index (.+)$/
]

const aboutValue = [/^[A-Za-z-]+ value in (.+)\.[^.]+$/, /^CHECK constraint failed in (.+)$/]

function firstMatch(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return found
  }
  return null
}

function placeOf(line: string, objects: readonly SchemaObject[]): Place {
  const index = firstMatch(aboutIndex, line)
  if (index !== null) {
    const table = objects.find((object) => object.name === index)?.tbl_name ?? null
    return { code: 'check-index-incomplete', table }
  }
  const value = firstMatch(aboutValue, line)
  if (value !== null) return { code: 'check-value-invalid', table: value }
  const root = /^(?:\*\*\* in database \w+ \*\*\*\s+)?Tree (\d+)\b/.exec(line)?.[1]
  const table = objects.find((object) => object.rootpage === Number(root))?.tbl_name ?? null
  return { code: 'check-structure-damaged', table }
}

function tally(places: readonly Place[]): Finding[] {
  const counts = new Map<string, Finding>()
  for (const { code, table } of places) {
    const key = `${code} ${table ?? ''}`
    counts.set(key, { code, table, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

async function structure(read: ReadConnection): Promise<Place[]> {
  const objects = await read.all<SchemaObject>('SELECT name, tbl_name, rootpage FROM sqlite_schema')
  const lines = await read.all<{ integrity_check: string }>(`PRAGMA integrity_check(${listed})`)
  return lines
    .map((line) => line.integrity_check)
    .filter((line) => line !== 'ok')
    .map((line) => placeOf(line, objects))
}

async function references(read: ReadConnection): Promise<Place[]> {
  const orphans = await read.all<{ table: string }>('PRAGMA foreign_key_check')
  return orphans.map(({ table }) => ({ code: 'check-row-without-parent', table }))
}

/** A page that cannot be read at all stops SQLite's own check; that too is a finding. */
async function orDamaged(part: Promise<Place[]>): Promise<Place[]> {
  try {
    return await part
  } catch (error) {
    if (!(error instanceof OfficeError) || error.code !== 'data-file-damaged') throw error
    return [{ code: 'check-structure-damaged', table: null }]
  }
}

/**
 * Reads the whole file and tells what is wrong with it, by kind and table; an empty list is a sound file. Takes
 * seconds on a large office, on a reader, so others go on meanwhile.
 */
export async function checkDatabase(read: ReadConnection): Promise<Finding[]> {
  return tally([...(await orDamaged(structure(read))), ...(await orDamaged(references(read)))])
}

/** Builds every index anew from its table: the way out of `check-index-incomplete`. */
export async function rebuildIndexes(tx: WriteConnection): Promise<void> {
  await tx.run('REINDEX')
}
