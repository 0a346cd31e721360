import { expect, test } from '@playwright/test'
import { quarterOf } from '@shared/domain/quarter'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import {
  callInWindow,
  openScreen,
  proposeInWindow,
  signInWindow,
  windowPassword
} from '../support/window-office'
import { clerkOffice, picture, section } from './clerk-desk'

test('a social contract in the window: plan, a visit in time, a broken one up to its proposal', async () => {
  const { page, problems, close } = await clerkOffice({ line: false })
  const { today } = await callInWindow(page, 'today.overview', {})
  await callInWindow(page, 'accounts.signIn', { login: 'admin', password: windowPassword })
  await callInWindow(page, 'parameters.set', {
    ...{ name: 'poverty-line', value: '50000', quarter: quarterOf(today), region: '63' },
    act: 'Сведения управления области'
  })
  await callInWindow(page, 'accounts.signIn', { login: 'clerk', password: windowPassword })
  const id = await proposeInWindow(
    page,
    {
      ...{ lastName: 'Нұрғалиева', firstName: 'Әлия', bornOn: '1985-03-15', children: ['2012-03-01'] },
      ...{ wages: '90000.00', appliedOn: `${today.slice(0, 8)}01` }
    },
    1
  )
  await callInWindow(page, 'accounts.signIn', { login: 'reviewer', password: windowPassword })
  await callInWindow(page, 'cases.approve', { id })
  await signInWindow(page, 'clerk')

  await openScreen(page, `/contracts/${id}`)
  await expect(page.getByText('Контракта ещё нет')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'contract-none')
  await page.keyboard.press('F9')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.locator('[data-field=number]')).toContainText('Поле пустое')
  await dialog.getByLabel('Номер контракта').fill('СК-17')
  const row = (n: number) => dialog.locator('tbody > tr').nth(n)
  await row(0).getByLabel('Кто').selectOption({ label: 'Нұрғалиева Әлия' })
  await row(0).getByLabel('Мера').selectOption({ label: 'поиск работы' })
  await row(0).getByLabel('Что обязуется сделать').fill('Искать работу через центр занятости')
  await row(0).getByLabel('Что обязуется сделать').press('Enter')
  await row(1).getByLabel('Кто').selectOption({ label: 'Нұрғалиева Ерлан' })
  await row(1).getByLabel('Мера').selectOption({ label: 'посещение школы детьми' })
  await row(1).getByLabel('Что обязуется сделать').fill('Посещать школу')
  await expectAccessible(page)
  await picture(page, 'contract-plan-ru')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('№ СК-17')
  await expect(page.getByText('План сохранён.')).toBeVisible()

  await page.keyboard.press('F9')
  await dialog.getByLabel('Что увидели и что сказали').fill('Стоит на учёте, ходит на собеседования')
  await dialog.getByLabel(/Исполнение: Посещать школу/).selectOption({ label: 'исполнено' })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Посещение записано.')).toBeVisible()
  const plan = page.getByRole('region', { name: 'Индивидуальный план' })
  await expect(plan).toContainText('исполнено')

  await page.keyboard.press('F9')
  await dialog.getByLabel('Что установлено').selectOption({ label: 'нарушен' })
  await dialog.getByLabel('Что увидели и что сказали').fill('Отказалась от двух мест')
  await dialog.getByRole('button', { name: 'Записать и предложить приостановление' }).click()
  await expect(dialog.locator('[data-field=personId]')).toContainText('Поле пустое')
  await dialog.getByLabel('Чья вина').selectOption({ label: 'Нұрғалиева Әлия' })
  await expectAccessible(page)
  await picture(page, 'contract-broken-ru')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Приостановление предложено и ждёт утверждения.')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  // The second visit said nothing of the school: it stays met.
  await expect(plan).toContainText('исполнено')
  await picture(page, 'contract-ru')
  await page.locator('.notice-bar').getByRole('link', { name: 'Открыть дело' }).click()
  await expect(section(page, 'proposal')).toContainText('ждёт утверждения')
  await picture(page, 'contract-change-ru')

  for (const locale of ['kk', 'ru'] as const) {
    await signInWindow(page, 'clerk', locale)
    await openScreen(page, '/contracts')
    await expect(page.getByRole('grid')).toContainText('СК-17')
    await expect(page.locator('main')).not.toContainText(/contracts\.|common\./)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await picture(page, `contracts-${locale}`)
    await page.getByRole('grid').press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('СК-17')
    await expect(page.locator('main')).not.toContainText(/contracts\.|common\./)
    await picture(page, `contract-end-${locale}`)
  }
  expect(problems).toEqual([])
  await close()
})
