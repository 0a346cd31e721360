import { expect, test, type Locator, type Page } from '@playwright/test'
import iconv from 'iconv-lite'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { clerkOffice, iin, picture } from './clerk-desk'

const people = {
  gulnar: iin('1985-03-15', 'f', 100),
  yerlan: iin('2008-04-01', 'm', 200),
  aliya: iin('1979-11-20', 'f', 300),
  namesake: iin('2008-04-01', 'm', 400),
  timur: iin('2013-09-30', 'm', 500)
}

/** As a school sends it: Russian spelling, windows-1251, headings of its own. */
const school = [
  'ИИН;Графа 2;Имя ребёнка;Отчество;Дата рожд.;Тел;Класс',
  `${people.gulnar};Сагындыкова;Гульнар;;15.03.1985;8 (701) 555-66-77;—`,
  `;Алиев;Ерлан;;01.04.2008;8 705 333 44 55;7 «А»`,
  `${people.namesake};Алиев;Ерлан;;01.04.2008;;7 «Б»`,
  `${people.timur};Ким;Тимур;;30.09.2013;+7 702 111 22 33;1 «А»`,
  `${people.aliya.slice(0, 11)}${(Number(people.aliya[11]) + 1) % 10};Нургалиева;Алия;;20.11.1979;;—`
].join('\r\n')

/** Whom the office knows already, in Kazakh spelling. */
async function enterPeople(page: Page): Promise<void> {
  for (const [number, lastName, firstName] of [
    [people.gulnar, 'Сағындықова', 'Гүлнар'],
    [people.yerlan, 'Әлиев', 'Ерлан']
  ] as const)
    await callInWindow(page, 'people.save', { iin: number, lastName, firstName, phone: '+77010001122' })
}

async function sendFile(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.keyboard.press('F9')
}

const rowOf = (grid: Locator, text: string): Locator => grid.getByRole('row').filter({ hasText: text })

test('a school’s list: columns put right, namesakes told apart, written, its refused row sent again, taken back', async () => {
  const office = await clerkOffice({ line: false })
  const { app, page, problems } = office
  const scratch = await mkdtemp(join(tmpdir(), 'komek-imports-'))
  const refused = join(scratch, 'возврат.csv')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path })
  }, refused)
  await enterPeople(page)
  const dialog = page.getByRole('dialog')
  const grid = page.getByRole('grid')

  await openScreen(page, '/exchange/imports')
  await expect(page.getByText('Ни одного списка ещё не принято')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('F2')
  await expect(page.getByRole('radio', { name: /Люди и семьи/ })).toBeChecked()
  await page.keyboard.press('F9')
  await expect(page.getByText('Выберите файл.')).toBeVisible()
  await sendFile(page, 'список.xlsx', Buffer.from('PK not a workbook at all'))
  await expect(page.getByText(/Откройте файл в Excel/)).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'import-new-ru')

  await page.getByLabel('Откуда список').fill('Школа № 3')
  await sendFile(page, 'школа-3.csv', iconv.encode(school, 'win1251'))
  await expect(page.getByText('Нужно хотя бы одно из: ФИО, Фамилия.')).toBeVisible()
  await page.getByLabel('Поле для столбца «Графа 2»').focus()
  for (let field = 0; field < 3; field += 1) await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Все обязательные поля найдены.')).toBeVisible()
  await expect(page.getByText('Не читаются столбцы: Класс.')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'import-columns-ru')
  await page.keyboard.press('F9')

  await expect(rowOf(grid, 'Ким')).toContainText('новая')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'import-rows-ru')
  await page.getByRole('button', { name: /^Ошибки/ }).click()
  await expect(grid.getByRole('row')).toHaveCount(2)
  await rowOf(grid, 'Нургалиева').click()
  await expect(dialog).toContainText('Исправьте её в файле')
  await expectAccessible(page)
  await picture(page, 'import-row-ru')
  await page.keyboard.press('Escape')

  await page.keyboard.press('F8')
  const one = page.locator('.import-merge__one')
  await expect(one.getByRole('heading')).toHaveText('Алиев Ерлан')
  await expect(one).toContainText('другое написание, остаётся из базы')
  await expect(one).toContainText(/\+7\s701\s000\s11\s22/)
  await page.keyboard.press('ArrowRight')
  await expect(one.getByRole('switch').first()).toContainText('из базы')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'import-merge-ru')
  await page.keyboard.press('1')
  await expect(page.getByText('Решено 1 из 2')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Решено 0 из 2')).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText('Решено 1 из 2')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText('Все дубликаты решены.')).toBeVisible()

  await page.keyboard.press('F9')
  await expect(dialog).toContainText('с ошибками: 1')
  await picture(page, 'import-apply-ru')
  await dialog.getByRole('button', { name: 'Записать' }).click()
  await expect(page.getByText(/^Записано: новых 2/)).toBeVisible()
  await picture(page, 'import-applied-ru')

  await page.keyboard.press('F10')
  await dialog.getByRole('button', { name: 'Сохранить CSV' }).click()
  await expect(dialog).toContainText('Сохранено строк: 1')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  const back = await readFile(refused)
  const wrong = back.toString('utf8')
  expect(wrong).toContain('Причина')
  const right = wrong.replace(/\d{12}/, people.aliya)
  expect(right).not.toBe(wrong)

  await openScreen(page, '/exchange/imports/new')
  await page.getByLabel('Откуда список').fill('Школа № 3')
  await expect(page.getByText(/Столбцы этого источника запомнены/)).toBeVisible()
  await sendFile(page, 'школа-3 исправлено.csv', Buffer.from(right))
  await expect(rowOf(grid, 'Нургалиева')).toContainText('новая')
  await page.keyboard.press('F9')
  await dialog.getByRole('button', { name: 'Записать' }).click()
  await expect(page.getByText(/^Записано: новых 1/)).toBeVisible()

  await page.getByRole('button', { name: 'Отменить запись' }).click()
  await expect(dialog).toContainText('удалится добавленных: 1')
  await picture(page, 'import-undo-ru')
  await dialog.getByRole('button', { name: 'Отменить запись' }).click()
  await expect(page.getByText('Запись отменена: удалено 1')).toBeVisible()

  await openScreen(page, '/exchange/imports/new')
  await page.getByLabel('Откуда список').fill('Школа № 3')
  await sendFile(page, 'школа-3.csv', iconv.encode(school, 'win1251'))
  await expect(page.getByText(/Этот файл уже был записан/)).toBeVisible()
  await picture(page, 'import-again-ru')

  for (const dark of [false, true]) {
    await page.evaluate((on) => localStorage.setItem('komek.theme', on ? 'dark' : 'light'), dark)
    await signInWindow(page, 'clerk', 'kk')
    for (const [name, path] of [
      ['list', ''],
      ['new', '/new'],
      ['columns', '/3/columns'],
      ['rows', '/3'],
      ['merge', '/3/duplicates']
    ] as const) {
      await openScreen(page, `/exchange/imports${path}`)
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('')
      // The telephone that was kept in the merge is still the stored one.
      if (name === 'merge') await expect(one).toContainText(/\+7\s701\s000\s11\s22/)
      await expect(page.locator('main')).not.toContainText(/imports\.|common\./)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await picture(page, `import-${name}-kk${dark ? '-dark' : ''}`)
    }
  }
  expect(problems).toEqual([])
  await office.close()
  await rm(scratch, { recursive: true, force: true })
})
