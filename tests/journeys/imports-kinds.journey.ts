import { expect, test, type Page } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { addDays } from '@shared/domain/iso-date'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { iin } from './clerk-desk'
import { distributionOffice } from './distribution-desk'
import { lookAt } from './quarter-end-desk'

const mother = iin('1985-03-15', 'f', 100)
const son = iin('2005-05-20', 'm', 200)
const stranger = iin('1999-09-09', 'f', 300)

const dialog = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('gridcell') })
const win1251 = (lines: readonly string[]): Buffer => iconv.encode(lines.join('\r\n'), 'win1251')

/** A family that the office knows. */
async function enterFamily(page: Page): Promise<void> {
  const lines = [
    ...['ИИН;ФИО;ИИН заявителя;Родство', `${mother};Серікова Әлия Маратқызы;${mother};`],
    `${son};Серіков Нұрлан;${mother};сын`
  ]
  const { id } = await callInWindow(page, 'imports.preview', {
    ...{ kind: 'people', fileName: 'семья.csv', content: Buffer.from(lines.join('\n')).toString('base64') }
  })
  await callInWindow(page, 'imports.apply', { id })
}

/** Drags files over the middle of the window, and lets them go there. */
async function dropFiles(page: Page, files: readonly (readonly [string, Buffer])[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (given) => {
      const data = new DataTransfer()
      for (const [name, base64] of given)
        data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name))
      return data
    },
    files.map(([name, bytes]) => [name, bytes.toString('base64')] as const)
  )
  await page.dispatchEvent('h1', 'dragover', { dataTransfer })
  await expect(page.getByText('Отпустите файл')).toBeVisible()
  await page.dispatchEvent('h1', 'drop', { dataTransfer })
  await expect(page.getByText('Отпустите файл')).toHaveCount(0)
}

/** A new list of the kind, chosen by arrows from the first one. */
async function newList(page: Page, kind: RegExp): Promise<void> {
  await openScreen(page, '/exchange/imports/new')
  await expect(page.getByRole('radio').first()).toBeFocused()
  const wanted = page.getByRole('radio', { name: kind })
  for (let step = 0; step < 8 && !(await wanted.isChecked()); step += 1)
    await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
}

async function apply(page: Page, said: RegExp): Promise<void> {
  await page.keyboard.press('F9')
  await expect(dialog(page).getByRole('button', { name: 'Записать' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(said)).toBeVisible()
}

test('lists of other kinds, dropped onto the window: incomes, e-GOV, categories, stock; a macro refused by name; a long one stopped', async () => {
  test.setTimeout(150_000)
  const office = await distributionOffice({ login: 'clerk' })
  const { page, problems } = office
  await enterFamily(page)
  await incomes(page)
  await hostile(page)
  await applications(page)
  await categories(page)
  await stopped(page)
  await signInWindow(page, 'distributor')
  await stock(page)
  expect(problems).toEqual([])
  await office.close()
})

/** As a tax office sends it: windows-1251, semicolons, amounts with blanks and commas. */
async function incomes(page: Page): Promise<void> {
  await newList(page, /Доходы за квартал/)
  const file = win1251([
    ...['ИИН;Вид дохода;Месяц;Сумма', `${mother};зарплата;июль 2026;150 000,50`],
    ...[`${mother};пособие;08.2026;"45 000"`, `${son};стипендия;сентябрь 2026;30000`],
    ...[`${stranger};пенсия;07.2026;80 000`, `${stranger};зарплата;июль 2026;много`]
  ])
  await dropFiles(page, [
    ['один.csv', file],
    ['два.csv', file]
  ])
  await expect(page.getByText('Перетащите один файл')).toBeVisible()
  await dropFiles(page, [['доходы.csv', file]])
  await expect(page.getByText('доходы.csv')).toBeVisible()
  await page.getByLabel('Квартал доходов').selectOption({ label: 'III квартал 2026 года' })
  await page.keyboard.press('F9')
  await expect(rows(page)).toHaveCount(5)
  await lookAt(page, 'kinds-incomes')
  await page.getByRole('button', { name: /^Ошибки/ }).click()
  await expect(rows(page)).toHaveCount(2)
  await apply(page, /^Записано: новых 3/)
}

/** A workbook that carries macros: refused, with the way out, and nothing is kept of it. */
async function hostile(page: Page): Promise<void> {
  await newList(page, /Люди и семьи/)
  const book = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/vbaProject.bin': strToU8('macro')
  })
  await dropFiles(page, [['список школы.xlsx', Buffer.from(book)]])
  await page.keyboard.press('F9')
  await expect(page.getByText('В файле «список школы.xlsx» макросы.')).toBeVisible()
  await lookAt(page, 'kinds-hostile')
}

