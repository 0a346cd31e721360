import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import type { RunningWindow } from '../support/window'
import {
  callInWindow,
  openScreen,
  startOfficeWindow,
  signInWindow,
  windowPassword
} from '../support/window-office'
import { looks, picture, smallest } from './clerk-desk'

async function administratorsWindow(locale: 'kk' | 'ru' = 'ru'): Promise<RunningWindow> {
  const running = await startOfficeWindow(['clerk', 'reviewer', 'head'])
  await running.app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height - 60)
  }, smallest)
  await signInWindow(running.page, 'admin', locale)
  return running
}

/** Opens a part of the settings and waits until its keys work: they come with its one primary button. */
async function openPart(page: Page, part: string, button: string): Promise<void> {
  await openScreen(page, `/settings/${part}`)
  await expect(page.getByRole('button', { name: button, exact: true })).toBeVisible()
}

function notice(page: Page) {
  return page.locator('.notice-bar[role=status]').first()
}

for (const { locale, theme } of looks) {
  test(`every part of the settings, ${locale}, ${theme}: nothing axe can find, nothing beside the window`, async () => {
    const { page, problems, close } = await administratorsWindow(locale)
    await page.evaluate((chosen) => localStorage.setItem('komek.theme', chosen), theme)
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const part of [
      '',
      '/parameters',
      '/trial',
      '/local-benefits',
      '/calendar',
      '/classifiers',
      '/templates',
      '/users',
      '/office',
      '/data',
      '/journal'
    ]) {
      await openScreen(page, `/settings${part}`)
      await expect(page.locator('.settings, .settings-home').first()).toBeVisible()
      await expect(page.locator('main')).not.toContainText(/settings\.|parameters\.|common\./)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await picture(page, `settings${part.replace('/', '-')}-${locale}-${theme}`)
    }
    expect(problems).toEqual([])
    await close()
  })
}

test('users: created, refused where the login is taken, a new password, switched off and on', async () => {
  const { page, close } = await administratorsWindow()
  await openPart(page, 'users', 'Новый пользователь')
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Фамилия и инициалы').fill('Абаева С. К.')
  await dialog.getByLabel('Логин').fill('clerk')
  await dialog.getByLabel('Пароль').fill('короткий')
  await dialog.getByLabel('Пароль').fill('мало')
  await dialog.getByRole('button', { name: 'Создать' }).click()
  await expect(dialog.locator('[data-field=password]')).toContainText('8')
  await dialog.getByLabel('Пароль').fill(windowPassword)
  await page.keyboard.press('Control+Enter')
  await expect(dialog.locator('[data-field=login] .app-field__error')).toContainText('clerk')
  await expect(dialog.getByLabel('Логин')).toBeFocused()
  await expectAccessible(page)
  await picture(page, 'settings-user-refused')
  await dialog.getByLabel('Логин').fill('clerk2')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('clerk2')

  const row = page.locator('[data-login=clerk2]')
  await row.getByRole('button', { name: 'Править' }).click()
  await page.getByRole('menuitem', { name: 'Новый пароль' }).click()
  await dialog.getByLabel('Новый пароль').fill('новый пароль 1')
  await page.keyboard.press('Enter')
  await expect(notice(page)).toContainText('вход открыт')
  await row.getByRole('button', { name: 'Править' }).click()
  await page.getByRole('menuitem', { name: 'Отключить' }).click()
  await dialog.getByRole('button', { name: 'Отключить' }).click()
  await expect(row).toContainText('отключён')
  await row.getByRole('button', { name: 'Править' }).click()
  await page.getByRole('menuitem', { name: 'Включить' }).click()
  await expect(row).toContainText('работает')
  await close()
})

test('the last administrator keeps the role: refused, and said why', async () => {
  const { page, close } = await administratorsWindow()
  await openScreen(page, '/settings/users')
  await page.locator('[data-login=admin]').getByRole('button', { name: 'Править' }).click()
  await expect(page.getByRole('menuitem', { name: 'Отключить' })).toBeDisabled()
  await page.getByRole('menuitem', { name: 'Править' }).click()
  await page.getByRole('dialog').getByLabel('Роль').selectOption({ label: 'специалист' })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog').locator('[data-field=role] .app-field__error')).toBeVisible()
  await close()
})

