import { expect, test, type Page } from '@playwright/test'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lastDay } from '@shared/domain/quarter'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import type { RunningWindow } from '../support/window'
import {
  addReviewer,
  answerDialog,
  endedOffice,
  endedQuarter,
  families,
  giveFile,
  lookAt,
  openEnded
} from './quarter-end-desk'

const chip = (page: Page, name: RegExp) => page.getByRole('button', { name, pressed: false })
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('gridcell') })

test('the end of a quarter: 500 families renewed past a killed program, their letters, their list, the bank’s answer', async () => {
  test.setTimeout(420_000)
  const dataFolder = await endedOffice()
  const first = await openEnded(dataFolder)
  await addReviewer(first.page)
  await signInWindow(first.page, 'clerk')
  await declareFromFile(first.page)
  const { id, decided } = await dryRun(first.page)
  const second = await killedAmidApply(first, dataFolder, id, decided)
  await lettersAsOneJob(second, decided)
  await payAndReadBack(second, dataFolder)
  expect([...first.problems, ...second.problems]).toEqual([])
  await second.close()
})

/** Who has not come yet, and the incomes of one of them brought by a file. */
async function declareFromFile(page: Page): Promise<void> {
  await openScreen(page, '/renewal')
  await expect(page.getByText('Продлений ещё не было')).toBeVisible()
  await lookAt(page, 'renewal-empty')
  await page.getByRole('link', { name: 'Кто ещё не обратился' }).click()
  await expect(page.getByText(`нет: ${families}`)).toBeVisible()
  await lookAt(page, 'renewal-reminders')
  await openScreen(page, '/renewal/incomes')
  await lookAt(page, 'renewal-incomes')
  const silent = await silentPeople(page)
  await page.getByLabel('Откуда сведения').fill('ГФСС, список за квартал')
  const heading = ['ИИН', 'Вид', 'Месяц', 'Сумма']
  await giveFile(page, 'доходы.csv', [
    heading,
    [silent[0] ?? '', 'wages', '', '90000'],
    ['850101400001', 'wages', '', '90000'],
    [silent[1] ?? '', 'клад', '', '90000']
  ])
  await page.getByRole('button', { name: 'Проверить' }).click()
  await expect(page.getByText(/с ошибками: 2/)).toBeVisible()
  await lookAt(page, 'renewal-incomes-faults')
  await giveFile(page, 'доходы.csv', [heading, ...silent.map((iin) => [iin, '', '', ''])])
  await expect(page.getByText(/с ошибками/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Проверить' }).click()
  await page.getByRole('button', { name: 'Загрузить' }).click()
  await expect(page.getByText('Загружено строк: 2')).toBeVisible()
  await lookAt(page, 'renewal-incomes-taken')
}

/** The IINs of two applicants who have not said what they earned. */
async function silentPeople(page: Page): Promise<string[]> {
  const { rows: found } = await callInWindow(page, 'renewal.reminders', { limit: 200 })
  const iins: string[] = []
  for (const { familyId, personId } of found) {
    const { declaration } = await callInWindow(page, 'incomes.get', { familyId, quarter: endedQuarter })
    if (declaration !== null) continue
    const { person } = await callInWindow(page, 'people.get', { id: personId })
    iins.push(person.iin)
    if (iins.length === 2) break
  }
  return iins
}

/** The dry run by keyboard: filtered, one family opened and put right, two taken out, proposed. */
async function dryRun(page: Page): Promise<{ id: number; decided: number }> {
  await drawAgain(page, 'renewal-new')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('АСП,')
  await lookAt(page, 'renewal-drawn')
  const before = await withoutIncomes(page)
  await chip(page, /^нужен специалист/).click()
  await rows(page).filter({ hasText: 'нет сведений о доходах' }).first().click()
  await expect(page.getByRole('dialog').getByText('Посчитать нельзя')).toBeVisible()
  await lookAt(page, 'renewal-row-clerk')
  await page.getByRole('dialog').getByRole('button', { name: 'Ввести доходы' }).click()
  await page.getByRole('dialog').getByLabel('Откуда сведения').fill('Сказано по телефону')
  await lookAt(page, 'renewal-row-incomes')
  await answerDialog(page, 'Сохранить')
  await drawAgain(page)
  expect(await withoutIncomes(page)).toBe(before - 1)

  for (const [name, outcome] of [
    ['raised', 'больше'],
    ['ends', 'прекращается']
  ] as const) {
    await chip(page, new RegExp(`^${outcome}`)).click()
    await expect(rows(page).first()).toContainText(outcome)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Станет' })).toBeVisible()
    await lookAt(page, `renewal-row-${name}`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.getByRole('grid').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('Delete')
  await page.getByRole('dialog').getByLabel('Причина').fill('Семья переехала в город')
  await lookAt(page, 'renewal-exclude')
  await page.keyboard.press('Enter')
  await expect(chip(page, /^Исключены/)).toContainText('2')
  await chip(page, /^Исключены/).click()
  await expect(rows(page)).toHaveCount(2)
  await page.getByRole('grid').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Delete')
  await lookAt(page, 'renewal-include')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(1)
  await lookAt(page, 'renewal-excluded')
  await page.keyboard.press('F9')
  await lookAt(page, 'renewal-propose')
  await page.keyboard.press('Enter')
  await expect(page.getByText('ждёт решения').first()).toBeVisible()
  const { id, families: all, excluded, counts } = await callInWindow(page, 'renewal.get', { id: idOf(page) })
  expect([all, excluded]).toEqual([families, 1])
  return { id, decided: families - 1 - (counts['needs-clerk'] ?? 0) }
}

/** How many families of the dry run that is shown have not said what they earned. */
async function withoutIncomes(page: Page): Promise<number> {
  const asked = { id: idOf(page), why: 'incomes-missing', limit: 200 } as const
  return (await callInWindow(page, 'renewal.rows', asked)).rows.length
}

const idOf = (page: Page): number => Number(page.url().split('/').at(-1))

async function drawAgain(page: Page, name?: string): Promise<void> {
  await openScreen(page, '/renewal')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Продление на квартал')
  await page.keyboard.press('F2')
  await page.getByRole('dialog').getByLabel('Порядок').selectOption({ label: 'без заявлений (проактивно)' })
  if (name !== undefined) await lookAt(page, name)
  await page.getByRole('dialog').getByRole('button', { name: 'Рассчитать' }).press('Enter')
  await expect(page.getByRole('group', { name: 'Показать' })).toBeVisible()
}

/** The second hand approves, the program dies under it; started again nothing is half written, and the list is approved. */
async function killedAmidApply(
  { app, page }: RunningWindow,
  dataFolder: string,
  id: number,
  decided: number
): Promise<RunningWindow> {
  await signInWindow(page, 'reviewer')
  await openScreen(page, `/renewal/${id}`)
  await page.getByRole('button', { name: /^Утвердить/ }).waitFor()
  await page.keyboard.press('F9')
  await lookAt(page, 'renewal-approve')
  const ended = new Promise((done) => app.process().once('exit', done))
  await page.keyboard.press('Enter')
  // Hundreds of decisions are made by now, none of them kept yet.
  await expect(page.locator('.job-progress')).toContainText(/[1-4]00 из/)
  app.process().kill('SIGKILL')
  await ended

  const again = await openEnded(dataFolder)
  await signInWindow(again.page, 'reviewer')
  const found = await callInWindow(again.page, 'renewal.get', { id })
  expect([found.state, found.decisions]).toEqual(['proposed', 0])
  const { rows: letters } = await callInWindow(again.page, 'letters.list', { renewalId: id })
  expect(letters).toEqual([])
  await openScreen(again.page, `/renewal/${id}`)
  await again.page.getByRole('button', { name: /^Утвердить/ }).waitFor()
  await again.page.keyboard.press('F9')
  await again.page.keyboard.press('Enter')
  await expect(again.page.getByText(`Принято решений: ${decided}.`)).toBeVisible()
  await lookAt(again.page, 'renewal-decided')
  return again
}

/** Every letter of the renewal in one PDF, from the link of the decided renewal. */
async function lettersAsOneJob({ app, page }: RunningWindow, decided: number): Promise<void> {
  await app.evaluate(({ shell }) => (shell.openPath = () => Promise.resolve('')))
  await page.getByRole('link', { name: 'Напечатать письма' }).click()
  await page.getByRole('button', { name: `Печатать все ${decided}` }).click()
  await expect(page.getByText(new RegExp(`Готово: ${decided} пис`))).toBeVisible({ timeout: 120_000 })
  await lookAt(page, 'renewal-letters')
  await page.goBack()
  await page.getByText(`Принято решений: ${decided}.`).waitFor()
  await page.getByRole('button', { name: 'Отменить продление' }).click()
  await expect(page.getByRole('dialog').getByText('Писем уже напечатано')).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Отменить продление' })).toBeDisabled()
  await lookAt(page, 'renewal-undo')
  await answerDialog(page, 'Отмена')
}

/** The list of the month, its paper, the bank's file and answer; what came back stands in the next list. */
async function payAndReadBack({ page }: RunningWindow, dataFolder: string): Promise<void> {
  // What the ended quarter left unpaid, on a list of its own.
  const month = lastDay(endedQuarter).slice(0, 7)
  await callInWindow(page, 'payments.freeze', { programme: 'asp', month })
  await page.getByRole('link', { name: 'К ведомости выплат' }).click()
  await expect(page.getByText(/^К выплате: /)).toBeVisible()
  await lookAt(page, 'payments')
  await page.keyboard.press('F9')
  await lookAt(page, 'payments-freeze')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ведомость №')
  await page.keyboard.press('F9')
  await expect(page.getByText('Файл готов')).toContainText('.pdf', { timeout: 60_000 })
  await page.getByRole('button', { name: 'Файл CSV' }).click()
  await expect(page.getByText('Файл готов')).toContainText('.csv')
  await lookAt(page, 'payment-list')

  const papers = join(dataFolder, 'papers')
  const name = (await readdir(papers)).find((one) => one.endsWith('.csv')) ?? ''
  const [, ...lines] = (await readFile(join(papers, name), 'utf8')).replace('\uFEFF', '').trim().split('\r\n')
  const heading = ['№', 'Сумма', 'Результат', 'Причина']
  const answers = lines.map((line, at) => {
    const cells = line.split(';')
    const sum = cells.find((cell) => /^\d+\.\d\d$/.test(cell)) ?? ''
    return at < 3 ? [cells[0] ?? '', sum, 'возврат', 'счёт закрыт'] : [cells[0] ?? '', sum, 'выплачено', '']
  })
  await page.getByRole('button', { name: 'Ответ банка' }).click()
  await lookAt(page, 'bank-answer')
  const broken = answers.map((answer, at) => (at === 4 ? [answer[0] ?? '', '1.00', 'выплачено', ''] : answer))
  await giveFile(page, 'ответ.csv', [heading, ...broken, ['99999', '1.00', 'выплачено', '']])
  await expect(page.getByRole('dialog').getByText(/с ошибками: 2/)).toBeVisible()
  await lookAt(page, 'bank-answer-faults')
  await giveFile(page, 'ответ.csv', [heading, ...answers])
  await expect(page.getByRole('dialog').getByText(/возвращено: 3/)).toBeVisible()
  await lookAt(page, 'bank-answer-clean')
  await answerDialog(page, 'Записать ответ')
  await chip(page, /^Возвращено/).click()
  await expect(rows(page)).toHaveCount(3)
  await expect(rows(page).first()).toContainText('счёт закрыт')
  await lookAt(page, 'payment-list-answered')

  await openScreen(page, '/payments')
  await expect(page.getByText('К выплате: 3,', { exact: false })).toBeVisible()
  await expect(rows(page).first()).toContainText('банк вернул: счёт закрыт')
  await lookAt(page, 'payments-returned')
  await page.keyboard.press('F9')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ведомость №')
  await expect(rows(page)).toHaveCount(3)
  await openScreen(page, '/payments/lists')
  await expect(rows(page)).toHaveCount(3)
  await lookAt(page, 'payment-lists')
  await signInWindow(page, 'head')
  await openScreen(page, '/payments/layout')
  await page.getByRole('button', { name: 'Сохранить', exact: true }).waitFor()
  await lookAt(page, 'bank-layout')
}
