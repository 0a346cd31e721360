import { expect, test, type Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { agedPostgres } from '../support/aged-postgres'
import { certificates } from '../support/certificates'
import { startPostgres, type TestPostgres } from '../support/postgres'
import { startWindow } from '../support/window'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { fitSmallest, picture } from './clerk-desk'
import { openOther, otherPassphrase, type OtherOffice } from './other-office'
import { lookAt } from './quarter-end-desk'

const dialog = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('gridcell') })
const field = (page: Page, part: string) => page.locator(`[data-field="connection.${part}"]`)

const atEnd: (() => Promise<void>)[] = []
const later = (close: () => Promise<void>): void => void atEnd.push(close)
test.afterEach(async () => {
  for (const close of atEnd.splice(0).reverse()) await close()
})

/** A regional center that trusts a district, and that district with the center's settings. */
async function twoOffices(): Promise<{ folder: string; district: OtherOffice }> {
  const folder = test.info().outputPath('region')
  const [region, district] = [
    await openOther(folder, 'region'),
    await openOther(test.info().outputPath('district'), 'district')
  ]
  later(() => district.close())
  for (const [one, other] of [
    [region, district],
    [district, region]
  ] as const) {
    const { card, fingerprint } = await other.call('keys.publish', {})
    await one.call('keys.trust', { card, fingerprint })
  }
  const { content } = await region.call('region.profile', { office: '634600000' })
  await district.call('exports.saveProfile', { content })
  await region.close()
  return { folder, district }
}

test('the region’s store moves to PostgreSQL from the screen; the server with a certificate takes a district’s file into it', async () => {
  test.setTimeout(120_000)
  const postgres = await startPostgres()
  later(() => postgres.stop())
  const { folder, district } = await twoOffices()
  const running = await startWindow({ dataFolder: folder })
  const { page, problems } = running
  await fitSmallest(running)
  await signInWindow(page, 'admin')
  const database = await chooseStore(page, postgres)
  await serveWithCertificate(page, district)
  expect((await postgres.psql(database, 'SELECT office, state FROM region_packages;')).trim()).toBe(
    '634600000|loaded'
  )
  expect(problems).toEqual([])
  await running.close()
})

/** Every way the server may refuse, told at its part, the former store kept; then the right one. Answers its connection string. */
async function chooseStore(page: Page, postgres: TestPostgres): Promise<string> {
  const url = await postgres.newDatabase()
  const newer = await postgres.newDatabase()
  await postgres.psql(
    newer,
    'CREATE TABLE komek_region_store (version BIGINT); INSERT INTO komek_region_store VALUES (99);'
  )
  const aged = await agedPostgres(url)
  later(() => aged.stop())
  await openScreen(page, '/exchange/region?part=settings')
  await page.getByLabel('База области').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+s')
  await expect(field(page, 'host')).toContainText('Поле пустое')
  await lookAt(page, 'store-empty')
  await page.keyboard.insertText(url)
  await expect(field(page, 'user').locator('input')).toHaveValue('komek')
  for (const [part, wrong, sentence] of [
    ['port', '1', 'Сервер PostgreSQL 127.0.0.1:1 не отвечает (ECONNREFUSED).'],
    ['password', 'не тот', 'не впустил «komek»'],
    ['database', 'nothing', 'нет базы «nothing»'],
    ['database', new URL(newer).pathname.slice(1), 'сделана более новой программой'],
    ['port', new URL(aged.url).port, 'слишком старый: версия 9.6, а нужна 14']
  ] as const) {
    const input = field(page, part).locator('input')
    const right = await input.inputValue()
    await input.fill(wrong)
    await page.keyboard.press('Control+s')
    await expect(page.locator('.app-field__error')).toContainText(sentence)
    await expect(page.locator('.app-field.is-invalid input')).toBeFocused()
    await picture(page, `store-wrong-${part}`)
    expect(await callInWindow(page, 'region.settings', {})).toMatchObject({ store: 'sqlite' })
    await input.fill(right)
  }
  await field(page, 'tls').locator('select').selectOption({ index: 1 })
  await page.keyboard.press('Control+s')
  await expect(field(page, 'tls')).toContainText('не умеет шифровать связь')
  await lookAt(page, 'store-wrong')
  await field(page, 'tls').locator('select').selectOption({ index: 0 })
  await page.keyboard.press('Control+s')
  await expect(page.getByText('База области теперь: сервер PostgreSQL.')).toBeVisible()
  await expect(page.getByText('Подключение сохранено.')).toBeVisible()
  await lookAt(page, 'store-postgres')
  await openScreen(page, '/exchange/region')
  await expect(dialog(page).getByLabel('Парольная фраза')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByText('База области закрыта')).toBeVisible()
  await lookAt(page, 'store-closed')
  await page.getByRole('button', { name: 'Открыть', exact: true }).click()
  await expect(dialog(page).getByLabel('Парольная фраза')).toBeFocused()
  await page.keyboard.type(otherPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('база PostgreSQL')).toBeVisible()
  return url
}

async function serveWithCertificate(page: Page, district: OtherOffice): Promise<void> {
  const authority = await certificates(later)
  const own = await authority.issue('IP:127.0.0.1', { from: -1, until: 30 })
  const other = await authority.issue('IP:127.0.0.1', { from: -1, until: 30 })
  const file = async (name: string, text: string): Promise<string> => {
    const path = test.info().outputPath(name)
    await writeFile(path, text)
    return path
  }
  await page.keyboard.press('F9')
  await expect(dialog(page).getByLabel('Порт')).toBeVisible()
  await dialog(page).getByLabel('На каком адресе слушать').fill('0.0.0.0')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Без сертификата сервер слушает только этот компьютер')
  await dialog(page).getByLabel('На каком адресе слушать').fill('127.0.0.1')
  await dialog(page).getByLabel('Порт').fill('0')
  const [certificate, key] = [
    dialog(page).locator('input[type=file]').first(),
    dialog(page).locator('input[type=file]').last()
  ]
  await certificate.setInputFiles(await file('server.pem', own.certificate))
  await key.setInputFiles(await file('foreign.key', other.key))
  await dialog(page).getByLabel('Порт').press('Enter')
  await expect(dialog(page)).toContainText('нужна пара PEM одного ключа')
  await lookAt(page, 'serve-wrong-pair')
  await key.setInputFiles(await file('server.key', own.key))
  await dialog(page).getByLabel('Порт').press('Enter')
  const address = page.locator('.server-line__url')
  await expect(address).toContainText('https://127.0.0.1:')
  await district.call('exports.saveTarget', {
    name: 'Область',
    settings: { kind: 'https', url: await address.innerText(), ca: authority.ca }
  })
  await district.call('exports.build', { period: '2026-09' })
  const { uploads } = await district.call('exports.upload', {})
  expect(uploads).toMatchObject([{ state: 'sent' }])
  await expect(page.getByText('принято файлов: 1')).toBeVisible()
  await expect(page.getByText('Файлов загружено: 1')).toBeVisible()
  await page.evaluate(() => document.documentElement.classList.add('dark'))
  await lookAt(page, 'serve-received-dark')
  await page.getByRole('searchbox').fill('зайсан')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('сентябрь 2026')
}
