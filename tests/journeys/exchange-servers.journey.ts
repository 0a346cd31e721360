import { expect, test, type Locator, type Page } from '@playwright/test'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { certificates } from '../support/certificates'
import { cutLine } from '../support/cut-line'
import { writeMadeFiles, type Way } from '../support/made-files'
import { startSshd } from '../support/sshd'
import { plainTus } from '../support/tus'
import { startWindow } from '../support/window'
import { callInWindow, openScreen, signInWindow, startOfficeWindow } from '../support/window-office'
import { fitSmallest } from './clerk-desk'
import { openOther, type OtherOffice } from './other-office'
import { lookAt } from './quarter-end-desk'

const passphrase = 'сары дала кең дала'
const mebibyte = 1024 * 1024
const dialog = (page: Page) => page.getByRole('dialog')
const detail = (page: Page, number: number) => page.getByRole('region', { name: `Файл № ${number}` })
const grid = (page: Page) => page.getByRole('grid', { name: 'Файлы в область' })

const atEnd: (() => Promise<void>)[] = []
const later = (close: () => Promise<void>): void => void atEnd.push(close)
test.afterEach(async () => {
  for (const close of atEnd.splice(0).reverse()) await close()
})

test('servers that are not to be believed, a line held and cut, a receipt from a file; the list stays where one stands', async () => {
  test.setTimeout(300_000)
  const region = await openOther(test.info().outputPath('region'), 'region')
  later(() => region.close())
  const dataFolder = await filledOffice(region)
  const running = await startWindow({ dataFolder })
  later(() => running.close())
  const { page, problems } = running
  await fitSmallest(running)
  await signInWindow(page, 'head')
  await notice(page)
  await wrongCertificate(page)
  await heldLine(page)
  const folder = await sftpOverCutLine(page)
  await receiptFromFile(page, region, folder)
  expect(problems).toEqual([])
})

/** An office with its own keys, the region's settings, one file of now, and ten years of files that came before this program. */
async function filledOffice(region: OtherOffice): Promise<string> {
  const dataFolder = test.info().outputPath('office')
  const first = await startOfficeWindow(['head'], { dataFolder })
  await signInWindow(first.page, 'head')
  await callInWindow(first.page, 'keys.create', { passphrase })
  const { card, fingerprint } = await callInWindow(first.page, 'keys.publish', {})
  const { party } = await region.call('keys.trust', { card, fingerprint })
  await callInWindow(first.page, 'keys.trust', { card: region.card, fingerprint: region.spoken })
  const { content } = await region.call('region.profile', { office: party.kato })
  await callInWindow(first.page, 'exports.saveProfile', { content })
  await callInWindow(first.page, 'exports.build', { period: '2020-04' })
  await first.close()
  const accepted = Array.from({ length: 128 }, (): Way => 'accepted')
  await writeMadeFiles(dataFolder, {
    ...{ ways: [...accepted, 'refused', 'overdue', 'unsent'], first: '2009-04', length: 24 * mebibyte }
  })
  return dataFolder
}

/** The day's page says what is due, what did not go, what was not answered; from there it is one step to the files. */
async function notice(page: Page): Promise<void> {
  await openScreen(page, '/today')
  const panel = page.getByRole('region', { name: 'Файлы для области' })
  await expect(panel.getByRole('listitem')).toHaveCount(4)
  await expect(panel).toContainText('Сделано, но ещё не отправлено: 2.')
  await lookAt(page, 'today-files')
  await panel.getByRole('link', { name: 'К файлам' }).focus()
  await page.keyboard.press('Enter')
  await expect(detail(page, 132)).toBeVisible()
  await lookAt(page, 'servers-files')
}

/** Opens the places through the menu, by keyboard. */
async function openTargets(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ещё' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Куда отправлять' }).press('Enter')
  await expect(dialog(page)).toBeVisible()
}

