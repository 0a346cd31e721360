import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchAssessment } from './assessment'
import { makeBigOffice } from './big-office'
import { benchDecisions } from './decisions'
import { benchExports } from './exports'
import { benchHandOuts } from './hand-outs'
import { benchImport } from './import'
import { benchImports } from './imports'
import { benchLettersRow } from './letters-row'
import { benchLists } from './lists'
import { benchPages } from './pages'
import { benchRenewal } from './renewal'
import { benchRegion } from './region'
import { figure, type BenchRow } from './report'
import { benchRounds } from './rounds'
import { benchSearch } from './search'
import { peopleOf, root, type BenchSettings } from './settings'

type Part = [name: string, run: () => Promise<BenchRow[]>]

/** Runs every part and answers its rows; a part that fails says so in a row and the others go on. */
export async function runBench(
  options: Omit<BenchSettings, 'folder'>,
  tell: (line: string) => void
): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'komek-bench-'))
  const settings = { ...options, folder }
  const big = join(folder, 'region')
  const parts: Part[] = [
    ['assessment', async () => benchAssessment(settings)],
    ['bulk import', async () => benchImport(settings, await makeBigOffice(big, peopleOf(settings)), big)],
    ['search', () => benchSearch(settings, big)],
    ['lists', () => benchPages(settings, big)],
    ['rounds', () => benchRounds(settings, big)],
    ['decisions', () => benchDecisions(settings)],
    ['letters', () => benchLettersRow(settings)],
    ["a round's list", () => benchLists(settings)],
    ['hand-outs', () => benchHandOuts(settings)],
    ['renewal', () => benchRenewal(settings)],
    ["the period's file", () => benchExports(settings)],
    ['region', () => benchRegion(settings)],
    ['lists taken in', () => benchImports(settings)]
  ]
  if (settings.window) parts.push(['start', async () => (await import('./start')).benchStart(settings, big)])
  const rows: BenchRow[] = []
  try {
    for (const [name, run] of parts) {
      if (options.only?.includes(name) === false) continue
      tell(`${name} …`)
      rows.push(...(await run().catch((error: unknown) => [failed(name, error)])))
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await keep(rows, settings)
  return rows
}

function failed(name: string, error: unknown): BenchRow {
  return {
    ...figure(name, 'failed', error instanceof Error ? error.message.slice(0, 400) : String(error)),
    met: false
  }
}

async function keep(rows: readonly BenchRow[], settings: BenchSettings): Promise<void> {
  const results = join(root, 'test-results')
  await mkdir(results, { recursive: true })
  const { quick } = settings
  const machine = { node: process.version, platform: process.platform, at: new Date().toISOString() }
  await writeFile(
    join(results, quick ? 'bench-quick.json' : 'bench.json'),
    JSON.stringify({ quick, machine, rows }, null, 2)
  )
}
