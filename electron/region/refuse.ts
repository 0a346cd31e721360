import { open } from 'node:fs/promises'
import { canonicalJson } from '@shared/domain/canonical-json'
import { OfficeError } from '@shared/errors'
import type { EnvelopeHead } from '@shared/exchange/envelope'
import { mostHeadBytes, readHead, splitHead } from '../exchange/package/head'
import type { TrustBook } from '../exchange/package/types'
import type { Desk } from './context'
import { useBeginning } from './beginning-queries'
import { noteOf, recordOf, Settled, usedBy } from './load'
import { packageByHash, putPackage, type NewPackage, type PackageRow } from './package-queries'
import { refusalOf } from './receipts'
import { isSettled, judge } from './registry'
import type { RegionReader, RegionStore } from './store'

/** A file that is not loaded; `head` is there when its signature is right. */
export interface Refused {
  fileName: string
  fileHash: string
  bytes: number
  head: EnvelopeHead | null
  refusal: OfficeError
  /** Whether these are the very bytes that the sender signed, and no cut, damaged or misled copy of them. */
  whole: boolean
}

function unsigned(file: Refused, receivedAt: string): Omit<NewPackage, 'state' | 'receipt'> {
  const { fileName, fileHash, bytes } = file
  return {
    ...{ office: '', name_kk: '', name_ru: '', file_name: fileName, file_hash: fileHash, bytes },
    received_at: receivedAt
  }
}

/** The record that a refused file has already, unless it is refused for another reason now. */
async function standing(db: RegionReader, file: Refused): Promise<PackageRow | undefined> {
  const known = await packageByHash(db, file.fileHash)
  if (known === undefined || (await isSettled(db, known))) return known
  // Its place in the chain was found while its key was believed; later files follow on it.
  if (known.chained === 1 && !file.whole) return known
  const same = known.refusal === file.refusal.code && known.refusal_data === canonicalJson(file.refusal.data)
  return same ? known : undefined
}

/**
 * Records a refused file once and answers its record, receipt included; sent again for the same reason, it changes nothing.
 * @throws what the store throws
 */
export async function recordRefusal(desk: Desk, store: RegionStore, file: Refused): Promise<PackageRow> {
  const stands = (): Promise<PackageRow | undefined> => store.read((db) => standing(db, file))
  const before = await stands()
  if (before !== undefined) return before
  try {
    return await writeRefusal(desk, store, file)
  } catch (error) {
    const now = error instanceof Settled ? await stands() : undefined
    if (now === undefined) throw error
    return now
  }
}

function writeRefusal(desk: Desk, store: RegionStore, file: Refused): Promise<PackageRow> {
  return store.write(async ({ db }, note) => {
    if ((await standing(db, file)) !== undefined) throw new Settled()
    const verdict = file.head === null ? null : await judge(db, file.head, file.fileHash, desk.rules)
    // A copy that was cut is cut, wherever the whole file would have its place.
    const refusal = (file.whole ? verdict?.refusal : null) ?? file.refusal
    const now = desk.call.now
    const { head, fileHash, bytes, fileName } = file
    const record = head === null ? unsigned(file, now) : recordOf({ head, fileHash, bytes }, fileName, now)
    const chained = file.whole && verdict?.chained === true
    const { beginning, opens } = chained ? verdict.place : { beginning: 0, opens: false }
    if (opens) await useBeginning(db, { office: record.office, number: beginning }, usedBy(record))
    const id = await putPackage(db, {
      ...record,
      ...{ state: 'refused', chained: chained ? 1 : 0, beginning },
      refusal: refusal.code,
      refusal_data: canonicalJson(refusal.data),
      receipt: head === null ? '' : await refusalOf(desk, { head, fileHash }, refusal)
    })
    note(noteOf(id, file, 'refused', refusal.code))
    const kept = await packageByHash(db, fileHash)
    if (kept === undefined) throw new Error('a record was not kept')
    return kept
  })
}

/** The signed head of a file that was refused for another reason than its signature, else `null`. */
export async function senderOf(path: string, trust: TrustBook): Promise<EnvelopeHead | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = Buffer.alloc(Math.min(mostHeadBytes, size))
    await file.read(start, 0, start.length, 0)
    const raw = splitHead(start, size)
    return readHead(raw, { ...trust, ...addressee(raw.line) })
  } catch (error) {
    if (error instanceof OfficeError) return null
    throw error
  } finally {
    await file.close()
  }
}

/** Whom the file is for, so that a misaddressed one is known by its sender too. */
function addressee(line: Uint8Array): Partial<TrustBook> {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(line).toString('utf8'))
  } catch {
    return {}
  }
  if (typeof value !== 'object' || value === null) return {}
  return {
    ...('to' in value && typeof value.to === 'string' ? { self: value.to } : {}),
    ...('recipient' in value && typeof value.recipient === 'string' ? { recipients: [value.recipient] } : {})
  }
}
