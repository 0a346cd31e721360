import { expect, test } from '@playwright/test'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentSecurityPolicy } from '../../electron/shell/security/content-security-policy'
import { projectRoot, startWindow, type RunningWindow } from '../support/window'

/** Numbers in the names are the rows of the checklist in Electron's security tutorial; the README lists them. */
let running: RunningWindow
let outside: Server
let outsideAddress: string
const reached: string[] = []

test.beforeAll(async () => {
  outside = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.end('outside')
  })
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done))
  outsideAddress = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  running = await startWindow()
  await expect(running.page.getByRole('heading', { level: 1 })).toBeVisible()
})

test.afterAll(async () => {
  await running.close()
  outside.close()
})

test('the start violates no Content-Security-Policy', () => {
  expect(running.problems).toEqual([])
})

test('1 only own content: a request to the network is refused by page and session', async () => {
  const { page, app } = running
  const fetched = await page.evaluate(
    (address) =>
      fetch(address).then(
        () => 'answered',
        (error: Error) => error.name
      ),
    outsideAddress
  )
  expect(fetched).toBe('TypeError')
  const pictured = await page.evaluate(
    (address) =>
      new Promise((done) => {
        const image = new Image()
        image.onload = () => done('loaded')
        image.onerror = () => done('refused')
        image.src = `${address}/picture.png`
      }),
    outsideAddress
  )
  expect(pictured).toBe('refused')
  // Without the page's policy in the way, the session itself cancels.
  const bySession = await app.evaluate(
    ({ session }, address) =>
      session.defaultSession.fetch(`${address}/session`).then(
        () => 'answered',
        () => 'refused'
      ),
    outsideAddress
  )
  expect(bySession).toBe('refused')
  expect(reached).toEqual([])
})

test('2 no Node in the page', async () => {
  const found = await running.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window
    )
  )
  expect(found).toEqual([])
})

test('2, 3, 4, 6, 8, 9, 10 the window has every protective preference', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // Electron has this for tests of its own and leaves it out of its types.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false
  })
  expect(preferences.enableBlinkFeatures ?? '').toBe('')
})

test('3 the page cannot change what the preload exposes', async () => {
  const changed = await running.page.evaluate(() => {
    const before = window.office.office.status
    try {
      Object.assign(window, { office: {} })
    } catch {
      // Refused loudly is as good as refused in silence.
    }
    return window.office.office.status !== before
  })
  expect(changed).toBe(false)
})

test('5 every permission is denied', async () => {
  const { page } = running
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']) {
    const state = await page.evaluate(
      async (permission) => (await navigator.permissions.query({ name: permission as PermissionName })).state,
      name
    )
    expect(state, name).toBe('denied')
  }
  const screen = await page.evaluate(() =>
    navigator.mediaDevices.getDisplayMedia().then(
      () => 'given',
      () => 'refused'
    )
  )
  expect(screen).toBe('refused')
})

test('7 every answer of app:// carries the Content-Security-Policy', async () => {
  for (const path of ['index.html', 'absent.js']) {
    const headers = await running.page.evaluate(async (name) => {
      const { headers } = await fetch(name)
      return [headers.get('content-security-policy'), headers.get('x-content-type-options')]
    }, path)
    expect(headers).toEqual([contentSecurityPolicy, 'nosniff'])
  }
})

test('7 an inline script, eval and an inline style are refused', async () => {
  const outcome = await running.page.evaluate(async () => {
    const violation = (directive: string) =>
      new Promise<string>((done) =>
        document.addEventListener('securitypolicyviolation', function listener(event) {
          if (!event.effectiveDirective.startsWith(directive)) return
          document.removeEventListener('securitypolicyviolation', listener)
          done(event.blockedURI)
        })
      )
    const script = violation('script-src-elem')
    const element = document.createElement('script')
    element.textContent = 'window.inlineRan = true'
    document.head.append(element)
    const style = violation('style-src')
    const sheet = document.createElement('style')
    sheet.textContent = 'body { display: none }'
    document.head.append(sheet)
    // In a timer: what the test driver itself evaluates is exempt from the policy.
    const evaluated = new Promise((done) =>
      setTimeout(() => {
        try {
          done((0, eval)('"ran"'))
        } catch (error) {
          done((error as Error).name)
        }
      })
    )
    return {
      script: await script,
      style: await style,
      evaluated: await evaluated,
      ran: 'inlineRan' in window,
      display: getComputedStyle(document.body).display
    }
  })
  expect(outcome).toEqual({
    script: 'inline',
    style: 'inline',
    evaluated: 'EvalError',
    ran: false,
    display: 'block'
  })
})

