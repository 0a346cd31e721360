import { expect, test, type Page } from '@playwright/test'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openConnection } from '../../electron/database/driver'
import {
  callInWindow,
  openScreen,
  proposeInWindow,
  signInWindow,
  windowPassword,
  type WindowFamily
} from '../support/window-office'
import { clerkOffice, picture } from './clerk-desk'
import { lookAt } from './quarter-end-desk'

const family = (lastName: string, children: readonly string[], wages: string): WindowFamily => ({
  ...{ lastName, firstName: 'Әлия', bornOn: '1985-03-15', children, wages, appliedOn: '2018-01-10' }
})
/** The third earns too much and is refused. */
const families = [
  family('Нұрғалиева', ['2008-04-01', '2010-05-02'], '60000.00'),
  family('Ким', [], '15000.00'),
  family('Иванова', ['2011-04-01'], '900000.00')
]

/** Two families assigned for January to March 2018 and one refused; January is paid to the first and has come back from the second. */
async function playOffice(page: Page): Promise<void> {
  const ids: number[] = []
  for (const [index, one] of families.entries()) ids.push(await proposeInWindow(page, one, index + 1))
  await callInWindow(page, 'accounts.signIn', { login: 'reviewer', password: windowPassword })
  for (const id of ids) await callInWindow(page, 'cases.approve', { id })
  await callInWindow(page, 'accounts.signIn', { login: 'head', password: windowPassword })
  const { id } = await callInWindow(page, 'payments.freeze', { programme: 'asp', month: '2018-01' })
  const { rows } = await callInWindow(page, 'payments.lines', { listId: id })
  const lines = rows.map(({ lineNo, amount, name }) =>
    [lineNo, amount, name.startsWith('Ким') ? 'возврат;Счёт закрыт' : 'paid;'].join(';')
  )
  const content = Buffer.from(['№;Сумма;Результат;Причина', ...lines].join('\n')).toString('base64')
  await callInWindow(page, 'payments.reconcile', { listId: id, fileName: 'январь.csv', content })
}

const figure = (page: Page, key: string) => page.locator(`[data-figure=${key}] b`)

/** Pixels of a chart that are not the ground's. */
const inkOf = (page: Page) =>
  page
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      let painted = 0
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) painted += 1
      return painted
    })

