import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { startWindow, type RunningWindow } from '../support/window'
import { callInWindow, openScreen, windowPassword } from '../support/window-office'
import { picture, smallest } from './clerk-desk'

async function freshWindow(): Promise<RunningWindow> {
  const running = await startWindow()
  await running.app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height - 60)
  }, smallest)
  return running
}

/** The screen has nothing axe can find, and nothing beside it, in light and dark. */
async function look(page: Page, name: string): Promise<void> {
  for (const dark of [false, true]) {
    await page.evaluate((on) => document.documentElement.classList.toggle('dark', on), dark)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await picture(page, `${name}-${dark ? 'dark' : 'light'}`)
  }
  await page.evaluate(() => document.documentElement.classList.remove('dark'))
}

/** Types into the field that has the focus and goes on to the next. */
async function typeOn(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Tab')
}

async function setUpByKeyboard(page: Page): Promise<void> {
  await page.locator('[data-choice=new]').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Жаңа басқарма')
  await page.locator('[data-field="office.nameKk"] input').focus()
  for (const text of [
    'Глубокое ауданының әлеуметтік бағдарламалар бөлімі',
    'Отдел социальных программ Глубоковского района',
    'Глубокое кенті, Попович көшесі, 22',
    'посёлок Глубокое, улица Поповича, 22',
    'А. Т. Сағынбаев',
    'А. Т. Сагынбаев'
  ]) {
    await typeOn(page, text)
  }
  await page.keyboard.type('Глубокое ауд')
  await expect(page.getByRole('option').first()).toContainText('Глубокое ауданы')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-field="office.kato"] input')).toHaveValue(/Глубокое ауданы/)
  await page.keyboard.press('Tab')
  await typeOn(page, '+7 72331 2-22-22')
  await typeOn(page, 'Әкімші А. Б.')
  await page.keyboard.press('Control+a')
  await typeOn(page, 'admin')
  await typeOn(page, windowPassword)
  await page.keyboard.type(windowPassword)
  await page.keyboard.press('Control+Enter')
}

test('a new office by keyboard alone: its fields are checked where they stand, and the administrator is in', async () => {
  const { page, problems, close } = await freshWindow()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Қош келдіңіз')
  await look(page, 'first-run-choice')
  await page.locator('[data-choice=new]').click()
  await page.getByRole('button', { name: 'Басқарманы құру' }).click()
  await expect(page.locator('[data-field="office.nameKk"]')).toContainText('Өріс бос')
  await expect(page.locator('[data-field="office.nameKk"] input')).toBeFocused()
  await look(page, 'first-run-office')
  await page.getByRole('button', { name: 'Артқа' }).click()

  await setUpByKeyboard(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Бүгін')
  await look(page, 'today-administrator-kk')
  expect(problems).toEqual([])
  await close()
})

test('passwords that differ are said at the field, and no office is made', async () => {
  const { page, close } = await freshWindow()
  await page.getByRole('button', { name: 'РУС' }).click()
  await page.locator('[data-choice=new]').click()
  await page.locator('[data-field="administrator.password"] input').fill(windowPassword)
  await page.locator('[data-field="again"] input').fill('другой пароль')
  await page.getByRole('button', { name: 'Создать управление' }).click()
  await expect(page.locator('[data-field="again"]')).toContainText('Пароли не совпадают')
  expect((await callInWindow(page, 'office.status', {})).state).toBe('new')
  await close()
})

test('the sample office: made with progress, its logins shown, signed in as a clerk', async () => {
  const { page, problems, close } = await freshWindow()
  await page.getByRole('button', { name: 'РУС' }).click()
  await page.locator('[data-choice=sample]').click()
  await page.locator('[data-field="password"] input').fill(windowPassword)
  await page.locator('[data-field="families"] input').fill('12')
  await look(page, 'first-run-sample')
  await page.getByRole('button', { name: 'Открыть учебное управление' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Учебное управление готово', {
    timeout: 60_000
  })
  await look(page, 'first-run-logins')
  await page.getByRole('button', { name: 'Перейти ко входу' }).click()
  await page.getByLabel('Логин').fill('clerk')
  await page.getByLabel('Пароль').fill(windowPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Сегодня')
  await expect(page.getByText('учебные данные')).toBeVisible()
  await look(page, 'today-clerk-ru')
  await page.getByRole('button', { name: 'ҚАЗ' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Бүгін')
  await look(page, 'today-clerk-kk')
  expect(problems).toEqual([])
  await close()
})

test('the making of a sample office can be stopped; nothing of it stays', async () => {
  const { page, close } = await freshWindow()
  await page.getByRole('button', { name: 'РУС' }).click()
  await page.locator('[data-choice=sample]').click()
  await page.locator('[data-field="password"] input').fill(windowPassword)
  await page.locator('[data-field="families"] input').fill('20000')
  await page.getByRole('button', { name: 'Открыть учебное управление' }).click()
  await expect(page.getByText(/\d+ из/)).toBeVisible({ timeout: 60_000 })
  await picture(page, 'first-run-progress')
  await page.getByRole('button', { name: 'Остановить' }).click()
  await expect(page.getByText('Остановлено')).toBeVisible({ timeout: 60_000 })
  expect((await callInWindow(page, 'office.status', {})).state).toBe('new')
  await close()
})

test('sign-in: a wrong password says so, five lock the account with the hour, the calculator needs none', async () => {
  const { page, close } = await freshWindow()
  await setUpByKeyboard(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Бүгін')
  await page.getByRole('button', { name: 'РУС' }).click()
  await page.locator('[data-menu=user]').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Вход')
  await page.getByLabel('Логин').fill('admin')
  await page.getByLabel('Пароль').fill('неверный пароль')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Логин или пароль')
  await look(page, 'sign-in-refused')
  await page.getByRole('link', { name: 'Открыть калькулятор' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Калькулятор')
  await page.getByRole('link', { name: /Вход/ }).click()
  await page.getByLabel('Логин').fill('admin')
  for (let attempt = 2; attempt <= 6; attempt += 1) {
    await page.getByLabel('Пароль').fill(`неверный ${attempt}`)
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Пароль')).toHaveValue('')
  }
  await expect(page.getByRole('alert')).toContainText(/Вход закрыт до \d\d:\d\d/)
  await look(page, 'sign-in-locked')
  await close()
})

test('the locked window shows nothing of the screen, and what was typed is there afterwards', async () => {
  const { page, problems, close } = await freshWindow()
  await setUpByKeyboard(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Бүгін')
  await openScreen(page, '/settings/office')
  await page.locator('[data-field="phone"] input').fill('+7 700 000 00 00')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Терезе құлыпталған' })).toBeVisible()
  await expect(page.locator('[data-field="phone"] input')).toBeHidden()
  await look(page, 'locked')
  await page.keyboard.type('қате құпиясөз')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('құпиясөз')
  await page.keyboard.type(windowPassword)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-field="phone"] input')).toHaveValue('+7 700 000 00 00')
  expect(problems).toEqual([])
  await close()
})

test('left alone for as long as the office has set, the window locks itself', async () => {
  const { page, close } = await freshWindow()
  await page.clock.install()
  await page.reload()
  await setUpByKeyboard(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Бүгін')
  await page.clock.fastForward('09:00')
  await expect(page.getByRole('heading', { name: 'Терезе құлыпталған' })).toHaveCount(0)
  await page.clock.fastForward('02:00')
  await expect(page.getByRole('heading', { name: 'Терезе құлыпталған' })).toBeVisible()
  await close()
})
