import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { openScreen, signInWindow } from '../support/window-office'
import { clerkOffice, picture } from './clerk-desk'

test('the words of a letter: changed beside the paper, held back while faulty, put in force with a reason', async () => {
  const { page, problems, close } = await clerkOffice({ line: false })
  await signInWindow(page, 'admin')
  await openScreen(page, '/settings/templates')
  await expect(page.getByText('Уведомление о назначении адресной социальной помощи').first()).toBeVisible()
  const paper = page.locator('.templates__pdf')
  await expect(paper.locator('.textLayer, canvas').first()).toBeVisible()

  await page.getByLabel('Найти строку').fill('перечисляется на открытый')
  const block = page.locator('.wording').first()
  const russian = block.getByLabel('Текст на русском')
  await russian.fill('Выплата перечисляется на счёт. Первый месяц выплаты: {firstMonth}.')
  await expect(block.getByRole('alert')).toContainText('Подстановка {iban} должна стоять в обоих языках.')
  const putInForce = page.getByRole('button', { name: 'Ввести в действие' })
  await expect(putInForce).toBeDisabled()
  await expectAccessible(page)
  await picture(page, 'templates-faulty-ru')

  await russian.press('Home')
  await block.getByRole('button', { name: 'Вставить {iban}' }).last().click()
  await expect(block.getByRole('alert')).toHaveCount(0)
  await expect(putInForce).toBeEnabled()
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Почему меняют').fill('Приказ № 7 от 01.02.2026')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Версия 1001 в действии.')).toBeVisible()

  await page.getByRole('button', { name: 'В действии версия 1001' }).click()
  await expect(dialog).toContainText('Приказ № 7 от 01.02.2026')
  await dialog.getByRole('button', { name: 'Начать с неё: 1', exact: true }).click()
  await expect(page.getByText('Взяты слова версии 1.')).toBeVisible()
  await expect(russian).toHaveValue(/перечисляется на открытый на Ваше имя счёт/)

  await openScreen(page, '/today')
  const leave = page.getByRole('dialog')
  await leave.getByRole('button').last().click()
  await expect(page).toHaveURL(/settings\/templates/)
  await expectNoSidewaysScroll(page)
  expect(problems).toEqual([])
  await close()
})

test('in Kazakh, with every document’s words and paper', async () => {
  const { page, problems, close } = await clerkOffice({ line: false })
  await signInWindow(page, 'admin', 'kk')
  await openScreen(page, '/settings/templates')
  for (const label of [
    'АӘК беруден бас тарту туралы хат',
    'Өзгерту және шағым бойынша хат',
    'Тоқтата тұру туралы хат',
    'Барлық хатқа ортақ',
    'Тексеру актісі'
  ]) {
    await page.getByLabel('Құжат', { exact: true }).selectOption({ label })
    const lines = page.getByRole('region', { name: label, exact: true })
    await expect(lines.locator('.wording').nth(4)).toBeAttached()
    await expect(page.locator('.templates__pdf canvas').first()).toBeVisible()
  }
  await expectAccessible(page)
  await picture(page, 'templates-act-kk')
  expect(problems).toEqual([])
  await close()
})
