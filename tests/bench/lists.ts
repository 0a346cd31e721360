import { createDocumentEngine } from '../../electron/documents/engine'
import type { RoundLinesData } from '../../electron/documents/round/round-data'
import { roundLines } from '../documents/support/rounds'
import { fontsFolder, templatesFolder } from '../documents/support/samples'
import { bundledWorker } from '../support/pdf-worker'
import { installLibreOffice } from './letters-row'
import { hasSoffice } from './libreoffice'
import { measureLibreOfficeList } from './lists.libreoffice'
import { atLeast, atMost, duration, figure, type BenchRow } from './report'
import type { BenchSettings } from './settings'

/** How many people of a village come to one point. */
const linesASheet = 50
/** Each size is drawn so often; the best counts, since whatever else the machine does only ever adds. */
const runs = 2

function listOf(lines: number): RoundLinesData {
  return roundLines(Array.from({ length: Math.ceil(lines / linesASheet) }, () => linesASheet))
}

/** Seconds of one list from a cold start of the worker, and its pages. */
async function measureList(
  data: RoundLinesData,
  workerUrl: URL
): Promise<{ seconds: number; pages: number }> {
  const engine = createDocumentEngine({ fontsFolder, templatesFolder, workers: 1, workerUrl })
  try {
    const start = performance.now()
    const { pages } = await engine.renderRound('list', data)
    return { seconds: (performance.now() - start) / 1000, pages }
  } finally {
    await engine.close()
  }
}

async function best(data: RoundLinesData, workerUrl: URL): Promise<{ seconds: number; pages: number }> {
  const measured = []
  for (let run = 0; run < runs; run += 1) measured.push(await measureList(data, workerUrl))
  return measured.reduce((a, b) => (b.seconds < a.seconds ? b : a))
}

/** Lists of a round's lines against LibreOffice where it is installed, and how their time grows with their length. */
export async function benchLists(settings: BenchSettings): Promise<BenchRow[]> {
  const count = settings.quick ? 200 : 2_000
  const workerUrl = await bundledWorker()
  const small = listOf(count)
  const short = await best(small, workerUrl)
  const long = await best(listOf(count * 4), workerUrl)
  const what = `list of ${count} lines, worker's start included`
  const ours = duration(short.seconds * 1000)
  const note = `${short.pages} pages, ${((short.seconds * 1000) / count).toFixed(2)} ms a line`
  const growth = atMost(
    {
      what: `list of ${count * 4} lines`,
      yardstick: `list of ${count} lines ${ours}`,
      ours: duration(long.seconds * 1000),
      note: `${long.pages} pages`
    },
    long.seconds / short.seconds,
    4.8
  )
  if (settings.installLibreOffice && !hasSoffice()) await installLibreOffice()
  if (!hasSoffice()) {
    const missing = `${note}; no yardstick: LibreOffice is not installed (bench --with-libreoffice installs it)`
    return [figure(what, ours, missing), growth]
  }
  const office = measureLibreOfficeList(small)
  const yardstick = `LibreOffice, one soffice ${duration(office * 1000)}`
  return [atLeast({ what, yardstick, ours, note }, office / short.seconds, 4), growth]
}
