import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { datasetNames, type DatasetName } from '@shared/exchange/datasets'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Call, Note, OfficeServices } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import type { OpenPair } from '../keys/key-ring'
import { openPair } from '../keys/open'
import { iinKeySecret, readSecret } from '../keys/secrets'
import { insertExport } from './build-queries'
import { Collector } from './collect'
import { exportPath, exportsFolder, exportViewOf } from './export-view'
import { exportById } from './export-view-queries'
import { formerOfAll, formerOfPeriod, type FormerExport } from './exports-queries'
import { changesSince, figuresOf, type Figures } from './figures'
import { packHashes, type DatasetChange } from './package/changes'
import { factsOf, packageEntries } from './package/entries'
import type { Tally } from './package/tally'
import { stagePackage, type HeadDraft, type StagedPackage } from './package/write'
import { zipPieces } from './package/zip-writer'
import { clearUnfinished, isRecorded, preparePublishing, type Publishing } from './publish'
import { mustBeReady, type Ready } from './ready'
import { stageTotals } from './totals-page'

type Input = ParsedInputOf<'exports.build'>

/** A file that lies complete beside its name, and what is to be kept of it. */
interface Made {
  head: HeadDraft
  staged: StagedPackage
  datasets: readonly DatasetName[]
  figures: Figures
  changes: DatasetChange[]
  former: { ofPeriod: FormerExport | undefined; ofAll: FormerExport | undefined }
  ready: Ready
}

// Two at a time would take the same number.
const building = new WeakSet<OfficeServices>()

/**
 * Makes the period's file and its page of control totals as one job: read from one snapshot, never in clear on the disk. Cancelled or
 * failed, nothing stays.
 * @throws OfficeError `period-in-future`, `key-missing`, `key-other-kato` and what `openPair` throws, `region-key-missing`, `profile-missing`,
 *   `profile-wants-months`, `profile-wants-quarters`, `export-unchanged` {period, sequence}, `export-outdated`, `conflict`, `cancelled`,
 *   `disk-full`, `file-disk-full` {file}, `data-folder-unwritable` {folder}
 */
export async function buildExport(call: Call, input: Input): Promise<OutputOf<'exports.build'>> {
  await call.read((read) => mustBeReady(call, read, input.period))
  const pair = await openPair(call, input.passphrase)
  const iinKey = await readSecret(call, iinKeySecret, input.passphrase)
  if (iinKey === undefined) throw new OfficeError('profile-missing')
  if (building.has(call.office)) throw new OfficeError('conflict')
  building.add(call.office)
  try {
    return await call.office.jobs.run(input.jobId, async (job) => {
      await prepareFolder(call)
      const made = await call.read((read) => make(call, read, job, { input, pair, iinKey }))
      return await keep(call, job, made, pair)
    })
  } finally {
    building.delete(call.office)
  }
}

/** What a run that was killed left half done is of no use to anybody. */
async function prepareFolder(call: Call): Promise<void> {
  const folder = join(call.office.dataFolder, exportsFolder)
  try {
    await mkdir(folder, { recursive: true })
    await clearUnfinished(folder, (hash) => call.read((read) => isRecorded(read, hash)))
  } catch (cause) {
    throw new OfficeError('data-folder-unwritable', { data: { folder }, cause })
  }
}