/** The region's server has a certificate of an authority that this office was not told of. */
async function wrongCertificate(page: Page): Promise<void> {
  const authority = await certificates(later)
  const tls = await authority.issue('IP:127.0.0.1', { from: -1, until: 30 })
  const server = await plainTus({ atEnd: later, tls })
  const line = await cutLine(server.port, later)
  scene = { ca: authority.ca, server, line }
  await openTargets(page)
  await dialog(page).getByRole('button', { name: 'Добавить' }).press('Enter')
  await dialog(page).getByLabel('Название').fill('Сервер области')
  await dialog(page).getByLabel('Способ').selectOption({ label: 'сервер области (HTTPS)' })
  await dialog(page).getByLabel('Адрес сервера').fill('http://region.kz/files')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page)).toContainText('не годится')
  await expect(dialog(page).getByLabel('Адрес сервера')).toBeFocused()
  await lookAt(page, 'servers-https-wrong')
  await dialog(page).getByLabel('Адрес сервера').fill(`https://127.0.0.1:${line.port}/files`)
  await page.keyboard.press('Control+Enter')
  const place = dialog(page).getByRole('row', { name: /Сервер области/ })
  await place.getByRole('button', { name: 'Отправить сюда файл № 132' }).press('Enter')
  await unlock(page)
  const row = uploadRow(page, 132, 'Сервер области')
  await expect(row).toContainText('его выдал неизвестный центр')
  await expect(detail(page, 132).getByText('ошибка отправки')).toBeVisible()
  expect(await server.hashes()).toEqual([])
  await lookAt(page, 'servers-certificate')
}

let scene: {
  ca: string
  server: Awaited<ReturnType<typeof plainTus>>
  line: Awaited<ReturnType<typeof cutLine>>
}
const uploadRow = (page: Page, number: number, target: string): Locator =>
  detail(page, number).getByRole('listitem').filter({ hasText: target })

/** After a restart the keys are closed: what needs them asks first, and goes on. */
async function unlock(page: Page): Promise<void> {
  const field = dialog(page).getByLabel('Парольная фраза')
  await expect(field).toBeFocused()
  await page.keyboard.type('не та фраза')
  await page.keyboard.press('Enter')
  await expect(dialog(page).locator('.app-field__error')).toBeVisible()
  await lookAt(page, 'servers-unlock')
  await field.fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toHaveCount(0)
}

/** The authority is told; the line stands still on the way: progress, stop, and on from there. */
async function heldLine(page: Page): Promise<void> {
  const { ca, server, line } = scene
  await openTargets(page)
  await dialog(page)
    .getByRole('row', { name: /Сервер области/ })
    .getByRole('button', { name: 'Изменить' })
    .press('Enter')
  await dialog(page).getByLabel('Сертификат центра').fill(ca)
  await lookAt(page, 'servers-https')
  const held = line.holdAfter(4 * mebibyte)
  await page.keyboard.press('Control+Enter')
  await dialog(page).getByRole('button', { name: 'Отправить сюда файл № 132' }).last().press('Enter')
  await held
  const row = uploadRow(page, 132, 'Сервер области')
  // More than the file's part that passed is on its way in the system's buffers, and less than the whole.
  await expect(row).toContainText(/(^|\D)(\d|1\d),\d МБ из 24,0/)
  await lookAt(page, 'servers-progress')
  await row.getByRole('button', { name: 'Остановить' }).press('Enter')
  await expect(row).toContainText('остановлен')
  await expect(row.getByRole('button', { name: 'Отправить сейчас' })).toBeFocused()
  await lookAt(page, 'servers-stopped')
  await row.getByRole('button', { name: 'Отправить сейчас' }).press('Enter')
  await expect(detail(page, 132).getByText('ждёт квитанции')).toBeVisible()
  const made = await callInWindow(page, 'exports.list', {})
  expect(await server.hashes()).toContain(made.rows[0]?.fileHash)
}