test('11, 12 a webview is an unknown element, and one forced on the page is not attached', async () => {
  const kind = await running.page.evaluate(() => {
    const element = document.createElement('webview')
    element.setAttribute('src', 'https://example.org/')
    document.body.append(element)
    const name = element.constructor.name
    element.remove()
    return name
  })
  expect(kind).toBe('HTMLElement')
  const refused = await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    let prevented = false
    window?.webContents.emit('will-attach-webview', { preventDefault: () => (prevented = true) }, {}, {})
    return prevented
  })
  expect(refused).toBe(true)
})

test('13 the page cannot navigate away, by script or by link', async () => {
  const { app, page } = running
  const before = page.url()
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    Object.assign(globalThis, { refused: [] })
    window?.webContents.on('will-frame-navigate', (event) => {
      if (event.defaultPrevented) (globalThis as unknown as { refused: string[] }).refused.push(event.url)
    })
  })
  const refused = () => app.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)
  await page.evaluate((address) => {
    window.location.href = address
  }, `${outsideAddress}/script`)
  await expect.poll(refused).toEqual([`${outsideAddress}/script`])
  await page.evaluate((address) => {
    Object.assign(document.createElement('a'), { href: address }).click()
  }, `${outsideAddress}/link`)
  await expect.poll(refused).toEqual([`${outsideAddress}/script`, `${outsideAddress}/link`])
  expect(page.url()).toBe(before)
  expect(reached).toEqual([])
})

test('14 no second window opens', async () => {
  const { app, page } = running
  const opened = await page.evaluate((address) => window.open(address), outsideAddress)
  expect(opened).toBeNull()
  expect(await page.evaluate(() => window.open('app://komek/index.html'))).toBeNull()
  expect(app.windows()).toHaveLength(1)
})

test('17 an operation asked by another page, or another frame, is refused', async () => {
  const answer = await running.app.evaluate(async ({ BrowserWindow }, root) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${root}/out/preload/preload.cjs`, sandbox: true, contextIsolation: true }
    })
    await other.loadURL('data:text/html,other')
    const told = await other.webContents.executeJavaScript('window.office.office.status({})')
    other.destroy()
    return told
  }, projectRoot)
  expect(answer).toMatchObject({ ok: false, error: { code: 'sender-refused' } })
  const inFrame = await running.page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const has = frame.contentWindow !== null && 'office' in frame.contentWindow
    frame.remove()
    return has
  })
  expect(inFrame).toBe(false)
})

test('18 app:// serves the built page and nothing beside it; file:// is not reachable', async () => {
  const { page } = running
  const addresses = [
    'app://komek/..%2fpackage.json',
    'app://komek/..%2f..%2fpackage.json',
    'app://komek/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://komek/assets/..%5c..%5c..%5cpackage.json',
    'app://komek/index.html%00.js',
    'app://komek//etc/passwd',
    'app://komek/'.concat('x'.repeat(5000))
  ]
  for (const address of addresses) {
    const status = await page.evaluate(async (asked) => {
      const response = await fetch(asked)
      return response.status
    }, address)
    expect([403, 404], address).toContain(status)
  }
  for (const address of ['file:///etc/passwd', 'app://other/index.html']) {
    const outcome = await page.evaluate(
      (asked) =>
        fetch(asked).then(
          () => 'answered',
          () => 'refused'
        ),
      address
    )
    expect(outcome, address).toBe('refused')
  }
})

test('20 the page gets the operations and three kinds of events, and nothing of Electron', async () => {
  const shape = await running.page.evaluate(() => ({
    features: Object.keys(window.office).sort(),
    events: Object.keys(window.office.events),
    foreign: Object.values(window.office)
      .flatMap((group) => Object.values(group))
      .filter((value) => typeof value !== 'function').length
  }))
  const { operationNames } = await import('../../shared/contract/names')
  expect(shape.features).toEqual([...Object.keys(operationNames), 'events'].sort())
  expect(shape.events).toEqual(['on'])
  expect(shape.foreign).toBe(0)
})
