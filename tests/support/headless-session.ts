import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import { projectRoot } from './window'

interface Answered {
  ok: boolean
  result?: unknown
  error?: { code: string; message: string }
}

/** The headless door kept open: what a machine without a window, such as the region's, runs all day. */
export interface HeadlessSession {
  /** @throws Error with the answered code and sentence */
  call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** Ends it as a script does, by the end of its input. */
  close(): Promise<void>
}

/** Opens the headless door on a data folder, signed in where a login is given. */
export function openHeadlessSession(
  dataFolder: string,
  signIn: { login: string; password: string } | null,
  env: Record<string, string> = {}
): HeadlessSession {
  const bare: NodeJS.ProcessEnv = { ...process.env, ...env, KOMEK_PASSWORD: signIn?.password ?? '' }
  delete bare.DISPLAY
  delete bare.WAYLAND_DISPLAY
  const args = ['headless', '--data', dataFolder, ...(signIn === null ? [] : ['--user', signIn.login])]
  // A group of its own, so that killing it reaches the program behind the launcher.
  const door: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    [join(projectRoot, 'electron/launch.mjs'), ...args],
    { env: bare, detached: true }
  )
  door.stderr.resume()
  door.stdin.on('error', () => undefined)
  const ended = new Promise<void>((done) => door.once('close', () => done()))
  const waiting: { name: string; take: (answer: Answered) => void; fail: (error: Error) => void }[] = []
  createInterface({ input: door.stdout }).on('line', (line) => {
    waiting.shift()?.take(JSON.parse(line) as Answered)
  })
  void ended.then(() => {
    for (const { name, fail } of waiting.splice(0)) fail(new Error(`${name}: the door closed`))
  })
  return {
    call: async (name, input) => {
      const answer = await new Promise<Answered>((take, fail) => {
        waiting.push({ name, take, fail })
        door.stdin.write(`${JSON.stringify({ op: name, input })}\n`)
      })
      if (!answer.ok) throw new Error(`${name}: ${answer.error?.code ?? ''} ${answer.error?.message ?? ''}`)
      return answer.result as never
    },
    kill: () => {
      if (door.pid !== undefined && door.exitCode === null) process.kill(-door.pid, 'SIGKILL')
      return ended
    },
    close: () => {
      door.stdin.end()
      return ended
    }
  }
}