test('a missing poverty line: from Today to its form, filled in but for figure and act, and back', async () => {
  const { page, close } = await administratorsWindow()
  await openScreen(page, '/today')
  await expect(page.getByRole('heading', { name: 'Не хватает показателей' })).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'today-missing-parameters')
  await page.getByRole('link', { name: 'Ввести' }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Регион').locator('option:checked')).toContainText('Восточно-Казахстанская')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.locator('[data-field=value]')).toContainText('Поле пустое')
  await dialog.getByLabel('Значение').fill('35 000,555')
  await dialog.getByLabel('Акт').fill('Приказ № 15 от 10.01.2026')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.locator('[data-field=value] .app-field__error')).toBeVisible()
  await dialog.getByLabel('Значение').fill('35 000,5')
  await expectAccessible(page)
  await picture(page, 'settings-parameter-dialog')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('35 000,50 ₸')
  await page.getByRole('link', { name: 'Вернуться к расчёту' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Сегодня')
  await close()
})

test('a value entered again for the same quarter keeps the former one in the history', async () => {
  const { page, close } = await administratorsWindow()
  const dialog = page.getByRole('dialog')
  for (const value of ['31000', '32000']) {
    await openScreen(page, `/settings/parameters?name=poverty-line&region=63&from=2026-02-01&act=${value}`)
    await dialog.getByLabel('Значение').fill(value)
    await dialog.getByLabel('Акт').fill(`Приказ о ${value}`)
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
  }
  await expect(notice(page)).toContainText('Прежнее значение сохранено')
  await expect(page.getByText('Приказ о 31000')).toHaveCount(0)
  await page.getByText('С прежними значениями').click()
  await expect(page.getByText('Приказ о 31000')).toBeVisible()
  await picture(page, 'settings-parameters-history')
  await close()
})

test('the calendar: a day entered by keyboard and taken out again', async () => {
  const { page, close } = await administratorsWindow()
  await openPart(page, 'calendar', 'Внести день')
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog', { name: 'День календаря' })
  await dialog.locator('[data-field=date] input').fill('31.02.2026')
  await dialog.getByLabel('Название на казахском').fill('Облыс күні')
  await expect(dialog.locator('[data-field=date]')).toContainText('Такой даты нет')
  await dialog.locator('[data-field=date] input').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.getByRole('dialog', { name: /2026/ })).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'settings-calendar-popup')
  await page.keyboard.press('Escape')
  await dialog.locator('[data-field=date] input').fill('17.08.2026')
  await dialog.getByLabel('Название на русском').fill('День области')
  await page.keyboard.press('Control+Enter')
  const row = page.getByRole('row', { name: /17 августа 2026/ })
  await expect(row).toContainText('внесено управлением')
  await row.getByRole('button', { name: /Убрать/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Убрать' }).click()
  await expect(row).toHaveCount(0)
  await close()
})

test('the classifier: found, added, renamed', async () => {
  const { page, close } = await administratorsWindow()
  await openPart(page, 'classifiers', 'Добавить место')
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Код').fill('634099100')
  await dialog.getByLabel('Название на казахском').fill('Жаңаауыл')
  await dialog.getByLabel('Название на русском').fill('Новоселье')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.locator('[data-field=code] .app-field__error')).toContainText('634099000')
  await dialog.getByLabel('Код').fill('634030900')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('Новоселье')
  await page.keyboard.press('F4')
  await page.keyboard.type('новосел')
  const row = page.getByRole('row', { name: /634030900/ })
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: /Править/ }).click()
  await dialog.getByLabel('Название на русском').fill('Новосёлки')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('Новосёлки')
  await close()
})

test('copies and checks: each says what it found', async () => {
  const { page, close } = await administratorsWindow()
  await openScreen(page, '/settings/data')
  for (const [button, found] of [
    ['Сделать копию', /Копия готова/],
    ['Проверить', /замечаний нет/],
    ['Пересчитать все решения', /пересчитывать нечего|расхождений нет/],
    ['Проверить журнал', /Журнал цел/]
  ] as const) {
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(page.getByText(found)).toBeVisible()
  }
  await expectAccessible(page)
  await picture(page, 'settings-data-done')
  await close()
})

