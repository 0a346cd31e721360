import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './window'

/** An answer of the headless door as a script sees it. */
export interface HeadlessAnswer {
  ok: boolean
  result?: unknown
  error?: { code: string; message: string; field?: string }
}

export interface HeadlessRun {
  code: number | null
  /** Standard output, line by line: there must be nothing but answers. */
  lines: string[]
  answers: HeadlessAnswer[]
  /** Milliseconds from the start to the first line. */
  firstLineAfter: number
}

/**
 * Runs `npm run headless` as a script would, with no display at all.
 * @param input lines of standard input; an object becomes its JSON
 */
export function runHeadlessDoor(
  args: readonly string[],
  input: readonly (string | object)[],
  env: Record<string, string> = {}
): Promise<HeadlessRun> {
  const bare = { ...process.env, ...env }
  delete bare.DISPLAY
  delete bare.WAYLAND_DISPLAY
  const startedAt = performance.now()
  const door = spawn(process.execPath, [join(projectRoot, 'electron/launch.mjs'), 'headless', ...args], {
    env: bare
  })
  let output = ''
  let firstLineAfter = Number.POSITIVE_INFINITY
  door.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    firstLineAfter = Math.min(firstLineAfter, performance.now() - startedAt)
  })
  // Closed by the door before all is written when the sign-in fails.
  door.stdin.on('error', () => undefined)
  door.stdin.end(
    input.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)) + '\n').join('')
  )
  return new Promise((done) =>
    door.once('close', (code) => {
      const lines = output.split('\n').filter((line) => line !== '')
      done({ code, lines, answers: lines.map((line) => JSON.parse(line) as HeadlessAnswer), firstLineAfter })
    })
  )
}
