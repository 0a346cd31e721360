import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import {
  callInWindow,
  openScreen,
  proposeInWindow,
  startOfficeWindow,
  signInWindow
} from '../support/window-office'

test('the list of cases: empty, filtered, sorted, searched in another spelling, opened and copied by keyboard', async () => {
  const { app, page, problems, close } = await startOfficeWindow(['clerk', 'reviewer'])
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 708))
  await callInWindow(page, 'parameters.set', {
    name: 'poverty-line',
    value: '14849',
    quarter: '2018-Q1',
    region: '63',
    act: 'Сведения управления области'
  })
  await signInWindow(page, 'clerk')
  await openScreen(page, '/cases')
  await expect(page.getByText('Дел ещё нет')).toBeVisible()
  await expectAccessible(page)

  const family = { firstName: 'Гүлнар', bornOn: '1985-03-15', children: ['2012-04-01'], wages: '30000.00' }
  const names = ['Қасымова', 'Иванова', 'Әбдірахманова']
  const ids: number[] = []
  for (const [index, lastName] of names.entries()) {
    ids.push(
      await proposeInWindow(page, { ...family, lastName, appliedOn: `2018-02-0${5 + index}` }, index + 1)
    )
  }
  await callInWindow(page, 'cases.withdraw', { id: ids[1] ?? 0, reason: 'Заявитель передумал' })
  await page.keyboard.press('F5')
  await expect(page.getByRole('row')).toHaveCount(4)
  await expect(page.getByText(/просрочено на \d+ раб\. д/).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  // A Russian keyboard has no Қ: the name is found all the same, and the address keeps the filter.
  await page.keyboard.press('/')
  await page.keyboard.type('касымова')
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect.poll(() => page.url()).toContain('text=')
  await page.reload()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('searchbox').fill('нет такого')
  await expect(page.getByText('Под этот отбор не подходит ни одно дело')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Снять отбор' }).last().click()
  await expect(page.getByRole('row')).toHaveCount(4)

  const chip = page.getByRole('button', { name: /^отозвано 1$/ })
  await chip.click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(chip).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('button', { name: /^Все/ }).click()
  await expect(page.getByRole('row')).toHaveCount(4)

  await page.getByRole('button', { name: 'Заявитель' }).click()
  await expect(page.getByRole('gridcell', { name: /ова/ }).first()).toHaveText('Әбдірахманова Гүлнар')
  await page.locator('summary', { hasText: 'Столбцы' }).click()
  await page.getByLabel('ИИН').check()
  await expect(page.getByRole('columnheader', { name: 'ИИН' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+C')
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(async () => (await copied()).split('\t')[1]).toBe('Әбдірахманова Гүлнар')
  await page.getByRole('gridcell', { name: 'Иванова Гүлнар' }).click({ button: 'right' })
  await expect.poll(copied).toBe('Иванова Гүлнар')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toMatch(/#\/cases\/\d+$/)
  expect(problems).toEqual([])
  await close()
})
