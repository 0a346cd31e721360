import { expect, test, type Page } from '@playwright/test'
import { startWindow, type RunningWindow } from '../support/window'
import { callInWindow, openScreen, signInWindow, startOfficeWindow } from '../support/window-office'
import { fitSmallest } from './clerk-desk'
import { openOther } from './other-office'
import { lookAt } from './quarter-end-desk'

const passphrase = 'төрт түлік мал'
const safe = 'сейфтегі бөлек сөйлем'
const dialog = (page: Page) => page.getByRole('dialog')
const fieldError = (page: Page) => dialog(page).locator('.app-field__error')

/** Opens one of the window's offices on the keys, by keyboard from there on. */
async function openKeys(running: RunningWindow): Promise<Page> {
  await fitSmallest(running)
  await signInWindow(running.page, 'head')
  await openScreen(running.page, '/exchange/keys')
  return running.page
}

async function menu(page: Page, item: string): Promise<void> {
  const own = page.getByRole('region', { name: 'Наши ключи' })
  await own.getByRole('button', { name: 'Ещё' }).press('Enter')
  await page.getByRole('menuitem', { name: item }).press('Enter')
  await expect(dialog(page)).toBeVisible()
}

test('keys: a copy into the safe, new ones in their place, one no longer believed, closed after a restart, back from the copy', async () => {
  test.setTimeout(300_000)
  const dataFolder = test.info().outputPath('office')
  const copy = test.info().outputPath('keys.age')
  const region = await openOther(test.info().outputPath('region'), 'region')
  const first = await startOfficeWindow(['head'], { dataFolder })
  const page = await openKeys(first)
  await callInWindow(page, 'keys.create', { passphrase })
  const { fingerprint } = await callInWindow(page, 'keys.publish', {})
  await callInWindow(page, 'keys.trust', { card: region.card, fingerprint: region.spoken })
  await page.keyboard.press('F5')
  await expect(page.getByRole('img', { name: 'Карточка ключа в виде QR-кода' })).toBeVisible()
  await backUp(first, copy)
  await rotate(page)
  await revoke(page)
  expect(first.problems).toEqual([])
  await first.close()
  await region.close()

  const second = await startWindow({ dataFolder })
  await unlockAfterRestart(await openKeys(second))
  expect(second.problems).toEqual([])
  await second.close()

  const third = await startOfficeWindow(['head'])
  const anew = await openKeys(third)
  await restore(anew, copy)
  expect((await callInWindow(anew, 'keys.publish', {})).fingerprint).toBe(fingerprint)
  expect(third.problems).toEqual([])
  await third.close()
})

async function backUp({ app, page }: RunningWindow, path: string): Promise<void> {
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await menu(page, 'Копия ключей в сейф')
  await page.keyboard.type('коротко')
  await page.keyboard.press('Tab')
  await page.keyboard.type('коротка')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toContainText('Пароли не совпадают')
  await expect(dialog(page)).toContainText('Пароль короче 8 знаков')
  await lookAt(page, 'keys-backup')
  await dialog(page).getByLabel('Парольная фраза').first().fill(safe)
  await dialog(page).getByLabel('Парольная фраза ещё раз').fill(safe)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Копия ключей сохранена.')).toBeVisible()
}

/** The new pair is closed by the passphrase that closes the former one, so that one has to be right. */
async function rotate(page: Page): Promise<void> {
  await menu(page, 'Сменить ключи')
  await expect(dialog(page).getByLabel('Нынешняя парольная фраза')).toBeFocused()
  await page.keyboard.type('не та фраза')
  await page.keyboard.press('Enter')
  await expect(fieldError(page)).toBeVisible()
  await expect(dialog(page).getByLabel('Нынешняя парольная фраза')).toBeFocused()
  await lookAt(page, 'keys-rotate')
  await dialog(page).getByLabel('Нынешняя парольная фраза').fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ключи сменены.')).toBeVisible()
  await expect(page.getByText('Прежние ключи: 1')).toBeVisible()
  await lookAt(page, 'keys-rotated')
}

async function revoke(page: Page): Promise<void> {
  const card = page.getByRole('listitem').filter({ hasText: 'Управление занятости ВКО' })
  await card.getByRole('button', { name: 'Ещё' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Больше не доверять' }).press('Enter')
  await expect(dialog(page).getByLabel('Причина')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(fieldError(page)).toBeVisible()
  await page.keyboard.type('ноутбук с ключами украли')
  await lookAt(page, 'keys-revoke')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Этому ключу больше не доверяют.')).toBeVisible()
  await expect(page.getByText('отозван', { exact: true })).toBeVisible()
  await page.evaluate(() => document.documentElement.classList.add('dark'))
  await lookAt(page, 'keys-revoked-dark')
}

async function unlockAfterRestart(page: Page): Promise<void> {
  await expect(page.getByText('Ключи закрыты парольной фразой')).toBeVisible()
  await lookAt(page, 'keys-closed')
  await page.getByRole('button', { name: 'Открыть ключи' }).press('Enter')
  await expect(dialog(page).getByLabel('Парольная фраза')).toBeFocused()
  await page.keyboard.type(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ключи открыты до закрытия программы.')).toBeVisible()
  await expect(page.getByText('открыты', { exact: true })).toBeVisible()
}

/** A new computer: the file of the safe and its own passphrase. */
async function restore(page: Page, copy: string): Promise<void> {
  await page.getByRole('button', { name: 'Вернуть ключи из копии' }).press('Enter')
  await dialog(page).getByLabel('Парольная фраза этого файла').fill('не та фраза')
  await page.keyboard.press('Enter')
  await expect(fieldError(page)).toBeVisible()
  await lookAt(page, 'keys-restore-no-file')
  await dialog(page).locator('input[type=file]').setInputFiles(copy)
  await expect(dialog(page)).toContainText('keys.age')
  await dialog(page).getByLabel('Парольная фраза этого файла').press('Enter')
  await expect(fieldError(page)).toHaveCount(1)
  await expect(dialog(page).getByLabel('Парольная фраза этого файла')).toBeFocused()
  await lookAt(page, 'keys-restore')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(safe)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ключи возвращены из копии.')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Карточка ключа в виде QR-кода' })).toBeVisible()
  await lookAt(page, 'keys-restored')
}
