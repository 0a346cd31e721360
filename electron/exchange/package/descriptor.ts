import { z } from 'zod'
import { canonicalJson } from '@shared/domain/canonical-json'
import { datasetNames, datasetOf, type DatasetName } from '@shared/exchange/datasets'
import { partyShape, schemaVersion, type EnvelopeHead } from '@shared/exchange/envelope'
import { tableSchema } from '@shared/exchange/table-schema'

/** Of one file in the package. */
export interface FileFacts {
  dataset: DatasetName
  bytes: number
  /** SHA-256, hexadecimal. */
  sha256: string
  rows: number
  /** Field → control sum, a decimal string. */
  sums: Readonly<Record<string, string>>
}

export interface DescriptorFacts {
  head: Pick<
    EnvelopeHead,
    'from' | 'to' | 'period' | 'sequence' | 'previous' | 'corrects' | 'made' | 'program'
  >
  personal: 'hashed' | 'full'
  /** Programme → versions of its rule that decided in the period. */
  rules: Readonly<Record<string, readonly string[]>>
  files: readonly FileFacts[]
}

export const descriptorName = 'datapackage.json'
export const csvName = (dataset: DatasetName): string => `${dataset}.csv`
export const schemaName = (dataset: DatasetName): string => `schemas/${dataset}.json`

/** A data set's schema as a file: in the package and in `resources/exchange/schemas`. */
export function schemaText(dataset: DatasetName): string {
  return `${JSON.stringify(tableSchema(datasetOf(dataset)), null, 2)}\n`
}

/** `datapackage.json`: a Frictionless tabular data package with what only Komek knows under `komek`. */
export function describePackage({ head, personal, rules, files }: DescriptorFacts): string {
  const { from, to, period, sequence, previous, corrects, made, program } = head
  const resources = files.map(({ dataset, bytes, sha256, rows }) => ({
    name: dataset.replaceAll('_', '-'),
    path: csvName(dataset),
    profile: 'tabular-data-resource',
    title: datasetOf(dataset).about,
    ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
    dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    ...{ bytes, hash: `sha256:${sha256}`, rows },
    schema: tableSchema(datasetOf(dataset))
  }))
  const sums = Object.fromEntries(files.map((file) => [file.dataset, file.sums]))
  const komek = {
    schema: schemaVersion,
    ...{ office: from, region: to, period, sequence, previous, corrects, personal, program, rules, sums }
  }
  const name = `komek-${from.kato}-${(period ?? '').toLowerCase()}-${sequence}`
  const created = made
  return canonicalJson({ profile: 'tabular-data-package', name, created, resources, komek })
}

const sha256Text = z.string().regex(/^[0-9a-f]{64}$/)
// Bounds of a reader: 300 000 people make some tens of megabytes.
const mostFileBytes = 2 * 1024 ** 3
const mostRows = 5_000_000

const descriptorShape = z.object({
  resources: z
    .array(
      z.object({
        path: z.string().max(60),
        bytes: z.int().min(1).max(mostFileBytes),
        hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
        rows: z.int().min(0).max(mostRows)
      })
    )
    .min(1)
    .max(datasetNames.length),
  created: z.string().max(30),
  komek: z.strictObject({
    schema: z.literal(schemaVersion),
    office: partyShape,
    region: z.string(),
    period: z.string().max(7).nullable(),
    sequence: z.int().min(1),
    previous: sha256Text.nullable(),
    corrects: sha256Text.nullable(),
    personal: z.enum(['hashed', 'full']),
    program: z.string().max(40),
    rules: z.record(z.string().max(60), z.array(z.string().max(60)).max(100)),
    sums: z.record(z.enum(datasetNames), z.record(z.string(), z.string().regex(/^-?\d{1,20}$/)).optional())
  })
})

/**
 * What a descriptor says of its files; `null` unless it is, to the byte, the one that `describePackage` writes for this head.
 */
export function readDescriptor(text: string, head: EnvelopeHead): DescriptorFacts | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = descriptorShape.safeParse(value)
  if (!parsed.success) return null
  const { komek, resources } = parsed.data
  const files: FileFacts[] = []
  for (const { path, bytes, hash, rows } of resources) {
    const dataset = datasetNames.find((name) => csvName(name) === path)
    const sums = dataset === undefined ? undefined : komek.sums[dataset]
    if (dataset === undefined || sums === undefined) return null
    // Each once, in the order of the data sets.
    const last = files.at(-1)
    if (last !== undefined && datasetNames.indexOf(dataset) <= datasetNames.indexOf(last.dataset)) return null
    files.push({ dataset, bytes, sha256: hash.slice('sha256:'.length), rows, sums })
  }
  const { personal, rules } = komek
  const facts: DescriptorFacts = { head, personal, rules, files }
  return describePackage(facts) === text ? facts : null
}
