import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { ensureBuild } from '../../electron/launch/build.mjs'
import { ensureRuntime } from '../../electron/launch/runtime.mjs'
import { temporaryFolder } from '../support/database'
import { testPassword } from '../support/office'
import { plainTus } from '../support/tus'
import { projectRoot } from '../support/window'
import { joinRegion, keyPassphrase } from './support/exchange'
import { openPlayedOffice } from './support/play'
import { target } from './support/uploads'

beforeAll(async () => {
  await ensureRuntime()
  await ensureBuild()
})

/** A script of the README as it stands there, with this machine's folders for the README's. */
async function scriptOf(name: string, folders: Readonly<Record<string, string>>): Promise<string> {
  const readme = await readFile(join(projectRoot, 'README.md'), 'utf8')
  const script = new RegExp(`\`\`\`sh\\n(# /etc/komek/${name};[\\s\\S]*?)\`\`\``).exec(readme)?.[1]
  if (script === undefined) throw new Error(`the README has no script ${name}`)
  return Object.entries(folders).reduce((text, [from, to]) => text.replaceAll(from, to), script)
}

interface Ran {
  code: number
  output: string
}

/** As cron starts a line of its table: a bare environment, in the home folder, by sh. */
function byCron(line: string): Promise<Ran> {
  const home = process.env.HOME ?? '/'
  const env = { HOME: home, LOGNAME: 'komek', SHELL: '/bin/sh', PATH: '/usr/bin:/bin' }
  return new Promise((done) => {
    execFile('/bin/sh', ['-c', line], { cwd: home, env }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
    )
  })
}

it('cron sends the former month’s file by the README’s scripts alone, once; what goes wrong is an exit code', async () => {
  const server = await plainTus()
  const played = await openPlayedOffice(new Date().toISOString().slice(0, 10))
  await joinRegion(played, { periods: 'month' })
  await target(played.admin, { kind: 'https', url: server.url })
  await played.office.close()
  const etc = await temporaryFolder()
  await writeFile(join(etc, 'password'), `${testPassword}\n`)
  await writeFile(join(etc, 'passphrase'), `${keyPassphrase}\n`)
  const folders = { '/opt/komek': projectRoot, '/etc/komek': etc, '/srv/komek': played.folder }
  for (const name of ['send-file', 'send-again'])
    await writeFile(join(etc, name), await scriptOf(name, folders))

  const made = await byCron(`sh ${etc}/send-file`)
  expect(made.output).toContain('"state":"sent"')
  expect(made.code).toBe(0)
  const [hash] = await server.hashes()
  expect(made.output).toContain(`"fileHash":"${hash}"`)
  const again = await byCron(`sh ${etc}/send-again`)
  expect([again.code, await server.hashes()]).toEqual([0, [hash]])

  await writeFile(join(etc, 'password'), 'не тот пароль\n')
  const refused = await byCron(`sh ${etc}/send-again`)
  expect(refused.output).toContain('"ok":false')
  expect(refused.code).toBe(1)
}, 240_000)
