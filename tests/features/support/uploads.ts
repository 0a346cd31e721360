import { createHash, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InputOf } from '@shared/contract'
import type { Receipt } from '@shared/exchange/envelope'
import { writeSmallFile } from '../../../electron/exchange/package/small-file'
import { hashOfFile } from '../../../electron/exchange/upload/folder'
import type { OpenPair } from '../../../electron/keys/key-ring'
import type { Person } from '../../support/office'
import { districtParty, regionParty } from '../../support/package'
import { withSql, type PlayedOffice } from './play'

export interface MadeFile {
  id: number
  fileName: string
  hash: string
  bytes: Buffer
}

const madeOf = new Map<string, number>()

/** A made file of random bytes with its row: the queue looks at nothing but name, length and hash. */
export async function madeFile(played: Pick<PlayedOffice, 'folder'>, length = 300_000): Promise<MadeFile> {
  const sequence = (madeOf.get(played.folder) ?? 0) + 1
  madeOf.set(played.folder, sequence)
  const bytes = randomBytes(length)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const fileName = `634000000-${sequence}.komek`
  await mkdir(join(played.folder, 'exports'), { recursive: true })
  await writeFile(join(played.folder, 'exports', fileName), bytes)
  const period = `${2000 + sequence}-01`
  const id = await withSql(played.folder, async (sql) => {
    const { lastId } = await sql.run(
      `INSERT INTO exports (period, kind, correction, sequence, datasets, row_counts, sums, file_name, file_hash, bytes, made_by, made_at)
       VALUES (?, 'period', 0, ?, '["counts"]', '{"counts":1}', '{}', ?, ?, ?, 1, '2024-05-20T04:00:00.000Z')`,
      [period, sequence, fileName, hash, length]
    )
    return lastId
  })
  return { id, fileName, hash, bytes }
}

/** A place to send to. */
export async function target(
  admin: Person,
  settings: InputOf<'exports.saveTarget'>['settings'],
  secret?: string
): Promise<number> {
  const name = `Место ${Math.random()}`
  const saved = await admin.call('exports.saveTarget', {
    ...{ name, settings },
    ...(secret === undefined ? {} : { secret })
  })
  return saved.id
}

/** A receipt's file as the region signs it. */
export async function receiptFile(
  region: OpenPair,
  file: string,
  more: Partial<Receipt> = {}
): Promise<Buffer> {
  const content: Receipt = {
    ...{ file, office: districtParty.kato, period: '2024-Q1', sequence: 1, accepted: true, refusal: null },
    ...{ refusalData: {}, rows: { counts: 1 }, sums: {}, at: '2024-05-20T05:00:00.000Z' },
    ...more
  }
  const { office: to, period, at: made } = content
  const envelope = { kind: 'receipt' as const, from: regionParty, to, recipient: null, period, made }
  return Buffer.from(await writeSmallFile(region, { ...envelope, program: 'test', content }))
}

export { hashOfFile }