async function applications(page: Page): Promise<void> {
  await newList(page, /Заявления e-GOV/)
  const file = win1251([
    'Номер заявления;Дата подачи;ИИН заявителя;ФИО заявителя;Услуга',
    `101000458812;12.10.2026;${mother};Серикова Алия;АСП`,
    `101000458813;13.10.2026;${stranger};Нова Ирина;жилищная помощь`,
    `;14.10.2026;${son};Сериков Нурлан;АСП`
  ])
  await dropFiles(page, [['egov.csv', file]])
  await page.keyboard.press('F9')
  await expect(rows(page)).toHaveCount(3)
  await lookAt(page, 'kinds-applications')
  await apply(page, /^Записано: новых 2/)
}

async function categories(page: Page): Promise<void> {
  await newList(page, /Списки категорий/)
  const file = win1251(['ИИН;ФИО;Категория', `${mother};Серикова Алия;многодетная`, `${son};;III группа`])
  await dropFiles(page, [['категории.csv', file]])
  await page.keyboard.press('F9')
  await expect(rows(page)).toHaveCount(2)
}

/** Eight thousand people: stopped amid the writing, nothing is written. */
async function stopped(page: Page): Promise<void> {
  const before = await callInWindow(page, 'people.search', { text: 'Долгий' })
  expect(before.rows).toEqual([])
  await newList(page, /Люди и семьи/)
  const lines = Array.from({ length: 8000 }, (_, row) => {
    const bornOn = addDays('1960-01-01', row % 4000)
    return `${iin(bornOn, row < 4000 ? 'm' : 'f', 1)};Долгий;Имя`
  })
  await dropFiles(page, [['район.csv', Buffer.from(`ИИН;Фамилия;Имя\n${lines.join('\n')}`)]])
  await page.keyboard.press('F9')
  const progress = page.getByRole('progressbar', { name: 'Чтение и проверка файла' })
  await expect(progress).toBeVisible()
  await expect(page.getByRole('button', { name: /^Записать/ })).toBeEnabled({ timeout: 60_000 })
  await page.keyboard.press('F9')
  await expect(dialog(page).getByRole('button', { name: 'Записать' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Остановить' }).click()
  await expect(page.getByText('Ничего не записано и не изменено.')).toBeVisible()
  await lookAt(page, 'kinds-stopped')
  const after = await callInWindow(page, 'people.search', { text: 'Долгий' })
  expect(after.rows).toEqual([])
}

async function stock(page: Page): Promise<void> {
  await newList(page, /Приход на склад/)
  await page.getByLabel('Склад или пункт').selectOption({ label: 'Центральный склад' })
  const file = win1251([
    'Накладная;Поставщик;Дата;Наименование;Кол-во;Партия;Годен до',
    'Н-17;ТОО «Береке»;10.11.2026;Мука, 1 кг;500;А-1;01.06.2027',
    'Н-17;ТОО «Береке»;10.11.2026;Мыло хозяйственное;300;;',
    'Н-17;ТОО «Береке»;10.11.2026;Сахар;200;;'
  ])
  await dropFiles(page, [['накладная.csv', file]])
  await page.keyboard.press('F9')
  await expect(rows(page)).toHaveCount(3)
  await page.evaluate(() => document.documentElement.classList.add('dark'))
  await lookAt(page, 'kinds-stock-dark')
  await apply(page, /^Записано: новых 2/)
}
