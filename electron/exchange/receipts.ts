import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { receiptShape, type Receipt } from '@shared/exchange/envelope'
import { OfficeError } from '@shared/errors'
import type { Call } from '../ipc/call'
import { trustBook } from '../keys/trust'
import { exportViewOf } from './export-view'
import { exportByHash, exportById } from './export-view-queries'
import { readSmallPayload } from './package/small-file'
import { verifyBytes } from './package/verify'
import { awaitingReceipt, exportOfReceipt, insertReceipt } from './receipt-queries'
import { settingsOf } from './targets'
import { askReceipt } from './upload/send'

interface ReadReceipt {
  receipt: Receipt
  /** SHA-256 of the receipt's whole file. */
  hash: string
}

/**
 * Reads a receipt's file and believes it only when the region's confirmed key signed it for this office.
 * @throws OfficeError `package-*`
 */
async function readReceipt(call: Call, bytes: Uint8Array): Promise<ReadReceipt> {
  const trust = await call.read(trustBook)
  const { head, payload, fileHash } = verifyBytes(bytes, trust)
  if (head.kind !== 'receipt') throw new OfficeError('package-malformed')
  const parsed = receiptShape.safeParse(await readSmallPayload(head, payload, []))
  if (!parsed.success) throw new OfficeError('package-contents-wrong', { data: { file: 'receipt', row: 1 } })
  const receipt = parsed.data
  if (receipt.office !== trust.self)
    throw new OfficeError('package-misaddressed', { data: { to: receipt.office } })
  return { receipt, hash: fileHash }
}

/**
 * Matches a receipt to the file that it answers, by the file's hash; a second time changes nothing.
 * @returns the file's number, and whether the receipt was new
 * @throws OfficeError `package-*`, `receipt-unmatched`
 */
export async function takeReceipt(
  call: Call,
  bytes: Uint8Array
): Promise<{ exportId: number; fresh: boolean }> {
  const { receipt, hash } = await readReceipt(call, bytes)
  const known = await call.read((read) => exportOfReceipt(read, hash))
  if (known !== undefined) return { exportId: known, fresh: false }
  return call.write(async (tx, note) => {
    const row = await exportByHash(tx, receipt.file)
    if (row === undefined) throw new OfficeError('receipt-unmatched')
    const { accepted, refusal, at } = receipt
    const content = canonicalJson(receipt)
    const fresh = await insertReceipt(tx, {
      ...{ exportId: row.id, accepted, refusal, content, hash, at },
      matchedAt: call.now
    })
    note({
      subjectKind: 'export',
      subjectId: row.id,
      details: { receipt: hash, accepted, refusal, fresh }
    })
    return { exportId: row.id, fresh }
  })
}

/** A receipt that came as a file. @throws OfficeError `package-*`, `receipt-unmatched` */
export async function enterReceipt(
  call: Call,
  input: ParsedInputOf<'exports.receipt'>
): Promise<OutputOf<'exports.receipt'>> {
  const { exportId } = await takeReceipt(call, Buffer.from(input.content, 'base64'))
  return call.read(async (read) => {
    const row = await exportById(read, exportId)
    if (row === undefined) throw new Error('a matched file is not there')
    return exportViewOf(call, read, row)
  })
}

/**
 * Asks where sent files went for their receipts and matches what is there. A place that does not answer, or answers nonsense, leaves the
 * file without a receipt: that is what the office is alerted to.
 * @param exportId one file; left out, all that have no receipt
 * @returns how many places were asked and how many receipts were new
 */
export async function collectReceipts(
  call: Call,
  { exportId, stall, passphrase }: { exportId?: number; stall: number; passphrase?: string | undefined }
): Promise<{ asked: number; fresh: number }> {
  const awaiting = await call.read((read) => awaitingReceipt(read, exportId))
  let fresh = 0
  for (const row of awaiting) {
    try {
      const bytes = await askReceipt(call, { ...row, settings: settingsOf(row) }, stall, passphrase)
      if (bytes !== null && (await takeReceipt(call, bytes)).fresh) fresh += 1
    } catch (error) {
      if (!(error instanceof OfficeError)) throw error
    }
  }
  return { asked: awaiting.length, fresh }
}
