import { expect, test, type Page } from '@playwright/test'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible } from '../support/axe'
import { startWindow, type RunningWindow } from '../support/window'
import { callInWindow, openScreen, windowPassword } from '../support/window-office'
import { fitSmallest } from './clerk-desk'
import { openOther, type OtherOffice } from './other-office'
import { lookAt } from './quarter-end-desk'

const passphrase = 'тау басында қар жатыр'
const dialog = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('gridcell') })

/** Where the system's own dialog puts the next file. */
async function saveAt({ app }: RunningWindow, path: string): Promise<void> {
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
}

test('a regional center: set up, a district trusted and told what is wanted, a good and a damaged file, the extract', async () => {
  test.setTimeout(300_000)
  const district = await openOther(test.info().outputPath('district'), 'district')
  const running = await startWindow()
  await fitSmallest(running)
  await setUpRegion(running.page)
  await trustDistrict(running.page, district)
  await issueProfile(running, district)
  const inbox = await filledInbox(district)
  await receiveFolder(running.page, inbox)
  await lookRound(running)
  expect(running.problems).toEqual([])
  await running.close()
  await district.close()
})

/** The first run: the region is chosen from the classifier, and only what a center has is in the rail. */
async function setUpRegion(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'РУС' }).click()
  await lookAt(page, 'setup-choice')
  await page.locator('[data-choice=region]').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Областной центр')
  const field = (name: string) => page.locator(`[data-field="office.${name}"] :is(input, select)`)
  await field('nameKk').fill('ШҚО жұмыспен қамту басқармасы')
  await field('nameRu').fill('Управление занятости ВКО')
  await field('addressKk').fill('Өскемен қаласы')
  await field('addressRu').fill('город Усть-Каменогорск')
  await field('headNameKk').fill('Б. С. Омаров')
  await field('headNameRu').fill('Б. С. Омаров')
  await field('kato').selectOption({ label: 'Восточно-Казахстанская область · 630000000' })
  await field('phone').fill('+7 7232 20-00-00')
  await page.locator('[data-field="administrator.name"] input').fill('Жумабаев Ержан')
  await page.locator('[data-field="administrator.password"] input').fill(windowPassword)
  await page.locator('[data-field="again"] input').fill(windowPassword)
  await lookAt(page, 'setup-region')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Не сдали 13' })).toBeVisible()
  await expect(page.locator('.side-rail__item')).toHaveText(['Обмен', 'Отчёты', 'Калькулятор', 'Настройки'])
  await lookAt(page, 'region-empty')
  await openScreen(page, '/settings')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Настройки')
  await lookAt(page, 'region-program-settings')
}

async function trustDistrict(page: Page, district: OtherOffice): Promise<void> {
  await callInWindow(page, 'keys.create', { passphrase })
  await openScreen(page, '/exchange/keys')
  await expect(page.getByRole('heading', { name: 'Отпечаток' })).toBeVisible()
  await page.keyboard.press('F3')
  await dialog(page).getByLabel('Карточка другой стороны').fill(district.card)
  await page.keyboard.press('Control+Enter')
  await dialog(page).getByLabel('Что прочли по телефону').fill(district.spoken)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Отпечаток сверен: этому ключу доверяют.')).toBeVisible()
}

/** What the region wants, as a file that only the district can read. */
async function issueProfile(running: RunningWindow, district: OtherOffice): Promise<void> {
  const { page } = running
  const path = test.info().outputPath('profile.komek')
  await saveAt(running, path)
  await openScreen(page, '/exchange/region?part=settings')
  await page.getByLabel('Срок после периода').fill('15')
  await lookAt(page, 'region-settings')
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Настройки приёма сохранены.')).toBeVisible()
  await openScreen(page, '/exchange/region')
  await page.getByRole('searchbox').fill('зайсан')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).not.toContainText('ключ не сверен')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('файлов ещё не было')).toBeVisible()
  await lookAt(page, 'region-district')
  await dialog(page).getByRole('button', { name: 'Файл настроек району' }).click()
  await expect(dialog(page).getByText('Файл настроек сохранён')).toBeVisible()
  await page.keyboard.press('Escape')
  const { card, fingerprint } = await callInWindow(page, 'keys.publish', {})
  await district.call('keys.trust', { card, fingerprint })
  const content = await readFile(path, 'base64')
  await district.call('exports.saveProfile', { content })
}

/** A folder with a district's file, and another of it that was spoilt on the way. */
async function filledInbox(district: OtherOffice): Promise<string> {
  const inbox = test.info().outputPath('inbox')
  await mkdir(inbox)
  for (const period of ['2026-08', '2026-09']) {
    const { path, fileName } = await district.call('exports.build', { period })
    const bytes = await readFile(path)
    // A single byte of the second one's payload.
    if (period === '2026-09') bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
    await writeFile(join(inbox, fileName), bytes)
  }
  return inbox
}

async function receiveFolder(page: Page, inbox: string): Promise<void> {
  await page.keyboard.press('F2')
  await dialog(page).getByLabel('Папка с файлами районов').fill(inbox)
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('Загружено: 1, уже были: 0, отклонено: 1.')).toBeVisible()
  await expect(dialog(page).getByText('Файл повреждён')).toBeVisible()
  await lookAt(page, 'region-received')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  const left = await readdir(inbox, { recursive: true })
  expect(left.filter((name) => name.endsWith('.receipt')).length).toBe(2)
}

/** Every part of the center with something in it, and the extract on the disk. */
async function lookRound(running: RunningWindow): Promise<void> {
  const { page } = running
  await expect(rows(page)).toContainText('август 2026')
  await lookAt(page, 'region-districts')
  await openScreen(page, '/exchange/region?part=packages')
  await expect(rows(page)).toHaveCount(2)
  await lookAt(page, 'region-packages')
  await page.getByRole('button', { name: 'отклонён' }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('Из этого файла ничего не загружено')).toBeVisible()
  await lookAt(page, 'region-package-refused')
  await page.keyboard.press('Escape')
  await openScreen(page, '/exchange/region?part=doubles')
  await expect(page.getByText('Двойной помощи не найдено')).toBeVisible()
  await lookAt(page, 'region-doubles-empty')
  await openScreen(page, '/exchange/region')
  const path = test.info().outputPath('extract.zip')
  await saveAt(running, path)
  await page.keyboard.press('F8')
  await expectAccessible(page)
  await lookAt(page, 'region-extract')
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('Сохранено: ')).toBeVisible()
  expect((await stat(path)).size).toBeGreaterThan(100)
  await page.keyboard.press('Escape')
  await serveAndStop(page)
}

/** The receiving server: started, its address on the screen, stopped. */
async function serveAndStop(page: Page): Promise<void> {
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('F9')
  await dialog(page).getByLabel('Порт').fill('0')
  await lookAt(page, 'region-serve')
  await page.keyboard.press('Enter')
  await expect(page.locator('.server-line__url')).toContainText('http://127.0.0.1:')
  await page.evaluate(() => document.documentElement.classList.add('dark'))
  await lookAt(page, 'region-serving-dark')
  await page.getByRole('button', { name: 'Остановить' }).click()
  await expect(page.getByText('остановлен', { exact: true })).toBeVisible()
}
