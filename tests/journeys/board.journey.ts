import { expect, test, type Page } from '@playwright/test'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { distributionOffice } from './distribution-desk'
import { picture } from './clerk-desk'
import { handOutOffice, type HandOutOffice } from './hand-out-desk'

/** Twenty masks go out in Глубокое, one of them comes back, and three in Белоусовка. */
async function officeAtWork(): Promise<HandOutOffice> {
  const office = await handOutOffice({ login: 'manager' })
  const { page, round, desk } = office
  const handOut = async (lines: HandOutOffice['glubokoe'], placeId: number): Promise<void> => {
    for (const { number } of lines)
      await callInWindow(page, 'rounds.handOut', { roundId: round.id, placeId, numbers: [number] })
  }
  const [back] = office.glubokoe
  await handOut(office.glubokoe.slice(0, 20), desk.places.glubokoe.id)
  await handOut(office.belousovka.slice(0, 3), desk.places.belousovka.id)
  await callInWindow(page, 'rounds.giveBack', {
    roundId: round.id,
    number: back?.number ?? '',
    spoiled: false,
    reason: 'не подошло'
  })
  return office
}

const figure = (page: Page, key: string) => page.locator(`[data-figure=${key}] b`)
const division = (page: Page) => page.locator('[data-part=division]')
const rowOf = (page: Page, name: string | RegExp) => division(page).getByRole('row', { name })

/** Pixels of the chart that are not the ground's. */
const inkOf = (page: Page) =>
  division(page)
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      let painted = 0
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) painted += 1
      return painted
    })

async function expectFigures(page: Page): Promise<void> {
  await expect(figure(page, 'planned')).toHaveText('66')
  await expect(figure(page, 'reserved')).toHaveText('43')
  await expect(figure(page, 'handedOut')).toHaveText('22')
  await expect(figure(page, 'returned')).toHaveText('1')
  await expect(figure(page, 'left')).toHaveText('43')
}

test('the figures by village, point, category and day, with charts; one round; nothing against the policy', async () => {
  const office = await officeAtWork()
  const { page, problems, close } = office
  await openScreen(page, '/distribution/board')
  await expectFigures(page)
  await expect(rowOf(page, /Белоусовка/)).toContainText(/6\s*3\s*3\s*50\s*0\s*3/)
  await expect.poll(() => inkOf(page)).toBeGreaterThan(2000)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'board-villages')
  await expect(page.getByRole('list', { name: 'Районы' }).getByRole('button')).toHaveCount(2)
  await expect(page.getByRole('list', { name: 'Районы' })).toContainText('50 %')

  await division(page).getByRole('button', { name: 'По пунктам выдачи' }).click()
  await expect(rowOf(page, /Глубокое, дом культуры/)).toContainText(/60/)
  await division(page).getByRole('button', { name: 'По категориям' }).click()
  await expect(rowOf(page, /Взрослые жители/)).toContainText(/66/)
  await division(page).getByRole('button', { name: 'По дням' }).click()
  await expect(division(page).getByRole('row').nth(1)).toContainText(/23/)
  await expect.poll(() => inkOf(page)).toBeGreaterThan(2000)
  await expectAccessible(page)
  await picture(page, 'board-days')

  await page.getByRole('link', { name: /Маски жителям/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Маски жителям')
  await expectFigures(page)
  await expectAccessible(page)
  await picture(page, 'board-round')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Сводка раздач')

  await page.getByLabel('Программа').selectOption({ label: 'продуктово-бытовой набор' })
  await expect(page.getByText('Таких раздач нет')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Сбросить' }).click()
  await expectFigures(page)
  expect(problems).toEqual([])
  await close()
})

test('the board goes into a workbook and a paper, and opens from there', async () => {
  const office = await officeAtWork()
  const { app, page, dataFolder, problems, close } = office
  await app.evaluate(({ shell }) => {
    shell.openPath = (path) => {
      process.env['OPENED_BY_TEST'] = path
      return Promise.resolve('')
    }
  })
  await openScreen(page, '/distribution/board')
  await expectFigures(page)
  for (const [key, ending, beginning] of [
    ['F8', '.xlsx', 'PK'],
    ['F9', '.pdf', '%PDF']
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByText(new RegExp(`Файл готов: .*\\${ending}`))).toBeVisible()
    await expect(page.getByRole('button', { name: 'Открыть файл' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Файл открыт.')).toBeVisible()
    const opened = await app.evaluate(() => process.env['OPENED_BY_TEST'] ?? '')
    expect(opened.endsWith(ending)).toBe(true)
    expect((await readFile(opened)).subarray(0, beginning.length).toString()).toBe(beginning)
  }
  await expectAccessible(page)
  await picture(page, 'board-exported')
  expect(await readdir(join(dataFolder, 'exports'))).toHaveLength(2)
  expect(problems).toEqual([])
  await close()
})

test('in Kazakh and in the dark', async () => {
  const office = await officeAtWork()
  const { page, problems, close } = office
  await page.evaluate(() => localStorage.setItem('komek.theme', 'dark'))
  await signInWindow(page, 'manager', 'kk')
  await openScreen(page, '/distribution/board')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Таратулардың жиынтық шолуы')
  await expectFigures(page)
  await expect.poll(() => inkOf(page)).toBeGreaterThan(2000)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'board-kk-dark')
  await page.getByRole('heading', { name: 'Беру картасы' }).scrollIntoViewIfNeeded()
  await picture(page, 'board-kk-dark-map')
  expect(problems).toEqual([])
  await close()
})

test('an office with no round says what to do', async () => {
  const { page, close } = await distributionOffice()
  await openScreen(page, '/distribution/board')
  await expect(page.getByText('Считать пока нечего')).toBeVisible()
  await expectAccessible(page)
  await openScreen(page, '/distribution/hand-out')
  await expect(page.getByText('Сейчас ничего не выдаётся')).toBeVisible()
  await expectAccessible(page)
  await close()
})
