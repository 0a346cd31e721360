import { expect, test } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot, startWindow } from '../support/window'

test('an empty folder: the window opens with a heading and without a complaint', async () => {
  const { app, page, problems, close } = await startWindow()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(page.url()).toMatch(/^app:\/\/komek\/index\.html/)
  const status = await page.evaluate(() => window.office.office.status({}))
  expect(status).toMatchObject({ ok: true, result: { state: 'new' } })
  const shown = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  await expect.poll(shown).toBe(true)
  expect(problems).toEqual([])
  await close()
})

test('the menu is Kazakh at first, and its commands reach the page', async () => {
  const { app, page, close } = await startWindow()
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))
  expect(labels).toEqual(['Файл', 'Өңдеу', 'Өту', 'Көрініс', 'Анықтама'])
  await page.evaluate(() => {
    window.office.events.on('menu', ({ command }) => (document.title = `menu ${command}`))
  })
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('locale:ru')?.click())
  await expect(page).toHaveTitle('menu locale:ru')
  await expect
    .poll(() => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label)))
    .toEqual(['Файл', 'Правка', 'Переход', 'Вид', 'Справка'])
  await close()
})

test('the language chosen before anybody signs in is the menu’s too, and still is after a start anew', async () => {
  const { app, page, problems, close } = await startWindow()
  const menu = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label))
  await page.locator('[data-locale=ru]').first().click()
  await expect.poll(menu).toEqual(['Файл', 'Правка', 'Переход', 'Вид', 'Справка'])
  await page.locator('[data-locale=kk]').first().click()
  await expect.poll(menu).toEqual(['Файл', 'Өңдеу', 'Өту', 'Көрініс', 'Анықтама'])
  // Another window had left the menu in Kazakh; the page is loaded with the language chosen in it.
  await page.evaluate(() => localStorage.setItem('komek.locale', 'ru'))
  await page.reload()
  await expect.poll(menu).toEqual(['Файл', 'Правка', 'Переход', 'Вид', 'Справка'])
  expect(problems).toEqual([])
  await close()
})

test('the window comes back as it was left', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'komek-state-'))
  const dataFolder = join(scratch, 'office')
  const size = { width: 1180, height: 720 }
  const first = await startWindow({ dataFolder })
  // The page hears the menu once it has drawn itself.
  await expect(first.page.getByRole('heading', { level: 1 })).toBeVisible()
  await first.app.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds({ x: 40, y: 30, ...wanted })
  }, size)
  await first.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('locale:ru')?.click())
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'ru')
  await expect
    .poll(() => first.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.at(-1)?.label))
    .toBe('Справка')
  await first.close()
  expect(JSON.parse(await readFile(join(dataFolder, 'window.json'), 'utf8'))).toMatchObject({
    maximized: false,
    locale: 'ru',
    bounds: size
  })
  const second = await startWindow({ dataFolder })
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds()
  )
  expect(bounds).toMatchObject(size)
  await second.close()
  await rm(scratch, { recursive: true })
})

test('a second start with the same data ends at once and leaves the first alone', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'komek-twice-'))
  const env = { XDG_CONFIG_HOME: join(scratch, 'config') }
  const { page, dataFolder, close } = await startWindow({ env })
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? ''
  const second = spawn(join(folder, 'electron'), ['--no-sandbox', projectRoot, '--data', dataFolder], {
    env: { ...process.env, ...env }
  })
  let told = ''
  second.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  const code = await new Promise((done) => second.once('close', done))
  expect(code).toBe(0)
  expect(told).toContain('уже открыта')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await close()
  await rm(scratch, { recursive: true })
})

test('a data file that cannot be read: said in both languages, not replaced, and the program ends', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'komek-damaged-'))
  const dataFolder = join(scratch, 'office')
  await mkdir(dataFolder)
  await writeFile(join(dataFolder, 'komek.db'), 'this is not a data file\n'.repeat(500))
  const { app, page, close } = await startWindow({ dataFolder })
  await expect(page.getByRole('heading')).toContainText('Программа не открылась')
  await expect(page.getByRole('heading')).toContainText('Бағдарлама ашылмады')
  await expect(page.getByText('data-file-damaged')).toBeVisible()
  const ended = new Promise((done) => app.process().once('exit', done))
  await page.close()
  expect(await ended).toBe(1)
  expect(await readFile(join(dataFolder, 'komek.db'), 'utf8')).toContain('this is not a data file')
  await close()
  await rm(scratch, { recursive: true })
})