test('an office’s half-year: figures, charts, the paper in both languages, the workbook, the table copied', async () => {
  test.setTimeout(180_000)
  const { app, page, dataFolder, problems, close } = await clerkOffice()
  await app.evaluate(({ shell }) => {
    shell.openPath = (path) => {
      process.env['OPENED_BY_TEST'] = path
      return Promise.resolve('')
    }
  })
  await playOffice(page)
  await signInWindow(page, 'head')
  await openScreen(page, '/reports')
  // The half-year that ended last is the first to be shown; nothing was done in it.
  await expect(page.getByText('За этот и прошлый период данных нет')).toBeVisible()
  await lookAt(page, 'reports-empty')

  await page.getByRole('combobox', { name: 'Период' }).selectOption({ label: 'I полугодие 2018 года' })
  await expect(figure(page, 'families')).toHaveText('1')
  await expect(figure(page, 'people')).toHaveText('3')
  await expect.poll(() => inkOf(page)).toBeGreaterThan(500)
  await lookAt(page, 'reports-office')
  await page.getByRole('heading', { name: 'Что посчитано' }).scrollIntoViewIfNeeded()
  await lookAt(page, 'reports-office-below')

  await page.getByRole('button', { name: 'Копировать таблицу: Выплачено по месяцам' }).click()
  await expect(page.getByText('Таблица скопирована.')).toBeVisible()
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied.split('\n')[0]).toBe('Месяц\tСемьи\tТенге')
  expect(copied.split('\n')[1]).toMatch(/^январь 2018 года\t1\t\d+(,\d+)?$/)

  for (const [key, ending, beginning] of [
    ['F7', '.pdf', '%PDF'],
    ['F9', '.pdf', '%PDF'],
    ['F8', '.xlsx', 'PK']
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByText(new RegExp(`Отчёт готов: .*\\${ending}`))).toBeVisible()
    await expect(page.getByRole('button', { name: 'Открыть файл' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Файл открыт.')).toBeVisible()
    const opened = await app.evaluate(() => process.env['OPENED_BY_TEST'] ?? '')
    expect(opened.endsWith(ending)).toBe(true)
    expect((await readFile(opened)).subarray(0, beginning.length).toString()).toBe(beginning)
  }
  expect(await readdir(join(dataFolder, 'reports'))).toHaveLength(3)

  // What was decided today stands in the half-year that runs.
  await openScreen(page, '/reports')
  await page.getByRole('button', { name: 'Период позже' }).click()
  await expect(page.getByText('Период ещё не окончен: показатели неполные.')).toBeVisible()
  await expect(page.locator('[data-table=refusals]')).toContainText('Доход не ниже черты бедности')
  await page.getByRole('button', { name: 'Месяц', exact: true }).click()
  await expect(page.getByText('За этот и прошлый период данных нет')).toBeVisible()
  expect(problems).toEqual([])
  await close()
})

const districts = [
  ['634000000', 'Глубокое ауданы', 'Глубоковский район'],
  ['634600000', 'Зайсан ауданы', 'Зайсанский район'],
  ['636800000', 'Шемонаиха ауданы', 'Шемонаихинский район']
] as const

/** Makes the office a regional center with three districts' files of 2025 and 2026; the last has not sent June. */
async function fillRegion(folder: string): Promise<void> {
  const sql = await openConnection(join(folder, 'komek.db'), { create: false })
  await sql.exec(`PRAGMA busy_timeout = 5000; UPDATE office SET kind = 'region', kato = '630000000'`)
  const months = ['2025-07', '2025-10', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']
  let id = 0
  for (const [place, [kato, kk, ru]] of districts.entries()) {
    for (const [at, month] of months.entries()) {
      if (place === 2 && month === '2026-06') continue
      id += 1
      await sql.run(
        `INSERT INTO region_packages (id, office, name_kk, name_ru, file_name, file_hash, bytes, period, kind, sequence, state, receipt, received_at)
         VALUES (?, ?, ?, ?, 'f', ?, 1, ?, 'period', ?, 'loaded', '', '2026-07-01T00:00:00.000Z')`,
        [id, kato, kk, ru, `hash ${id}`, month, at + 1]
      )
      for (let family = 1; family <= 3 + place + (at % 3); family += 1) {
        const programme = family % 4 === 0 ? 'housing' : 'asp'
        await sql.run(
          `INSERT INTO region_payments (package_id, payment, decision, family, person, programme, month, amount_tiyn, state)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'paid')`,
          [id, family, `D${family}`, family, `p${place}-${family}`, programme, month, 4_850_000 * family]
        )
      }
      for (const [ware, kind, quantity] of [
        ['food', 'kit', 12 + at],
        ['mask', 'item', 400 * (place + 1)]
      ] as const)
        await sql.run(
          `INSERT INTO region_hand_outs (package_id, round, line, person, programme, ware, kind, quantity, handed_on)
           VALUES (?, '1', ?, 'p', ?, ?, ?, ?, ?)`,
          [id, ware, kind === 'item' ? 'mask' : 'kit', ware, kind, quantity, `${month}-15`]
        )
      await sql.run(
        `INSERT INTO region_services (package_id, service, kind, programme, person, day)
         VALUES (?, '1', 'consultation', 'emergency-42500', 'p', ?)`,
        [id, `${month}-10`]
      )
    }
  }
  await sql.close()
}

test('a region’s half-year, with the district that has not reported; dark as well', async () => {
  const { page, dataFolder, problems, close } = await clerkOffice({ line: false })
  await fillRegion(dataFolder)
  await page.evaluate(() => localStorage.setItem('komek.theme', 'dark'))
  await signInWindow(page, 'head')
  await openScreen(page, '/reports?period=2026-H1')
  await expect(
    page.getByText('Не все районы прислали данные за этот период: Шемонаихинский район.')
  ).toBeVisible()
  await expect(page.locator('[data-table=missing]')).toContainText('июнь 2026 года')
  await expect(page.locator('[data-table=districtGoods]')).toContainText('Зайсанский район')
  await expect.poll(() => inkOf(page)).toBeGreaterThan(500)
  await lookAt(page, 'reports-region')
  await page
    .getByRole('heading', { name: /Выплачено по районам|Аудандар бойынша төленгені/ })
    .scrollIntoViewIfNeeded()
  await lookAt(page, 'reports-region-districts')
  expect(problems).toEqual([])
  await picture(page, 'reports-region-dark')
  await close()
})
