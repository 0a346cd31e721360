import { expect, test, type Page } from '@playwright/test'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import type { RunningWindow } from '../support/window'
import {
  callInWindow,
  openScreen,
  proposeInWindow,
  startOfficeWindow,
  signInWindow
} from '../support/window-office'

const lastNames = [
  'Нұрғалиева',
  'Иванова',
  'Әбдірахманова',
  'Ким',
  'Жұмабекова',
  'Сидорова',
  'Төлегенова',
  'Шмидт',
  'Қасымова',
  'Ахметова'
]

/** An office with ten decisions, eight assigning and two refusing, none of them printed; the clerk at the letters' desk. */
async function officeWithLetters(): Promise<RunningWindow> {
  const running = await startOfficeWindow(['clerk', 'reviewer', 'manager'])
  const { app, page } = running
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 708))
  await callInWindow(page, 'parameters.set', {
    name: 'poverty-line',
    value: '14849',
    quarter: '2018-Q1',
    region: '63',
    act: 'Сведения управления области'
  })
  await callInWindow(page, 'accounts.signIn', { login: 'clerk', password: 'көмек-2026!' })
  const ids: number[] = []
  for (const [index, lastName] of lastNames.entries()) {
    const family = {
      lastName,
      firstName: 'Айнұр',
      bornOn: `198${index}-03-15`,
      children: ['2012-04-01'],
      appliedOn: '2018-02-05'
    }
    ids.push(
      await proposeInWindow(page, { ...family, wages: index % 5 === 4 ? '200000.00' : '30000.00' }, index + 1)
    )
  }
  await callInWindow(page, 'accounts.signIn', { login: 'reviewer', password: 'көмек-2026!' })
  for (const id of ids) await callInWindow(page, 'cases.approve', { id })
  await signInWindow(page, 'clerk')
  await openScreen(page, '/letters')
  await expect(page.getByRole('row')).toHaveCount(11)
  return running
}

const firstSheet = (page: Page) => page.locator('.pdf-page[data-drawn=true]').first()

/** Ink on the preview's first sheet: how many of its pixels are dark. */
const inkOf = (page: Page) =>
  firstSheet(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: []
      }
      let dark = 0
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1
      return dark
    })

test('the preview is the PDF: drawn sharp, its text selectable, pages and zoom by keyboard', async () => {
  const { page, problems, close } = await officeWithLetters()
  await firstSheet(page).waitFor()
  await expect.poll(() => inkOf(page)).toBeGreaterThan(2000)
  await expect(firstSheet(page)).toContainText('Ахметова Айнұр')
  await expect(page.getByText(/Страница 1 из \d/)).toBeVisible()
  const wide = await firstSheet(page).evaluate((sheet) => sheet.clientWidth)
  await page
    .getByRole('region', { name: /Письмо по решению/ })
    .last()
    .focus()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect.poll(() => firstSheet(page).evaluate((sheet) => sheet.clientWidth)).toBeGreaterThan(wide)
  await page.keyboard.press('0')
  await expect.poll(() => firstSheet(page).evaluate((sheet) => sheet.clientWidth)).toBe(wide)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  expect(problems).toEqual([])
  await close()
})

test('a batch of ten by keyboard: one job, one PDF, nothing left to print; reprinting says copy 2 before and logs it', async () => {
  const { app, page, dataFolder, problems, close } = await officeWithLetters()
  await page.keyboard.press('Control+A')
  await expect(page.getByRole('button', { name: /Печатать 10 писем/ })).toBeEnabled()
  await page.keyboard.press('F9')
  await expect(page.getByText(/Готово: 10 писем, \d+ страниц/)).toBeVisible()
  await expect(page.getByText('Печатать нечего')).toBeVisible()
  await expectAccessible(page)

  // What opens in the system's viewer is the file of the job.
  await app.evaluate(({ shell }) => {
    shell.openPath = (path) => {
      process.env['OPENED_BY_TEST'] = path
      return Promise.resolve('')
    }
  })
  await expect(page.getByRole('button', { name: 'Открыть для печати' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Файл открыт в программе просмотра', { exact: false })).toBeVisible()
  const opened = await app.evaluate(() => process.env['OPENED_BY_TEST'] ?? '')
  expect((await readFile(opened)).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await readdir(join(dataFolder, 'letters'))).toHaveLength(1)

  await page.getByRole('button', { name: 'Напечатанные' }).click()
  await expect(page.getByRole('row')).toHaveCount(11)
  await expect(page.getByText(/следующий экземпляр выйдет с пометкой «копия 2»/)).toBeVisible()
  await expect(firstSheet(page)).toContainText('КОПИЯ 2', { ignoreCase: true })
  await page.keyboard.press('F9')
  await expect(page.getByRole('dialog')).toContainText(/копия 2/)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Готово: 1 письмо/)).toBeVisible()
  await page.getByRole('button', { name: /Журнал печати/ }).click()
  await expect(page.getByText('подлинник')).toBeVisible()
  await expect(page.getByText('копия 2', { exact: true })).toBeVisible()
  await expectAccessible(page)
  expect(problems).toEqual([])
  await close()
})

test('a stopped job counts nothing and leaves no file', async () => {
  const { page, dataFolder, close } = await officeWithLetters()
  // Pressed by the page itself the moment it is there: ten letters are drawn faster than a test can click.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const stop = document.querySelector<HTMLButtonElement>('.job-progress button')
      if (stop === null) return
      observer.disconnect()
      stop.click()
    }).observe(document.body, { childList: true, subtree: true })
  })
  await page.keyboard.press('Control+A')
  await page.keyboard.press('F9')
  await expect(page.getByText('Печать остановлена. Ни одно письмо не отмечено напечатанным.')).toBeVisible()
  await expectAccessible(page)
  const { rows, waiting } = await callInWindow(page, 'letters.list', {})
  expect([rows.length, waiting]).toEqual([10, 10])
  expect(await readdir(join(dataFolder, 'letters')).catch(() => [])).toEqual([])
  await close()
})

test('who only watches sees letters and prints none; in Kazakh', async () => {
  const { page, close } = await officeWithLetters()
  await signInWindow(page, 'manager', 'kk')
  await openScreen(page, '/letters')
  await expect(page.getByText('Хаттарды мамандар, тексерушілер және басшы басып шығарады.')).toBeVisible()
  await expect(page.getByRole('button', { name: /басып шығару/i }).first()).toBeDisabled()
  await firstSheet(page).waitFor()
  await expectAccessible(page)
  await close()
})
