import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { clerkOffice, iin, picture } from './clerk-desk'

/** Families of one, low-income since 2019; their representatives' ids in the order of names. */
async function enterPeople(page: Page): Promise<void> {
  for (const [index, lastName] of ['Аманова', 'Болатова', 'Ғалымова'].entries()) {
    const { id } = await callInWindow(page, 'people.save', {
      ...{ iin: iin('1988-02-03', 'f', 100 + index * 70), lastName, firstName: 'Сәуле' },
      address: { kato: '634030100', text: `улица Абая, ${index + 1}` }
    })
    await callInWindow(page, 'families.save', {
      from: '2019-01-01',
      members: [{ personId: id, relation: 'applicant' }]
    })
    await callInWindow(page, 'marks.save', {
      ...{ personId: id, mark: 'low-income', since: '2019-01-01', source: 'справка' }
    })
  }
}

/** Types a name into the picker of the open dialog and takes the first that is found. */
async function pick(page: Page, typed: string): Promise<void> {
  const box = page.getByRole('dialog').getByRole('combobox').first()
  await box.fill(typed)
  await page.getByRole('listbox').getByRole('option').first().click()
}

test('registers in the window: a consultation and its double, a wave from its families to the fund’s answer', async () => {
  const { page, problems, close } = await clerkOffice({ line: false })
  await enterPeople(page)
  const dialog = page.getByRole('dialog')

  await openScreen(page, '/registers')
  await expect(page.getByText('Реестр пуст')).toBeVisible()
  for (const again of [false, true]) {
    await page.keyboard.press('F2')
    await pick(page, 'аманова')
    await dialog.getByLabel('Месяц').selectOption({ label: 'апрель 2020 года (чрезвычайное положение)' })
    await dialog.getByLabel('Обратился').fill('20.04.2020')
    await page.keyboard.press('Control+Enter')
    if (!again) await expect(page.getByText('Записано: Аманова Сәуле')).toBeVisible()
  }
  await expect(dialog.locator('[data-field=month]')).toContainText('этот человек уже записан')
  await expectAccessible(page)
  await picture(page, 'register-doubled-ru')
  await dialog.getByRole('button', { name: 'Отмена' }).click()
  await dialog.last().getByRole('button', { name: 'Уйти без сохранения' }).click()
  await expect(dialog).toHaveCount(0)
  await page.getByRole('grid').press('Enter')
  await dialog.locator('[data-field=outcome] select').selectOption({ label: 'выплачено' })
  await dialog.getByLabel('Дата итога').fill('06.05.2020')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('grid')).toContainText('выплачено')

  await page.getByRole('link', { name: 'Біз біргеміз' }).click()
  await expect(page.getByText('Волн ещё нет')).toBeVisible()
  await page.keyboard.press('F2')
  await dialog.getByLabel('Название на казахском').fill('Бірінші толқын')
  await dialog.getByLabel('Название на русском').fill('Первая волна')
  await dialog.getByLabel('Первый день').fill('01.07.2020')
  await dialog.getByLabel('Сумма на семью').fill('50000')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog).toContainText('Выберите хотя бы одну категорию.')
  await dialog.getByLabel('Малообеспеченные семьи').check()
  await expectAccessible(page)
  await picture(page, 'wave-ru')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Волна № 1 сохранена.')).toBeVisible()
  await page.keyboard.press('F6')
  await expect(dialog.getByRole('grid')).toContainText('Ғалымова')
  await dialog.getByRole('button', { name: 'Отметить показанных' }).click()
  await expectAccessible(page)
  await picture(page, 'wave-suggest-ru')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Добавлено 3 семьи.')).toBeVisible()
  await page.keyboard.press('F7')
  await pick(page, 'болатова')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText('Болатова Сәуле или семья уже есть в этой волне.')
  await dialog.getByRole('button', { name: 'Отмена' }).click()
  await dialog.last().getByRole('button', { name: 'Уйти без сохранения' }).click()
  await expect(dialog).toHaveCount(0)
  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('F9')
  await dialog.getByLabel('Состояние').selectOption({ label: 'фонд отказал' })
  await page.keyboard.press('Control+Enter')
  await expect(dialog.locator('[data-field=reason]')).toContainText('Поле пустое')
  await dialog.getByLabel('Причина').fill('Есть постоянный доход')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Ответ записан: 1 кандидат.')).toBeVisible()
  await expect(grid).toContainText('Есть постоянный доход')

  for (const locale of ['kk', 'ru'] as const) {
    await signInWindow(page, 'clerk', locale)
    for (const part of ['emergency', 'birgemiz']) {
      await openScreen(page, `/registers?part=${part}`)
      await expect(page.getByRole('grid')).toContainText('Аманова')
      await expect(page.locator('main')).not.toContainText(/registers\.|common\./)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await picture(page, `register-${part}-${locale}`)
    }
  }
  expect(problems).toEqual([])
  await close()
})
