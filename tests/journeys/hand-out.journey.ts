import { expect, test, type Page } from '@playwright/test'
import { formatDate } from '@shared/domain/format'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { picture } from './clerk-desk'
import { handOutOffice, type HandOutOffice } from './hand-out-desk'

/** The desk of Глубокое: round and point are chosen by keyboard, as on the first day. */
async function sitDown(page: Page): Promise<void> {
  await openScreen(page, '/distribution/hand-out')
  const point = page.getByLabel('Пункт выдачи')
  await expect(page.getByRole('combobox', { name: /^Раздача/ })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(point).toBeFocused()
  const chosen = () => point.evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text)
  for (let tries = 0; (await chosen()) !== 'Глубокое, дом культуры' && tries < 2; tries += 1)
    await page.keyboard.press('ArrowDown')
  expect(await chosen()).toBe('Глубокое, дом культуры')
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
}

const field = (page: Page) => page.getByLabel('Номер строки ведомости')
const answer = (page: Page) => page.locator('[data-answer]')
const left = (page: Page) => page.locator('[data-count=left] b')
const onHand = (page: Page) => page.locator('[data-count=on-hand] b')
const doneCount = (page: Page) => page.locator('[data-count=done]')

/** As a scanner in keyboard mode does: the digits at once, and Enter. */
async function scan(page: Page, number: string): Promise<void> {
  await page.keyboard.insertText(number.replace(/-/g, ''))
  await page.keyboard.press('Enter')
}

/** Enter as a person presses it: one that follows a scan faster than anybody can look is the scanner's own. */
async function sayYes(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(answer(page)).toContainText('Выдано', { timeout: 200 })
  }).toPass()
}

function lineAt(lines: HandOutOffice['glubokoe'], index: number): HandOutOffice['glubokoe'][number] {
  const line = lines[index]
  if (line === undefined) throw new Error(`no line ${index}`)
  return line
}

const strangers = ({ glubokoe, family }: HandOutOffice) => glubokoe.filter((line) => !family.includes(line))

/** Another number with the same digits but the last. */
function wrongDigit(number: string): string {
  return number.slice(0, -1) + String((Number(number.slice(-1)) + 1) % 10)
}

