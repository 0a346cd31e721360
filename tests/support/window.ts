import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// Each of the two workers has a screen of its own.
const secondDisplay = process.env.KOMEK_SECOND_DISPLAY
if (process.env.TEST_PARALLEL_INDEX === '1' && secondDisplay !== undefined)
  process.env.DISPLAY = secondDisplay

export const projectRoot = resolve(import.meta.dirname, '../..')

export interface StartOptions {
  /** A data folder to open; left out, a new empty one that is removed at the end. */
  dataFolder?: string
  /** Fills the data folder before the program opens it. */
  prepare?: (dataFolder: string) => Promise<void>
  env?: Record<string, string>
}

/** The real program in its real window. */
export interface RunningWindow {
  app: ElectronApplication
  page: Page
  dataFolder: string
  /** Everything the page wrote to its console as an error, violations of the Content-Security-Policy among it. */
  problems: string[]
  /** Closes the window as a person does, and waits until the program has ended. */
  close(): Promise<void>
}

/** Starts the program as `npm start` does and waits for its first page. */
export async function startWindow(options: StartOptions = {}): Promise<RunningWindow> {
  const scratch = await mkdtemp(join(tmpdir(), 'komek-journey-'))
  const dataFolder = options.dataFolder ?? join(scratch, 'office')
  await options.prepare?.(dataFolder)
  const app = await _electron.launch({
    // A virtual screen has no graphics card. Chromium would try one twice and end its graphics process each time, and
    // it gives up the whole program when that happens once too often.
    args: ['--disable-gpu', projectRoot, '--data', dataFolder],
    cwd: projectRoot,
    env: {
      ...inheritedEnvironment(),
      // Chromium's profile and the default data folder stay out of the developer's own.
      XDG_CONFIG_HOME: join(scratch, 'config'),
      TZ: 'Asia/Almaty',
      ...options.env
    }
  })
  const ended = sayUnexpectedEnd(app)
  const problems: string[] = []
  app.context().on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  app.context().on('weberror', (error) => problems.push(String(error.error())))
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return {
    app,
    page,
    dataFolder,
    problems,
    async close() {
      ended.expected = true
      await app.close()
      await rm(scratch, { recursive: true, force: true })
    }
  }
}

/** A program that ends by itself leaves its last words, code and signal beside the failed test. */
function sayUnexpectedEnd(app: ElectronApplication): { expected: boolean } {
  const state = { expected: false }
  const program = app.process()
  let words = ''
  const keep = (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4000))
  program.stdout?.on('data', keep)
  program.stderr?.on('data', keep)
  program.once('exit', (code, signal) => {
    if (!state.expected) process.stderr.write(`the program ended with ${code ?? signal}:\n${words}\n`)
  })
  return state
}

function inheritedEnvironment(): Record<string, string> {
  const present = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined
  )
  return Object.fromEntries(present.filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'))
}
