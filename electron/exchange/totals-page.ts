import { formatDate, formatMonth, formatTenge, type Locale } from '@shared/domain/format'
import { tiyn } from '@shared/domain/money'
import { firstDay, lastDay } from '@shared/domain/quarter'
import { datasetNames, datasetOf, type DatasetName } from '@shared/exchange/datasets'
import { OfficeError } from '@shared/errors'
import { spokenFingerprint } from '@shared/exchange/fingerprint'
import type { Bilingual } from '../documents/letter-data'
import type { TotalsPaperData } from '../documents/totals/totals-data'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import type { OpenPair } from '../keys/key-ring'
import { stageFile, type StagedFile } from '../letters/letter-file'
import { exportsFolder } from './export-view'
import type { FormerExport } from './exports-queries'
import type { Figures } from './figures'
import type { HeadDraft, StagedPackage } from './package/write'
import type { Ready } from './ready'
import { datasetWords, sumWords, totalsWords as words } from './totals-words'

interface MadeFile {
  head: HeadDraft
  staged: StagedPackage
  datasets: readonly DatasetName[]
  figures: Figures
  former: { ofPeriod: FormerExport | undefined }
  ready: Ready
  pair: OpenPair
}

const both = (make: (locale: Locale) => string): Bilingual => ({ kk: make('kk'), ru: make('ru') })
const same = (text: string): Bilingual => ({ kk: text, ru: text })

function periodWords(period: string): Bilingual {
  if (!period.includes('Q')) return both((locale) => formatMonth(period, locale))
  return both(
    (locale) =>
      `${formatDate(firstDay(period), locale, 'short')} – ${formatDate(lastDay(period), locale, 'short')}`
  )
}

function sumText(field: string, sum: string): string {
  return field.endsWith('_tiyn') ? formatTenge(tiyn(Number(sum)), 'ru') : sum
}

function tableRow(name: DatasetName, { rows, sums }: Figures): TotalsPaperData['rows'][number] {
  return {
    name: datasetWords[name],
    rows: rows[name] ?? 0,
    sums: datasetOf(name).sums.map((field) => ({
      name: sumWords[field] ?? same(field),
      value: sumText(field, sums[`${name}.${field}`] ?? '0')
    }))
  }
}

function paperOf(call: Call, made: MadeFile): TotalsPaperData {
  const { head, staged, figures, former, ready, pair } = made
  const correction = former.ofPeriod === undefined ? 0 : former.ofPeriod.correction + 1
  const kind =
    correction === 0
      ? words.first
      : both((locale) => words.correction[locale].replace('{number}', String(correction)))
  const { from } = head
  return {
    title: words.title,
    facts: [
      {
        name: words.office,
        value: both((locale) => `${locale === 'kk' ? from.nameKk : from.nameRu}, ${from.kato}`)
      },
      {
        name: words.region,
        value: { kk: `${ready.region.name_kk}, ${head.to}`, ru: `${ready.region.name_ru}, ${head.to}` }
      },
      { name: words.period, value: periodWords(head.period ?? '') },
      { name: words.number, value: both((locale) => `${head.sequence}, ${kind[locale]}`) },
      { name: words.personal, value: words[ready.profile.personal] },
      { name: words.made, value: both((locale) => formatDate(call.today, locale, 'long')) },
      { name: words.madeBy, value: same(call.actor.name) }
    ],
    columns: { dataset: words.dataset, rows: words.rows, sums: words.sums },
    rows: datasetNames.filter((name) => made.datasets.includes(name)).map((name) => tableRow(name, figures)),
    marks: [
      { name: words.hash, value: staged.fileHash },
      { name: words.signer, value: spokenFingerprint(pair.fingerprint) }
    ],
    signatures: [words.head, words.maker],
    foot: { printed: words.printed, page: words.page },
    printedOn: call.today,
    number: `${from.kato} · ${head.period ?? ''} · № ${head.sequence}`
  }
}

/**
 * Makes the page of control totals that goes with a file, on paper or beside it.
 * @throws OfficeError `letter-glyph-missing`, `letter-worker-failed`, `file-disk-full` {file}, `data-folder-unwritable`, `cancelled`
 */
export async function stageTotals(call: Call, job: Job, name: string, made: MadeFile): Promise<StagedFile> {
  const { pdf } = await call.office.documents.render('totals', paperOf(call, made))
  job.check()
  try {
    return await stageFile(call, name, pdf, exportsFolder)
  } catch (cause) {
    if (!(cause instanceof OfficeError) || cause.code !== 'disk-full') throw cause
    throw new OfficeError('file-disk-full', { data: { file: name }, cause })
  }
}