test('by keyboard alone: show, hand out, fifty scans faster than two a second, double, wrong digits, wrong point, undo', async () => {
  const office = await handOutOffice()
  const { page, problems, close } = office
  const lines = strangers(office)
  await sitDown(page)
  await expect(left(page)).toHaveText('60')
  await expect(onHand(page)).toHaveText('60')
  await expectAccessible(page)

  const first = lineAt(lines, 0)
  await scan(page, first.number)
  await expect(page.locator('[data-name]')).toHaveText(first.fullName)
  await expect(answer(page)).toContainText('К выдаче')
  await picture(page, 'hand-out-shown')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText(`Выдано. ${first.fullName}`)
  await expect(left(page)).toHaveText('59')
  await expect(onHand(page)).toHaveText('59')

  await scan(page, first.number)
  await expect(answer(page)).toContainText(
    /Уже выдано\. \d\d\.\d\d\.\d{4} \d\d:\d\d, Глубокое, дом культуры\. Выдал\(а\): Ким Виктор/
  )
  await picture(page, 'hand-out-double')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(doneCount(page)).toHaveText('1')

  await scan(page, wrongDigit(lineAt(lines, 1).number))
  await expect(answer(page)).toContainText('Не выдано')
  await expect(page.locator('.answer')).toContainText(/контрольн/i)
  await scan(page, lineAt(office.belousovka, 0).number)
  await expect(answer(page)).toContainText('Белоусовка, школа')
  await picture(page, 'hand-out-wrong-point')

  // A scanner that ends with two line ends only shows; another scanned after it leaves the first as not handed out.
  await page.keyboard.insertText(lineAt(lines, 1).number)
  await field(page).evaluate((element) => {
    for (const end of ['CR', 'LF'])
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: end, bubbles: true }))
  })
  await expect(page.locator('[data-name]')).toHaveText(lineAt(lines, 1).fullName)
  await scan(page, lineAt(lines, 2).number)
  await expect(page.locator('[data-name]')).toHaveText(lineAt(lines, 2).fullName)
  await expect(page.locator('.done__row').first()).toContainText('показано, не выдано')
  await page.keyboard.press('Escape')

  await page.keyboard.press('F9')
  const fifty = lines.slice(1, 51)
  expect(fifty).toHaveLength(50)
  const startedAt = Date.now()
  for (const { number } of fifty) await scan(page, number)
  await expect(doneCount(page)).toHaveText('51')
  const seconds = (Date.now() - startedAt) / 1000
  console.log(`50 lines in ${seconds.toFixed(1)} s, ${(50 / seconds).toFixed(1)} a second`)
  expect(50 / seconds).toBeGreaterThan(2)
  await expect(left(page)).toHaveText('9')
  await expect(onHand(page)).toHaveText('9')
  await expect(field(page)).toBeFocused()
  await picture(page, 'hand-out-fifty')

  const last = lineAt(fifty, 49)
  await page.keyboard.press('F8')
  await expect(answer(page)).toContainText(`Выдача отменена. ${last.fullName}`)
  await expect(left(page)).toHaveText('10')
  await expect(onHand(page)).toHaveText('10')
  await scan(page, last.number)
  await expect(answer(page)).toContainText(`Выдано. ${last.fullName}`)

  const { rows } = await callInWindow(page, 'rounds.lines', {
    id: office.round.id,
    state: 'handed-out',
    limit: 500
  })
  expect(rows.map(({ number }) => number).sort()).toEqual(
    [first, ...fifty].map(({ number }) => number).sort()
  )
  await expectNoSidewaysScroll(page)
  expect(problems).toEqual([])
  await close()
})

test('proxy, whole family, giving back good and spoiled; the field keeps the keyboard', async () => {
  const office = await handOutOffice()
  const { page, problems, close } = office
  const lines = strangers(office)
  await sitDown(page)

  const one = lineAt(lines, 0)
  await scan(page, one.number)
  await expect(page.locator('[data-name]')).toHaveText(one.fullName)
  await page.keyboard.press('F2')
  await expect(page.getByRole('dialog')).toContainText(one.fullName)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.keyboard.type('Сейітова Гүлнар')
  await page.keyboard.press('Tab')
  await page.keyboard.type('уд. № 044112233')
  await picture(page, 'hand-out-proxy')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('по доверенности: Сейітова Гүлнар')
  await expect(field(page)).toBeFocused()
  await scan(page, one.number)
  await expect(answer(page)).toContainText('Сейітова Гүлнар, уд. № 044112233')

  const [mother] = office.family
  await scan(page, mother?.number ?? '')
  await expect(page.getByText('Семья в этой же раздаче')).toBeVisible()
  await page.keyboard.press('F3')
  await expect(page.getByRole('dialog').getByRole('checkbox')).toHaveCount(4)
  await expectAccessible(page)
  await picture(page, 'hand-out-family')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('Выданы 4 строки')
  await expect(doneCount(page)).toHaveText('5')
  await expect(left(page)).toHaveText('55')
  await expect(onHand(page)).toHaveText('55')

  await scan(page, one.number)
  await expect(answer(page)).toContainText('Уже выдано')
  await page.keyboard.press('F4')
  await expect(page.getByRole('dialog')).toContainText('Возврат')
  await expectAccessible(page)
  await page.getByLabel('Причина возврата').fill('не тот размер')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('Возвращено на склад')
  await expect(onHand(page)).toHaveText('56')
  await expect(field(page)).toBeFocused()

  await scan(page, mother?.number ?? '')
  await expect(answer(page)).toContainText('Уже выдано')
  await page.keyboard.press('F4')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('порвана')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('Возвращено и списано')
  await expect(onHand(page)).toHaveText('56')
  await expect(field(page)).toBeFocused()

  // A click beside everything, and a button that has the focus, lose no scan.
  await page.getByRole('heading', { level: 1 }).click()
  await expect(field(page)).toBeFocused()
  await page.getByRole('button', { name: 'С бумаги', exact: true }).focus()
  await page.keyboard.type(lineAt(lines, 1).number)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-name]')).toHaveText(lineAt(lines, 1).fullName)
  expect(problems).toEqual([])
  await close()
})

