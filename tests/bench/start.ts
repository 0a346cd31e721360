import { _electron } from '@playwright/test'
import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { atMost, duration, median, type BenchRow } from './report'
import { root, type BenchSettings } from './settings'

const run = promisify(execFile)

/** Builds the empty window by electron-vite into a folder; it is run by the same Electron. */
async function buildEmptyWindow(outDir: string): Promise<void> {
  const source = join(root, 'tests/bench/empty-window')
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const config = join(source, 'electron.vite.config.ts')
  await run(process.execPath, [tool, 'build', source, '--config', config], {
    cwd: root,
    // electron-vite asks npm's `electron` for its version and would start a download.
    env: {
      ELECTRON_OVERRIDE_DIST_PATH: root,
      ...process.env,
      KOMEK_EMPTY_WINDOW: outDir,
      NODE_ENV: 'production'
    }
  })
  const program = { name: 'empty-window', version: '0.0.0', type: 'module', main: 'main/main.mjs' }
  await writeFile(join(outDir, 'package.json'), JSON.stringify(program))
}

function environment(scratch: string): Record<string, string> {
  const present = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined
  )
  return {
    ...Object.fromEntries(present.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE')),
    XDG_CONFIG_HOME: join(scratch, 'config'),
    TZ: 'Asia/Almaty'
  }
}

/** Milliseconds from starting the program until its page can be used. */
async function startOnce(args: string[], usable: string, scratch: string): Promise<number> {
  const start = performance.now()
  const app = await _electron.launch({
    args: ['--no-sandbox', ...args],
    cwd: root,
    env: environment(scratch)
  })
  const page = await app.firstWindow()
  await page.locator(usable).first().waitFor({ state: 'visible' })
  const took = performance.now() - start
  await app.close()
  return took
}

/** The window's start: an empty window, a new office, and the region's office, one after the other in turns. */
export async function benchStart(settings: BenchSettings, bigFolder: string): Promise<BenchRow[]> {
  const scratch = join(settings.folder, 'start')
  const emptyWindow = join(scratch, 'empty-window')
  await mkdir(emptyWindow, { recursive: true })
  await buildEmptyWindow(emptyWindow)
  const times = { yardstick: [] as number[], small: [] as number[], big: [] as number[] }
  const rounds = settings.quick ? 1 : 5
  // The first start of each fills the caches of the disk and is not counted.
  for (let round = -1; round < rounds; round += 1) {
    const yardstick = await startOnce([emptyWindow], 'h1', scratch)
    const small = await startOnce([root, '--data', join(scratch, 'office')], 'h1, h2, form', scratch)
    const big = await startOnce([root, '--data', bigFolder], 'h1, h2, form', scratch)
    if (round < 0) continue
    times.yardstick.push(yardstick)
    times.small.push(small)
    times.big.push(big)
  }
  await rm(scratch, { recursive: true, force: true })
  const [yardstick, small, big] = [median(times.yardstick), median(times.small), median(times.big)]
  return [
    atMost(
      {
        what: 'window usable after start, new office',
        yardstick: `empty electron-vite window ${duration(yardstick)}`,
        ours: duration(small)
      },
      small / yardstick,
      1.3
    ),
    atMost(
      {
        what: 'the same with the region’s office',
        yardstick: `new office ${duration(small)}`,
        ours: duration(big)
      },
      big / small,
      1.2
    )
  ]
}