async function make(
  call: Call,
  read: ReadConnection,
  job: Job,
  { input, pair, iinKey }: { input: Input; pair: OpenPair; iinKey: string }
): Promise<Made> {
  const { period } = input
  const ready = await mustBeReady(call, read, period)
  const former = { ofPeriod: await formerOfPeriod(read, period), ofAll: await formerOfAll(read) }
  const head: HeadDraft = {
    kind: former.ofPeriod === undefined ? 'period' : 'correction',
    ...{ from: ready.party, to: ready.region.kato, period },
    sequence: (former.ofAll?.sequence ?? 0) + 1,
    previous: former.ofAll?.file_hash ?? null,
    corrects: former.ofPeriod?.file_hash ?? null,
    ...{ made: call.now, program: `komek ${call.office.version}` }
  }
  const expected = rowsExpected(former.ofPeriod ?? former.ofAll)
  const collector = new Collector(read, {
    ...{ period, datasets: input.datasets ?? datasetNames, iinKey, personal: ready.profile.personal },
    onRows: (rows) => {
      job.check()
      job.progress(rows, Math.max(rows, expected))
    }
  })
  const tallies = new Map<DatasetName, Tally>()
  const staged = await stagePackage({
    path: exportPath(call.office.dataFolder, `${fileNameOf(head)}.komek`),
    ...{ head, pair },
    recipient: { fingerprint: ready.region.fingerprint, receive: ready.region.receive_public },
    zip: zipPieces(packageEntries(head, ready.profile.personal, collector, tallies))
  })
  try {
    const { datasets } = collector
    const figures = await figuresOf(factsOf(datasets, tallies), tallies)
    const changes = former.ofPeriod === undefined ? [] : await changesSince(read, former.ofPeriod, figures)
    if (former.ofPeriod !== undefined && changes.length === 0)
      throw new OfficeError('export-unchanged', { data: { period, sequence: former.ofPeriod.sequence } })
    return { head, staged, datasets, figures, changes, former, ready }
  } catch (error) {
    await staged.drop()
    throw error
  }
}

/** How many rows the last file had: as many are likely again. */
function rowsExpected(former: FormerExport | undefined): number {
  if (former === undefined) return 0
  const counts = Object.values(JSON.parse(former.row_counts) as Record<string, number>)
  return counts.reduce((sum, count) => sum + count, 0)
}

function fileNameOf({ from, period, sequence }: HeadDraft): string {
  return `komek-${from.kato}-${period ?? ''}-${String(sequence).padStart(4, '0')}`
}

async function keep(call: Call, job: Job, made: Made, pair: OpenPair): Promise<OutputOf<'exports.build'>> {
  const { head, staged } = made
  const names = { file: `${fileNameOf(head)}.komek`, totals: `${fileNameOf(head)}.pdf` }
  const folder = join(call.office.dataFolder, exportsFolder)
  const totals = await stageTotals(call, job, names.totals, { ...made, pair }).catch(
    async (error: unknown) => {
      await staged.drop()
      throw error
    }
  )
  const files = await preparePublishing(folder, staged, totals, names)
  try {
    job.check()
    const view = await call.write((tx, note) => record(call, { tx, note }, made, files))
    await files.settle()
    return view
  } catch (error) {
    await files.undo()
    throw error
  }
}

/** The record and the files' names are one: nothing is written after the names are given but the end of the transaction. */
async function record(
  call: Call,
  { tx, note }: { tx: WriteConnection; note: Note },
  made: Made,
  files: Publishing
): Promise<OutputOf<'exports.build'>> {
  const { head, staged, figures, former, changes } = made
  if ((await formerOfAll(tx))?.sequence !== former.ofAll?.sequence) throw new OfficeError('export-outdated')
  const id = await insertExport(tx, {
    period: head.period ?? '',
    correction: former.ofPeriod === undefined ? 0 : former.ofPeriod.correction + 1,
    corrects: former.ofPeriod?.id ?? null,
    sequence: head.sequence,
    previous_hash: head.previous,
    datasets: JSON.stringify(made.datasets),
    row_counts: JSON.stringify(figures.rows),
    sums: JSON.stringify(figures.sums),
    changes: JSON.stringify(changes),
    row_hashes: packHashes(figures.hashes),
    file_name: `${fileNameOf(head)}.komek`,
    file_hash: staged.fileHash,
    bytes: staged.bytes,
    made_by: call.actor.id,
    made_at: head.made
  })
  const { period, sequence, kind } = head
  const details = { period, sequence, kind, bytes: staged.bytes, personal: made.ready.profile.personal }
  note({ subjectKind: 'export', subjectId: id, after: staged.fileHash, details })
  const row = await exportById(tx, id)
  if (row === undefined) throw new Error('a file without its row')
  const view = await exportViewOf(call, tx, row)
  await files.publish()
  return view
}
