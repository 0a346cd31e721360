import type { OfficeError } from '@shared/errors'
import type { EnvelopeHead, Receipt } from '@shared/exchange/envelope'
import { writeSmallFile } from '../exchange/package/small-file'
import type { Sums } from '../exchange/package/types'
import type { Desk } from './context'

export interface Answered {
  head: EnvelopeHead
  fileHash: string
}

async function signed(desk: Desk, head: EnvelopeHead, content: Receipt): Promise<string> {
  const [pair] = desk.pairs
  const bytes = await writeSmallFile(pair, {
    ...{ kind: 'receipt', from: desk.self, to: head.from.kato, recipient: null, period: head.period },
    ...{ made: content.at, program: desk.call.office.version, content }
  })
  return Buffer.from(bytes).toString('utf8')
}

const about = ({ head, fileHash }: Answered): Pick<Receipt, 'file' | 'office' | 'period' | 'sequence'> => ({
  ...{ file: fileHash, office: head.from.kato, period: head.period, sequence: head.sequence }
})

/** The region's word that a file was loaded, with what it counted; a whole file as text. */
export function receiptOf(
  desk: Desk,
  file: Answered,
  loaded: { rows: Readonly<Record<string, number>>; sums: Sums }
): Promise<string> {
  return signed(desk, file.head, {
    ...about(file),
    ...{ accepted: true, refusal: null, refusalData: {} },
    ...{ rows: { ...loaded.rows }, sums: { ...loaded.sums }, at: desk.call.now }
  })
}

/** The region's word that a file was not loaded, and why. */
export function refusalOf(desk: Desk, file: Answered, refusal: OfficeError): Promise<string> {
  return signed(desk, file.head, {
    ...about(file),
    ...{ accepted: false, refusal: refusal.code, refusalData: refusal.data },
    ...{ rows: {}, sums: {}, at: desk.call.now }
  })
}
