import { expect, test, type Locator, type Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import type { RunningWindow } from '../support/window'
import { callInWindow, openScreen, startOfficeWindow, signInWindow } from '../support/window-office'
import { fitSmallest, iin, picture } from './clerk-desk'
import { openOther, type OtherOffice } from './other-office'
import { lookAt } from './quarter-end-desk'

const passphrase = 'ақ көгершін терезеде'
const month = '2020-04'
const dialog = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('gridcell') })

/** Somebody who asked about the 42 500 tenge in the month of the file. */
async function consultation(page: Page, serial: number): Promise<void> {
  const { id } = await callInWindow(page, 'people.save', {
    ...{ iin: iin('1988-02-03', 'f', serial), lastName: 'Аманова', firstName: 'Сәуле' },
    address: { kato: '634030100', text: `улица Абая, ${serial}` }
  })
  await callInWindow(page, 'consultations.save', {
    ...{ personId: id, month, ground: 'employee', consultedOn: '2020-04-20' }
  })
}

async function districtWindow(): Promise<RunningWindow> {
  const running = await startOfficeWindow(['clerk', 'head'])
  await fitSmallest(running)
  await signInWindow(running.page, 'clerk')
  await consultation(running.page, 100)
  await signInWindow(running.page, 'head')
  return running
}

test('the period’s file: keys, a card compared by telephone, made, sent past a stick that is not there, its receipt', async () => {
  test.setTimeout(300_000)
  const region = await openOther(test.info().outputPath('region'), 'region')
  const running = await districtWindow()
  const { page, problems } = running
  const stick = test.info().outputPath('stick')

  await openScreen(page, '/exchange/files')
  await expect(page.getByText('Что нужно до первого файла')).toBeVisible()
  await lookAt(page, 'exchange-start')
  await keysByKeyboard(page, region)
  await profileAndTarget(page, region, stick)
  await makeAndSend(page, stick)
  await receiptComes(page, region, stick)
  await correct(page)
  expect(problems).toEqual([])
  await running.close()
  await region.close()
})

/** The own keys; the region's card, its fingerprint first read out wrong. */
async function keysByKeyboard(page: Page, region: OtherOffice): Promise<void> {
  await openScreen(page, '/exchange/keys')
  await expect(page.getByText('Ключей ещё нет')).toBeVisible()
  await page.keyboard.press('F2')
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Tab')
  await page.keyboard.type('другая фраза')
  await expect(dialog(page)).toContainText('Пароли не совпадают')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(passphrase)
  await lookAt(page, 'keys-make')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Ключи сделаны.')).toBeVisible()

  await page.keyboard.press('F3')
  await dialog(page).getByLabel('Карточка другой стороны').fill(region.card)
  await page.keyboard.press('Control+Enter')
  const readOut = dialog(page).getByLabel('Что прочли по телефону')
  await expect(readOut).toBeFocused()
  const wrong = `${region.spoken[0] === '9' ? '8' : '9'}${region.spoken.slice(1)}`
  await page.keyboard.type(wrong)
  await expect(dialog(page)).toContainText('Группа 1 другая')
  await expect(dialog(page).getByRole('button', { name: 'Доверять этому ключу' })).toBeDisabled()
  await lookAt(page, 'keys-compare-wrong')
  await readOut.fill(region.spoken)
  await expect(dialog(page)).toContainText('Все 12 групп совпали.')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Отпечаток сверен: этому ключу доверяют.')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Карточка ключа в виде QR-кода' })).toBeVisible()
  await lookAt(page, 'keys')
}

