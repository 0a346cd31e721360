import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BigOffice } from './big-office'
import { atLeast, atMost, duration, figure, type BenchRow } from './report'
import { root, type BenchSettings } from './settings'

const run = promisify(execFile)

/** The import of the big office against Python's executemany of the same rows, made ready beforehand. */
export async function benchImport(
  settings: BenchSettings,
  office: BigOffice,
  folder: string
): Promise<BenchRow[]> {
  const what = `bulk import of ${office.people} people through the program’s layer`
  const ours = duration(office.importMs)
  const rows: BenchRow[] = []
  try {
    const transactions = String(Math.ceil(office.families / 1000))
    const script = join(root, 'tests/bench/yardstick-import.py')
    const args = [script, join(folder, 'komek.db'), join(settings.folder, 'yardstick.db'), transactions]
    const { stdout } = await run('python3', args)
    const yardstick = Number(stdout) * 1000
    const note =
      'ours makes the people up, checks every IIN and works out the search keys as well; the yardstick gets its rows ready made'
    rows.push(
      atLeast(
        { what, yardstick: `Python executemany ${duration(yardstick)}`, ours, note },
        yardstick / office.importMs,
        0.55
      )
    )
  } catch (error) {
    rows.push(
      figure(
        what,
        ours,
        `no yardstick: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`
      )
    )
  }
  rows.push(
    atMost(
      {
        what: 'longest turn of the main process during that import',
        yardstick: '100 ms',
        ours: duration(office.longestBlockMs)
      },
      office.longestBlockMs / 100,
      1
    )
  )
  return rows
}
