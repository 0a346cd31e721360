import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** Every source file of the program, with its text. */
function sources(): { path: string; text: string }[] {
  return ['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|vue|mjs|html)$/.test(name))
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }))
  )
}

const withMatch = (pattern: RegExp) =>
  sources()
    .filter(({ text }) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    .map(({ path }) => path)

describe('what no source of the program may contain', () => {
  it.each([
    ['15 an address opened outside', /openExternal/],
    ['6 web security switched off', /webSecurity:\s*false|disable-web-security/],
    ['2 Node in a page', /nodeIntegration\w*:\s*true/],
    ['3 a shared context', /contextIsolation:\s*false/],
    ['4 a page without a sandbox', /sandbox:\s*false/],
    ['8 insecure content', /allowRunningInsecureContent:\s*true/],
    ['9, 10 experimental features', /experimentalFeatures:\s*true|enableBlinkFeatures/],
    ['11 popups of webviews', /allowpopups|<webview/],
    ['18 pages from file://', /loadFile\(|loadURL\([^)]*file:/],
    ['raw HTML in a template', /v-html|\.innerHTML\s*=|insertAdjacentHTML|document\.write/],
    ['code from text', /\beval\(|new Function\(/]
  ])('%s', (_what, pattern) => {
    expect(withMatch(pattern)).toEqual([])
  })

  it('20 the preload takes nothing but the bridge and the one channel from Electron', () => {
    const preload = readFileSync(join(root, 'electron/preload.ts'), 'utf8')
    expect(preload.match(/import \{(.+)\} from 'electron'/)?.[1]?.trim()).toBe('contextBridge, ipcRenderer')
    expect([...preload.matchAll(/ipcRenderer\.(\w+)\('([^']+)'/g)].map((match) => match.slice(1))).toEqual([
      ['on', 'office-event'],
      ['invoke', 'office']
    ])
  })

  it('4 the sandbox is left out for root on Linux only', () => {
    expect(withMatch(/no-sandbox/)).toEqual([
      join('electron', 'launch', 'program.mjs'),
      join('electron', 'shell', 'security', 'enforce-sandbox.ts')
    ])
  })

  it('16 the Electron that ships is of the newest line that npm knows to this lock file', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    expect(Number(lock.packages['node_modules/electron'].version.split('.')[0])).toBeGreaterThanOrEqual(45)
  })
})
