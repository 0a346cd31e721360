import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import {
  callInWindow,
  openScreen,
  proposeInWindow,
  signInWindow,
  windowPassword,
  type WindowFamily
} from '../support/window-office'
import { clerkOffice, part, picture, section } from './clerk-desk'

const families: readonly WindowFamily[] = [
  {
    lastName: 'Нұрғалиева',
    firstName: 'Әлия',
    bornOn: '1985-03-15',
    children: ['2008-04-01', '2010-05-02'],
    wages: '60000.00',
    appliedOn: '2018-01-10'
  },
  {
    lastName: 'Ким',
    firstName: 'Светлана',
    bornOn: '1982-01-20',
    children: [],
    wages: '15000.00',
    appliedOn: '2018-01-11'
  },
  {
    lastName: 'Иванова',
    firstName: 'Мария',
    bornOn: '1987-06-01',
    children: ['2011-04-01'],
    wages: '30000.00',
    appliedOn: '2018-01-12'
  }
]

/** Three families assigned ASP for January to March 2018; what the third was owed for January is paid. Answers the cases. */
async function decideAll(page: Page): Promise<number[]> {
  const ids: number[] = []
  for (const [index, family] of families.entries()) ids.push(await proposeInWindow(page, family, index + 1))
  await callInWindow(page, 'accounts.signIn', { login: 'reviewer', password: windowPassword })
  for (const id of ids) await callInWindow(page, 'cases.approve', { id })
  return ids
}

/** January of every family goes to the bank and is paid. */
async function payJanuary(page: Page): Promise<void> {
  await callInWindow(page, 'accounts.signIn', { login: 'head', password: windowPassword })
  const { id } = await callInWindow(page, 'payments.freeze', { programme: 'asp', month: '2018-01' })
  const { rows } = await callInWindow(page, 'payments.lines', { listId: id })
  const lines = rows.map(({ lineNo, amount }) => `${lineNo};${amount};выплачено;`)
  const content = Buffer.from(['№;Сумма;Результат;Причина', ...lines].join('\r\n')).toString('base64')
  await callInWindow(page, 'payments.reconcile', { listId: id, fileName: 'январь.csv', content })
}

interface Order {
  kind: string
  reason: string
  from: string
  note: string
  plan?: { instalment: string; from: string }
}