test('a clerk reads the parameters and enters none; closed parts lead to Today', async () => {
  const { page, close } = await administratorsWindow()
  await signInWindow(page, 'clerk')
  await openScreen(page, '/settings/parameters')
  await expect(page.getByRole('heading', { name: 'Черта бедности' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ввести значение' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Пользователи' })).toHaveCount(0)
  await openScreen(page, '/settings/users')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Сегодня')
  await close()
})

test('unsaved changes of the office: leaving asks, staying keeps them', async () => {
  const { page, close } = await administratorsWindow()
  await openScreen(page, '/settings/office')
  await page.getByLabel('Телефон').fill('+7 700 111 22 33')
  await page.locator('[data-section=today]').click()
  await expect(page.getByRole('dialog', { name: 'Уйти без сохранения?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Телефон')).toHaveValue('+7 700 111 22 33')
  await page.keyboard.press('Control+s')
  await expect(notice(page)).toContainText('сохранены')
  expect((await callInWindow(page, 'office.status', {})).office?.phone).toBe('+7 700 111 22 33')
  await close()
})

test('the palette, the keys and About: by keyboard, in both languages, from the native menu too', async () => {
  const { app, page, problems, close } = await administratorsWindow()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Поиск везде' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.type('настр')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Настройки')
  const menu = (id: string) =>
    app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id)
  await menu('about')
  await expect(page.getByRole('dialog', { name: 'О программе' })).toContainText('Папка с данными')
  await expectAccessible(page)
  await picture(page, 'about')
  await page.keyboard.press('Escape')
  await menu('locale:kk')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Баптаулар')
  await menu('help:keys')
  await expect(page.getByRole('dialog', { name: 'Пернелер' })).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'keys')
  await page.keyboard.press('Escape')
  await menu('session:lock')
  await expect(page.getByRole('heading', { name: 'Терезе құлыпталған' })).toBeVisible()
  expect(problems).toEqual([])
  await close()
})

test('200 % zoom: the settings still read, nothing beside the window', async () => {
  const { app, page, close } = await administratorsWindow()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
  await openScreen(page, '/settings/office')
  await expect(page.getByLabel('Телефон')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await picture(page, 'settings-office-zoomed')
  await close()
})

test('a benefit of the maslikhat’s list is entered, and its next version beside it', async () => {
  const { page, problems, close } = await administratorsWindow()
  await openPart(page, 'local-benefits', 'Ввести вид помощи')
  await expect(page.getByText('Видов помощи пока нет.')).toBeVisible()
  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Название на казахском').first().fill('Өрттен зардап шеккендерге көмек')
  await dialog.getByLabel('Название на русском').first().fill('Помощь пострадавшим от пожара')
  await dialog.getByLabel('Код').first().fill('Fire')
  await dialog.getByLabel('Размер – в').selectOption({ label: 'МРП' })
  await dialog.getByLabel(/^Размер(?! –)/).fill('100')
  await dialog.getByRole('button', { name: 'Сохранить' }).click()
  await expect(dialog.getByText('Код состоит из строчных латинских букв')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'local-benefits-refused')
  await dialog.getByLabel('Код').first().fill('fire')
  await dialog.getByLabel('Акт').fill('Решение маслихата № 12/3-VII от 25.12.2023')
  await page.keyboard.press('Control+S')
  await expect(notice(page)).toContainText('«Помощь пострадавшим от пожара», редакция 1')

  await page.getByRole('button', { name: 'Новая редакция: Помощь пострадавшим от пожара' }).click()
  await expect(dialog.getByText('Редакция 1 останется как есть')).toBeVisible()
  await dialog.getByLabel(/^Размер(?! –)/).fill('150,5')
  await dialog.getByLabel('Порог среднедушевого дохода').selectOption({ label: '% черты бедности' })
  await dialog.getByLabel(/^Порог(?! среднедушевого)/).fill('100')
  await dialog.getByLabel('Акт').fill('Решение маслихата № 7 от 01.03.2024')
  await page.keyboard.press('Control+S')
  await expect(notice(page)).toContainText('редакция 2')
  await page.getByText('показать и прежние редакции').click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('row').nth(1)).toContainText('150,5')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'local-benefits')
  expect(problems).toEqual([])
  await close()
})
