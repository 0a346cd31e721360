import { canonicalJson } from '@shared/domain/canonical-json'
import { OfficeError } from '@shared/errors'
import { datasetOf, type DatasetName, type DatasetRow } from '@shared/exchange/datasets'
import type { EnvelopeHead } from '@shared/exchange/envelope'
import { ConstraintError } from '../database/driver-errors'
import type { ReadContents, VerifiedFile } from '../exchange/package/types'
import type { Job } from '../ipc/jobs'
import type { Desk } from './context'
import { useBeginning } from './beginning-queries'
import { finishPackage, packageByHash, putPackage, supersede, type NewPackage } from './package-queries'
import { receiptOf } from './receipts'
import { isSettled, judge } from './registry'
import type { RegionStore, RegionWriter } from './store'

/** Somebody else dealt with the same file meanwhile: nothing is left to write. */
export class Settled extends Error {}

/** What the register keeps of a file whose signature is right. */
export function recordOf(
  file: Pick<VerifiedFile, 'head' | 'fileHash' | 'bytes'>,
  fileName: string,
  receivedAt: string
): Omit<NewPackage, 'state' | 'receipt'> {
  const { head } = file
  return {
    ...{ office: head.from.kato, name_kk: head.from.nameKk, name_ru: head.from.nameRu },
    ...{ file_name: fileName, file_hash: file.fileHash, bytes: file.bytes },
    ...{ period: head.period, kind: head.kind, sequence: head.sequence, previous_hash: head.previous },
    ...{ corrects_hash: head.corrects, signer: head.signer, made_at: head.made, received_at: receivedAt }
  }
}

/** What is kept with a new beginning of the file that used it. */
export function usedBy(record: Pick<NewPackage, 'file_hash' | 'received_at'>): {
  file_hash: string
  used_at: string
} {
  return { file_hash: record.file_hash, used_at: record.received_at }
}

/** What the journal says of a file: nothing of it is about a person. */
export function noteOf(
  id: number,
  file: { head: EnvelopeHead | null; fileHash: string },
  state: string,
  refusal: string | null
): {
  subjectKind: string
  subjectId: number
  after: string
  details: Record<string, string | number | null>
} {
  const { head, fileHash } = file
  const details = {
    ...{ state, refusal, office: head?.from.kato ?? null },
    ...{ period: head?.period ?? null, sequence: head?.sequence ?? null }
  }
  return { subjectKind: 'package', subjectId: id, after: fileHash, details }
}

/** Refused by the schema: a key twice, or a value that the form of the file lets through and no table takes. */
function isWrongRow(error: unknown): boolean {
  if (error instanceof ConstraintError) return true
  if (error instanceof OfficeError) return error.code === 'bind-invalid'
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
}

// More at once is no faster, and keeps the main loop longer from its other work.
const rowsAtOnce = 2000

/** Gathers rows into statements of a few thousand for the table of their data set. What the region has not asked for is not kept. */
class RowLoader {
  private name: DatasetName | null = null
  private values: (string | number | null)[][] = []

  constructor(
    private readonly writer: RegionWriter,
    private readonly packageId: number,
    private readonly personal: Desk['personal']
  ) {}

  async add(name: DatasetName, rows: readonly DatasetRow[]): Promise<void> {
    if (name !== this.name) await this.flush()
    this.name = name
    const { fields } = datasetOf(name)
    const dropped = fields.map((field) => this.personal === 'hashed' && field.personal === true)
    for (const row of rows)
      this.values.push([this.packageId, ...row.map((value, at) => (dropped[at] === true ? null : value))])
    if (this.values.length >= rowsAtOnce) await this.flush()
  }

  /** Writes what is gathered. @throws OfficeError `package-contents-wrong` {file, row: 0} when the tables refuse it */
  async flush(): Promise<void> {
    const { name, values } = this
    this.values = []
    if (name === null || values.length === 0) return
    const columns = ['package_id', ...datasetOf(name).fields.map((field) => field.name)]
    try {
      await this.writer.insert(`region_${name}`, columns, values)
    } catch (cause) {
      if (!isWrongRow(cause)) throw cause
      throw new OfficeError('package-contents-wrong', { data: { file: `${name}.csv`, row: 0 }, cause })
    }
  }
}

/**
 * Loads one file in one transaction: nothing of it stays when anything is wrong. @returns the number of its record
 * @throws OfficeError a refusal (`package-…`), `cancelled`, what the store throws; Settled
 */
export function loadPackage(
  desk: Desk,
  store: RegionStore,
  file: VerifiedFile,
  by: { fileName: string; job: Job; readContents: ReadContents }
): Promise<number> {
  return store.write(async (writer, note) => {
    const { db } = writer
    const known = await packageByHash(db, file.fileHash)
    if (known !== undefined && (await isSettled(db, known))) throw new Settled()
    const verdict = await judge(db, file.head, file.fileHash, desk.rules)
    if (verdict.refusal !== null) throw verdict.refusal
    if (verdict.replaces !== null) await supersede(db, verdict.replaces)
    const record = recordOf(file, by.fileName, desk.call.now)
    const { beginning, opens } = verdict.place
    const id = await putPackage(db, { ...record, state: 'loaded', receipt: '', beginning })
    if (opens) await useBeginning(db, { office: record.office, number: beginning }, usedBy(record))
    const loader = new RowLoader(writer, id, desk.personal)
    const identities = desk.pairs.map(({ identity }) => identity)
    const { rows, sums } = await by.readContents(file, identities, async (name, piece) => {
      by.job.check()
      await loader.add(name, piece)
    })
    await loader.flush()
    by.job.check()
    await finishPackage(db, id, {
      row_counts: canonicalJson(rows),
      sums: canonicalJson(sums),
      receipt: await receiptOf(desk, file, { rows, sums })
    })
    note(noteOf(id, file, 'loaded', null))
    return id
  })
}
