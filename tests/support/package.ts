import { join } from 'node:path'
import { datasetNames, datasetOf, type DatasetName, type DatasetRow } from '@shared/exchange/datasets'
import { packageEntries } from '../../electron/exchange/package/entries'
import { stagePackage, type HeadDraft } from '../../electron/exchange/package/write'
import { zipPieces, type ZipEntry } from '../../electron/exchange/package/zip-writer'
import type { TrustBook } from '../../electron/exchange/package/types'
import type { OpenPair } from '../../electron/keys/key-ring'
import { makePair, openedPair } from '../../electron/keys/pair'

export const districtParty = { kato: '634000000', nameKk: 'Глубокое ауданы', nameRu: 'Глубоковский район' }
export const regionParty = { kato: '630000000', nameKk: 'ШҚО', nameRu: 'ВКО' }

/** New keys of a party. */
export async function testPair(kind: 'office' | 'region', party = districtParty): Promise<OpenPair> {
  const pair = await makePair(kind, party, '2024-07-01T04:00:00.000Z', null)
  return openedPair(1, pair.card, pair.halves)
}

/** A region that believes these offices. */
export function bookOf(region: OpenPair, ...offices: OpenPair[]): TrustBook {
  return {
    self: region.card.party.kato,
    recipients: [region.fingerprint],
    signers: offices.map(({ card, fingerprint }) => ({
      ...{ kind: card.kind, kato: card.party.kato, fingerprint },
      ...{ signPublic: card.sign, state: 'trusted' }
    }))
  }
}

export const testHead: HeadDraft = {
  kind: 'period',
  from: districtParty,
  to: regionParty.kato,
  period: '2024-Q2',
  sequence: 1,
  previous: null,
  corrects: null,
  made: '2024-07-01T04:00:00.000Z',
  program: '0.0.0-test'
}

/** Rows of every data set that are right in form; `count` of each. */
export function plainRows(dataset: DatasetName, count: number, marker = 'х'): DatasetRow[] {
  const { fields } = datasetOf(dataset)
  return Array.from({ length: count }, (_, index) =>
    fields.map((field) => {
      if (field.personal === true) return null
      if (field.name === 'person') return index.toString(16).padStart(64, '0')
      if (field.type === 'integer') return index + 1
      if (field.type === 'date') return '2024-05-13'
      if (field.type === 'month') return '2024-05'
      return `${marker} "${index}", ${field.name}`
    })
  )
}

export interface PlainPackage {
  head?: Partial<HeadDraft>
  rows?: Partial<Record<DatasetName, readonly DatasetRow[]>>
  datasets?: readonly DatasetName[]
  personal?: 'hashed' | 'full'
  /** Changes the files before they are packed. */
  entries?: (entries: AsyncIterable<ZipEntry>) => AsyncIterable<ZipEntry>
  zip?: (pieces: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
}

/** Writes a package of rows from an office to a region; returns its path. */
export async function writeTestPackage(
  folder: string,
  [office, region]: readonly [OpenPair, OpenPair],
  plan: PlainPackage = {}
): Promise<string> {
  const head = { ...testHead, from: office.card.party, to: region.card.party.kato, ...plan.head }
  const datasets = plan.datasets ?? datasetNames
  const source = {
    datasets,
    rows: async function* (dataset: DatasetName) {
      yield await Promise.resolve(plan.rows?.[dataset] ?? plainRows(dataset, 5))
    },
    rules: () => ({ asp: ['asp2020_01'] })
  }
  const entries = packageEntries(head, plan.personal ?? 'hashed', source, new Map())
  const pieces = zipPieces(plan.entries?.(entries) ?? entries)
  const staged = await stagePackage({
    path: join(folder, `${head.sequence}-${head.kind}-${crypto.randomUUID()}.komek`),
    head,
    pair: office,
    recipient: { fingerprint: region.fingerprint, receive: region.card.receive },
    zip: plan.zip?.(pieces) ?? pieces
  })
  await staged.publish()
  return staged.path
}