/** The pinned key is another than the server's; then the line breaks, and the queue goes on by itself while the list is looked at. */
async function sftpOverCutLine(page: Page): Promise<string> {
  const sshd = await startSshd({ atEnd: later })
  const line = await cutLine(sshd.port, later)
  await openTargets(page)
  await dialog(page).getByRole('button', { name: 'Добавить' }).press('Enter')
  await dialog(page).getByLabel('Название').fill('SFTP области')
  await dialog(page).getByLabel('Способ').selectOption({ label: 'SFTP' })
  await dialog(page).locator('[data-field="settings.host"] input').fill('127.0.0.1')
  await dialog(page).getByLabel('Порт').fill(String(line.port))
  await dialog(page).getByLabel('Пользователь').fill(sshd.user)
  await dialog(page).getByLabel('Папка на сервере').fill(sshd.folder)
  await dialog(page).getByLabel('Отпечаток ключа сервера').fill('SHA256:короткий')
  await dialog(page).getByLabel('Пароль или закрытый ключ').fill(sshd.key)
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page)).toContainText('пишется так: SHA256: и 43 знака')
  await expect(dialog(page).getByLabel('Отпечаток ключа сервера')).toBeFocused()
  await lookAt(page, 'servers-sftp')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(`SHA256:${'k'.repeat(43)}`)
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByRole('row', { name: /SFTP области/ })).toContainText('SHA256:kkk')
  await lookAt(page, 'servers-targets')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)

  await toTheOldest(page)
  await page.keyboard.press('F9')
  const row = uploadRow(page, 1, 'SFTP области')
  await expect(row).toContainText('Ключ сервера не тот')
  await expect(row.locator('.upload-row__error')).toBeInViewport({ ratio: 1 })
  await lookAt(page, 'servers-host-key')
  expect(await readdir(sshd.folder)).toEqual([])
  await openTargets(page)
  const place = dialog(page).getByRole('row', { name: /SFTP области/ })
  await place.getByRole('button', { name: 'Изменить' }).press('Enter')
  await dialog(page).getByLabel('Отпечаток ключа сервера').fill(sshd.fingerprint)
  await expect(dialog(page)).toContainText('введите пароль или ключ заново')
  const key = { name: 'id_ed25519', mimeType: 'application/octet-stream', buffer: Buffer.from(sshd.key) }
  await dialog(page).locator('input[type=file]').setInputFiles(key)
  await expect(dialog(page)).toContainText('Ключ взят из файла id_ed25519.')
  await page.keyboard.press('Control+Enter')
  await expect(place).toContainText(sshd.fingerprint)
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)

  line.cutAfter(3000)
  await row.getByRole('button', { name: 'Отправить сейчас' }).press('Enter')
  await expect(row).toContainText('оборвалась')
  await grid(page).focus()
  const top = await grid(page).evaluate((element) => element.scrollTop)
  expect(top).toBeGreaterThan(1000)
  await lookAt(page, 'servers-cut')
  // The queue tries again by itself; the window looks until it is there.
  await expect(row).toContainText('отправлен')
  await expect(row.locator('.upload-row__error')).toHaveCount(0)
  await expect(grid(page)).toBeFocused()
  await expect(grid(page).getByRole('row', { selected: true })).toContainText('апрель 2020')
  await expect.poll(() => grid(page).evaluate((element) => element.scrollTop)).toBe(top)
  return sshd.folder
}

/** Down to the first file, past the first hundred. */
async function toTheOldest(page: Page): Promise<void> {
  await grid(page).focus()
  await page.keyboard.press('End')
  await expect(page.getByText('Показано строк: 132')).toBeVisible()
  await page.keyboard.press('End')
  await expect(detail(page, 1)).toBeVisible()
}

/** A receipt on a stick; first a file that is none. */
async function receiptFromFile(page: Page, region: OtherOffice, folder: string): Promise<void> {
  const { loaded, refused } = await region.call('region.receive', { path: folder })
  expect([loaded, refused]).toEqual([1, 0])
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.receipt'))
  const input = page.locator('input[type=file][accept^=".receipt"]')
  await input.setInputFiles({
    ...{
      name: 'квитанция.receipt',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('не квитанция')
    }
  })
  await expect(page.locator('.error-notice')).toBeVisible()
  await lookAt(page, 'servers-receipt-wrong')
  await input.setInputFiles(join(folder, names[0] ?? ''))
  await expect(page.getByText('Квитанция подошла: файл № 1 принят.')).toBeVisible()
  await expect(detail(page, 1)).toContainText('Область приняла')
  await page.evaluate(() => document.documentElement.classList.add('dark'))
  await lookAt(page, 'servers-receipt-dark')
  await openScreen(page, '/today')
  await expect(page.getByRole('region', { name: 'Файлы для области' })).toBeVisible()
  await lookAt(page, 'today-files-dark')
}