/** The region's settings from its file, and a stick that is not plugged in yet. */
async function profileAndTarget(page: Page, region: OtherOffice, stick: string): Promise<void> {
  const { card, fingerprint } = await callInWindow(page, 'keys.publish', {})
  const { party } = await region.call('keys.trust', { card, fingerprint })
  const profile = await region.call('region.profile', { office: party.kato })
  await openScreen(page, '/exchange/files')
  await page
    .getByRole('region', { name: 'Что нужно до первого файла' })
    .locator('input[type=file]')
    .setInputFiles({
      name: profile.fileName,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(profile.content, 'base64')
    })
  await expect(page.getByText('Настройки области приняты.')).toBeVisible()
  await page.getByRole('button', { name: 'Куда отправлять' }).click()
  await dialog(page).getByLabel('Название').fill('Флешка курьера')
  await dialog(page).getByLabel('Папка').fill(stick)
  await lookAt(page, 'exchange-target')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page).getByRole('cell', { name: 'Флешка курьера' })).toBeVisible()
  await lookAt(page, 'exchange-targets')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}

/** Looked at before it is made; sent in vain, and again when the stick is there. */
async function makeAndSend(page: Page, stick: string): Promise<void> {
  await page.keyboard.press('F2')
  await dialog(page).getByLabel('Период').fill('04.2020')
  await expect(dialog(page).getByRole('row', { name: /Услуги/ })).toContainText('1')
  await lookAt(page, 'exchange-make')
  await expect(dialog(page).getByRole('button', { name: 'Сделать файл' })).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Файл № 1 сделан.')).toBeVisible()
  await lookAt(page, 'exchange-made')
  await page.keyboard.press('F9')
  const detail = page.getByRole('region', { name: 'Файл № 1' })
  await expect(detail.getByText('ждёт связи').first()).toBeVisible()
  await expect(detail.locator('.upload-row__error')).toBeVisible()
  await lookAt(page, 'exchange-line-down')
  await mkdir(stick)
  await detail.getByRole('button', { name: 'Отправить сейчас' }).click()
  await expect(rows(page).first()).toContainText('ждёт квитанции')
  await lookAt(page, 'exchange-sent')
}

async function receiptComes(page: Page, region: OtherOffice, stick: string): Promise<void> {
  const { loaded, refused } = await region.call('region.receive', { path: stick })
  expect([loaded, refused]).toEqual([1, 0])
  await page.keyboard.press('F5')
  await expect(rows(page).first()).toContainText('принят')
  await lookAt(page, 'exchange-accepted')
}

/** Enter comes before the program has looked: all of it happens before any answer can. */
async function typeAndEnterAtOnce(field: Locator, month: string): Promise<void> {
  await field.evaluate(async (input: HTMLInputElement, text) => {
    input.value = text
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await Promise.resolve()
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  }, month)
}

/** A month that has changed since goes as a correction that says what changed; the file reads back as it was signed. */
async function correct(page: Page): Promise<void> {
  await signInWindow(page, 'clerk')
  await consultation(page, 300)
  await signInWindow(page, 'head')
  await openScreen(page, '/exchange/files')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('F2')
  await typeAndEnterAtOnce(dialog(page).getByLabel('Период'), '04.2020')
  await expect(dialog(page).getByText('Чтобы сделать его, нажмите Enter ещё раз.')).toBeVisible()
  await expect(dialog(page).getByText('новый станет его исправлением')).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Сделать исправление' })).toBeFocused()
  await lookAt(page, 'exchange-correct')
  const button = dialog(page).getByRole('button', { name: 'Сделать исправление' })
  await expect(button).toBeEnabled()
  await button.press('Enter')
  await expect(page.getByText('Файл № 2 сделан.')).toBeVisible()
  await page.keyboard.press('F6')
  await expect(page.getByText('Файл цел')).toBeVisible()
  await page.evaluate(() => document.documentElement.classList.add('dark'))
  await lookAt(page, 'exchange-corrected-dark')
  await openScreen(page, '/exchange/keys')
  await expect(page.getByText('Отпечаток', { exact: true })).toBeVisible()
  await lookAt(page, 'keys-dark')
  // The system's own dialog of printing would hold the window; the sheet stays as long as it is not over.
  await page.evaluate(() => (window.print = () => undefined))
  await page.getByRole('button', { name: 'Напечатать лист' }).click()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: 'Карточка ключа' })).toBeVisible()
  await picture(page, 'keys-print')
}
