import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { canonicalJson } from '@shared/domain/canonical-json'
import { OfficeError } from '@shared/errors'
import { datasetOf, type Dataset, type DatasetName, type DatasetRow } from '@shared/exchange/datasets'
import type { EnvelopeHead } from '@shared/exchange/envelope'
import { CsvReader } from './csv'
import {
  csvName,
  descriptorName,
  readDescriptor,
  schemaName,
  schemaText,
  type DescriptorFacts,
  type FileFacts
} from './descriptor'
import { RowKeys, SumOf } from './totals'
import type { ReadContents, VerifiedFile } from './types'
import { piecesOf } from './verify'
import { inflated, readZip, ZipPartWrong, type ZipPart } from './zip-reader'

/** A payload that decrypts to more than this is refused: 300 000 people make some tens of megabytes. */
const mostZipBytes = 1024 ** 3
const mostDescriptorBytes = 4 * 1024 ** 2
const rowsAtOnce = 500

const wrong = (file: string, row = 0): OfficeError =>
  new OfficeError('package-contents-wrong', { data: { file, row } })

/** Second pass: decrypts and unpacks in memory and holds everything against the descriptor, see `ReadContents`. */
export const readContents: ReadContents = async (file, identities, onRows) => {
  const parts = readZip(await decryptPayload(file, identities))
  if (parts === null) throw wrong('ZIP')
  const facts = await descriptorOf(parts, file.head)
  await holdFileNames(parts, facts)
  const rows: Record<string, number> = {}
  const sums: Record<string, string> = {}
  for (const one of facts.files) {
    const dataset = datasetOf(one.dataset)
    await readFile(partOf(parts, csvName(one.dataset)), dataset, one, facts.personal === 'full', onRows)
    rows[one.dataset] = one.rows
    for (const [field, sum] of Object.entries(one.sums)) sums[`${one.dataset}.${field}`] = sum
  }
  return { rows, sums }
}

/** @throws OfficeError `package-recipient-wrong`, `package-damaged` */
async function decryptPayload(file: VerifiedFile, identities: readonly string[]): Promise<Uint8Array> {
  if (file.head.payload.bytes > mostZipBytes) throw wrong('age')
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  const source = await open(file.path, 'r')
  try {
    const hash = createHash('sha256')
    const pieces = piecesOf(source, file.payloadAt)
    const encrypted = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done === true) controller.close()
        else {
          hash.update(value)
          // The buffer of a piece is used again for the next.
          controller.enqueue(Uint8Array.from(value))
        }
      }
    })
    let plain: ReadableStream<Uint8Array>
    try {
      plain = await decrypter.decrypt(encrypted)
    } catch (cause) {
      throw new OfficeError('package-recipient-wrong', { cause })
    }
    const zip = await gather(plain)
    // The file may have been exchanged since the first pass.
    if (hash.digest('hex') !== file.head.payload.sha256) throw new OfficeError('package-damaged')
    return zip
  } finally {
    await source.close()
  }
}

async function gather(plain: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of plain) pieces.push(piece)
  } catch (cause) {
    throw new OfficeError('package-damaged', { cause })
  }
  return Buffer.concat(pieces)
}

function partOf(parts: readonly ZipPart[], name: string): ZipPart {
  const part = parts.find((one) => one.name === name)
  if (part === undefined) throw wrong(name)
  return part
}

async function textOf(parts: readonly ZipPart[], name: string): Promise<string> {
  const part = partOf(parts, name)
  if (part.size > mostDescriptorBytes) throw wrong(name)
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of inflated(part)) pieces.push(Uint8Array.from(piece))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces))
  } catch {
    throw wrong(name)
  }
}

async function descriptorOf(parts: readonly ZipPart[], head: EnvelopeHead): Promise<DescriptorFacts> {
  const facts = readDescriptor(await textOf(parts, descriptorName), head)
  if (facts === null) throw wrong(descriptorName)
  return facts
}

/** Only known files, each once, and the schemas are those of this version. */
async function holdFileNames(parts: readonly ZipPart[], { files }: DescriptorFacts): Promise<void> {
  const expected = new Set([
    descriptorName,
    ...files.flatMap(({ dataset }) => [csvName(dataset), schemaName(dataset)])
  ])
  const stranger = parts.find(({ name }) => !expected.has(name))
  if (stranger !== undefined) throw wrong(stranger.name)
  for (const name of expected) partOf(parts, name)
  for (const { dataset } of files)
    if ((await textOf(parts, schemaName(dataset))) !== schemaText(dataset)) throw wrong(schemaName(dataset))
}

async function readFile(
  part: ZipPart,
  dataset: Dataset,
  facts: FileFacts,
  personal: boolean,
  onRows: (dataset: DatasetName, rows: readonly DatasetRow[]) => Promise<void>
): Promise<void> {
  const file = csvName(dataset.name)
  if (part.size !== facts.bytes) throw wrong(file)
  const reader = new CsvReader(dataset, file, personal)
  const keys = new RowKeys(dataset)
  const sums = new SumOf(dataset)
  const hash = createHash('sha256')
  try {
    for await (const piece of inflated(part)) {
      hash.update(piece)
      const rows = reader.push(piece)
      if (reader.rows > facts.rows) throw wrong(file, facts.rows + 2)
      for (const row of rows) {
        if (!keys.add(row)) throw wrong(file, keys.size + 2)
        sums.add(row)
      }
      for (let at = 0; at < rows.length; at += rowsAtOnce)
        await onRows(dataset.name, rows.slice(at, at + rowsAtOnce))
    }
    reader.end()
  } catch (error) {
    throw error instanceof ZipPartWrong || error instanceof RangeError ? wrong(file) : error
  }
  if (hash.digest('hex') !== facts.sha256) throw wrong(file)
  if (reader.rows !== facts.rows) throw wrong(file, reader.rows + 1)
  const found = sums.totals()
  if (canonicalJson(found) === canonicalJson(facts.sums)) return
  const field = Object.keys({ ...found, ...facts.sums }).find((name) => found[name] !== facts.sums[name])
  throw new OfficeError('package-sums-differ', { data: { file, field: field ?? '' } })
}