test('after a day on paper: preview, then ticks as a job; no number is dropped', async () => {
  const office = await handOutOffice()
  const { page, problems, close } = office
  await sitDown(page)
  const lines = strangers(office)
  await scan(page, lineAt(lines, 0).number)
  await expect(page.locator('[data-name]')).toBeVisible()
  await sayYes(page)
  await expect(doneCount(page)).toHaveText('1')
  const place = (number: string): number => Number(number.split('-')[1])
  const already = lineAt(lines, 0).number
  const other = lineAt(office.belousovka, 0).number
  const wanted = lines.slice(1, 4).map(({ number }) => number)
  const [doubled = ''] = wanted

  await page.keyboard.press('F6')
  const ranges = page.getByLabel('Номера')
  await expect(ranges).toBeFocused()
  await page.keyboard.type([...wanted, place(doubled), place(already), other, 900].join(', '))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Будут отмечены 3 строки')).toBeVisible()
  await expect(page.locator('[data-ticks=already]')).toContainText(already)
  await expect(page.locator('[data-ticks=otherPoint]')).toContainText(other)
  await expect(page.locator('[data-ticks=unknown]')).toContainText('900')
  await expect(page.locator('[data-ticks=doubled]')).toContainText(doubled)
  await expectAccessible(page)
  await picture(page, 'hand-out-paper')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Отмечены 3 строки')).toBeVisible()
  await expect(page.locator('[data-ticks=unknown]')).toContainText('900')
  await expect(left(page)).toHaveText('56')
  await expectAccessible(page)

  await page.getByLabel('Номера').fill('40-1')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.app-field__error')).toBeVisible()

  const { rows } = await callInWindow(page, 'rounds.lines', {
    id: office.round.id,
    state: 'handed-out',
    limit: 500
  })
  const { today } = await callInWindow(page, 'office.status', {})
  expect(rows.filter(({ handOut }) => handOut?.source === 'paper').map(({ number }) => number)).toEqual(
    wanted
  )
  expect(formatDate(today, 'ru')).toBe(await page.getByLabel('День выдачи').inputValue())
  expect(problems).toEqual([])
  await close()
})

test('in Kazakh and in the dark: the desk is remembered, every state readable', async () => {
  const office = await handOutOffice()
  const { page, problems, close } = office
  await sitDown(page)
  await page.evaluate(() => localStorage.setItem('komek.theme', 'dark'))
  await signInWindow(page, 'distributor', 'kk')
  await openScreen(page, '/distribution/hand-out')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Тізімдеме бойынша беру')
  await expect(page.getByLabel('Тізімдеме жолының нөмірі')).toBeFocused()
  await expectAccessible(page)
  const [mother] = office.family
  await scan(page, mother?.number ?? '')
  await expect(answer(page)).toContainText('Беруге дайын')
  await picture(page, 'hand-out-kk-dark')
  await expectAccessible(page)
  await page.keyboard.press('F3')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('4 жол берілді')
  await scan(page, mother?.number ?? '')
  await expect(answer(page)).toContainText('Бұрын берілген')
  await picture(page, 'hand-out-kk-dark-double')
  await expectAccessible(page)
  await page.keyboard.press('F6')
  await expect(page.getByLabel('Нөмірлер')).toBeFocused()
  await page.keyboard.type('1-3, 900')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-ticks=unknown]')).toContainText('900')
  await picture(page, 'hand-out-kk-dark-paper')
  await expectAccessible(page)
  await page.keyboard.press('F6')
  await page.keyboard.press('F7')
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Не және қайда беріледі')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  expect(problems).toEqual([])
  await close()
})