/** Opens the case that changes a decision, through the dialog of the case's page. */
async function order(page: Page, caseId: number, { kind, reason, from, note, plan }: Order): Promise<number> {
  await openScreen(page, `/cases/${caseId}`)
  await page.getByRole('button', { name: 'Изменить решение…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Что сделать').selectOption({ label: kind })
  await dialog.getByLabel('Причина').selectOption({ label: reason })
  await dialog.getByLabel('С какого месяца').fill(from)
  await dialog.getByLabel('Что произошло').fill(note)
  if (plan !== undefined) {
    await dialog.getByLabel('Семья вернёт переплату частями').check()
    await dialog.getByLabel('В месяц').fill(plan.instalment)
    await dialog.getByLabel('Начиная с').fill(plan.from)
  }
  await expectAccessible(page)
  await picture(page, `change-${caseId}-order`)
  await dialog.getByRole('button', { name: /Открыть дело об изменении/ }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Прежнее дело' })).toBeVisible()
  return Number(page.url().split('/').at(-1))
}

async function correctWages(page: Page, amount: string): Promise<void> {
  const incomes = section(page, 'incomes')
  await incomes.getByLabel('Сумма, строка 1').fill(amount)
  await incomes.getByRole('button', { name: 'Сохранить' }).click()
  await expect(incomes).not.toHaveClass(/is-dirty/)
  await page
    .locator('.page-head')
    .getByRole('button', { name: /ассчитать/ })
    .click()
}

/** Proposed, looked at by the reviewer, approved; then its letter is looked at in both languages. */
async function decideChange(page: Page, id: number, name: string): Promise<void> {
  await page.keyboard.press('F9')
  await page.getByRole('dialog').getByRole('button', { name: 'Предложить решение' }).click()
  await expect(section(page, 'proposal')).toContainText('ждёт утверждения')
  await signInWindow(page, 'reviewer')
  await openScreen(page, `/review/${id}`)
  await expect(part(page, 'Было и стало по месяцам').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, `change-${name}-review`)
  await page.keyboard.press('F9')
  await page.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  for (const [locale, show] of [
    ['kk', 'Хабарламаны көрсету'],
    ['ru', 'Показать уведомление']
  ] as const) {
    await signInWindow(page, 'clerk', locale)
    await openScreen(page, `/cases/${id}`)
    const letter = section(page, 'letter')
    await letter.getByRole('button', { name: show }).click()
    await expect(letter.locator('[data-drawn="true"]').first()).toBeVisible()
    await letter.scrollIntoViewIfNeeded()
    await picture(page, `change-${name}-letter-${locale}`)
  }
}

/** A month that has not begun is shown, and its list cannot be frozen: from which day it can is said. */
async function refusesMonthAhead(page: Page): Promise<void> {
  for (const [locale, month, freeze, said] of [
    ['ru', 'Месяц', 'Составить ведомость', 'Ведомость за январь 2095 года составляют с 01.01.2095'],
    ['kk', 'Ай', 'Тізімдеме жасау', '2095 жылғы қаңтар үшін тізімдеме 01.01.2095 күнінен бастап жасалады']
  ] as const) {
    await signInWindow(page, 'head', locale)
    await openScreen(page, '/payments')
    await page.getByLabel(month, { exact: true }).fill('01.2095')
    await expect(page.getByText(said)).toBeVisible()
    await expect(page.getByRole('button', { name: freeze })).toBeDisabled()
    await expectAccessible(page)
    await picture(page, `payments-ahead-${locale}`)
  }
}

test('a corrected income, a death in the quarter and an overpayment with a plan, each to its letter', async () => {
  test.setTimeout(300_000)
  const { page, problems, close } = await clerkOffice()
  const [corrected = 0, died = 0, overpaid = 0] = await decideAll(page)
  await payJanuary(page)
  await signInWindow(page, 'clerk')

  const first = await order(page, corrected, {
    kind: 'пересчитать и изменить',
    reason: 'исправление дохода',
    from: '02.2018',
    note: 'Работодатель исправил справку'
  })
  await correctWages(page, '30000')
  const months = part(page, 'Было и стало по месяцам')
  await expect(months.getByRole('row', { name: /март 2018/ })).toContainText(/\+\d/)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await months.scrollIntoViewIfNeeded()
  await picture(page, 'change-income-working')
  await decideChange(page, first, 'income')
  await openScreen(page, `/cases/${corrected}`)
  await expect(page.getByRole('link', { name: /Решение № .*изменено/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Изменить решение…' })).toHaveCount(0)
  await picture(page, 'change-income-base')

  const second = await order(page, died, {
    kind: 'прекратить выплату',
    reason: 'смерть',
    from: '02.2018',
    note: 'Свидетельство о смерти от 05.02.2018'
  })
  await expect(part(page, 'Было и стало по месяцам')).toContainText('Отменяются выплаты')
  await decideChange(page, second, 'death')

  const third = await order(page, overpaid, {
    kind: 'пересчитать и изменить',
    reason: 'обнаруженная переплата',
    from: '01.2018',
    note: 'Не был указан второй доход',
    plan: { instalment: '1000', from: '04.2018' }
  })
  await correctWages(page, '48000')
  await expect(part(page, 'Было и стало по месяцам')).toContainText('Переплачено')
  await expect(page.getByRole('table', { name: 'Возврат переплаты по месяцам' })).toContainText('апрель 2018')
  await part(page, 'Было и стало по месяцам').scrollIntoViewIfNeeded()
  await picture(page, 'change-overpaid-working')
  await decideChange(page, third, 'overpaid')
  const plan = page.getByRole('region', { name: 'Переплата по этому делу' })
  await expect(plan).toContainText(/апрель 2018 года: 1\s000/)
  await plan.scrollIntoViewIfNeeded()
  await expectNoSidewaysScroll(page)
  await picture(page, 'case-overpaid-ru')

  await openScreen(page, '/overpayments')
  const card = page.locator('.overpayment').filter({ hasText: 'Иванова' })
  await card.getByRole('button', { name: 'Внести возврат' }).click()
  await page.getByRole('dialog').getByLabel('Сколько поступило').fill('500')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Записать/ })
    .click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await card.getByLabel(/^План и поступления/).click()
  await expect(card).toContainText('500,00')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'overpayments-ru')
  await signInWindow(page, 'clerk', 'kk')
  await openScreen(page, '/overpayments')
  await expect(page.locator('.overpayment')).toHaveCount(1)
  await picture(page, 'overpayments-kk')
  // The case whose decision was changed shows it too, with what has come back by now.
  await openScreen(page, `/cases/${overpaid}`)
  const known = page.getByRole('region', { name: 'Осы іс бойынша артық төлем' })
  await expect(known).toContainText('2018 жылғы сәуір: 500')
  await known.scrollIntoViewIfNeeded()
  await expectAccessible(page)
  await picture(page, 'case-overpaid-kk')
  await refusesMonthAhead(page)
  expect(problems).toEqual([])
  await close()
})
