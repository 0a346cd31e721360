import { expect, test, type Page } from '@playwright/test'
import { addDays } from '@shared/domain/iso-date'
import { formatDate } from '@shared/domain/format'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { picture } from './clerk-desk'
import {
  distributionOffice,
  enterKitPeople,
  newestVersion,
  sendTo,
  stockKits,
  type DistributionOffice,
  type KitPeople
} from './distribution-desk'

interface RoundsOffice extends DistributionOffice {
  people: KitPeople
  today: string
}

/** People of the kit's categories, kits in the warehouse, the manager at the list of rounds. */
async function roundsOffice(kits: number): Promise<RoundsOffice> {
  const office = await distributionOffice()
  const { page } = office
  const people = await enterKitPeople(page)
  await signInWindow(page, 'manager')
  if (kits > 0) await stockKits(page, office.desk, kits)
  const { today } = await callInWindow(page, 'office.status', {})
  await openScreen(page, '/distribution/rounds')
  await expect(page.getByRole('heading', { level: 1, name: 'Раздачи' })).toBeVisible()
  return { ...office, people, today }
}

const shownDate = (date: string): string => formatDate(date, 'ru')
const field = (page: Page, label: string) => page.getByLabel(label)
const primary = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^${label}`) })

/** Goes to a field and types over what is in it, as one who never touches the mouse. */
async function type(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

/** Chooses in a list of the system by typing what the choice begins with. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).focus()
  await page.keyboard.type(text)
}

/** The form of a kit round with the ready-made categories, but for its days. */
async function fillKitRound(page: Page): Promise<void> {
  await page.keyboard.press('F2')
  await expect(page.getByRole('heading', { level: 1, name: 'Новая раздача' })).toBeVisible()
  await type(page, 'Название на казахском', 'Желтоқсанның жиынтықтары')
  await type(page, 'Название на русском', 'Наборы декабря')
  await choose(page, 'Товар или набор', 'Продуктово')
  await page.getByRole('button', { name: 'Взять 5 готовых' }).focus()
  await page.keyboard.press('Enter')
  await choose(page, 'Откуда брать', 'Центральный')
  await page.getByRole('button', { name: 'Выбрать все', exact: true }).focus()
  await page.keyboard.press('Enter')
}

test('by keyboard alone: made of ready-made categories, drawn, frozen, listed, printed', async () => {
  const { page, people, today, problems, close } = await roundsOffice(40)
  await expect(page.getByText('Раздач ещё не было')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'rounds-empty')
  await fillKitRound(page)
  await expect(page.locator('[data-category]')).toHaveCount(5)
  await type(page, 'Первый день выдачи', shownDate(today))
  await type(page, 'Последний день выдачи', shownDate(addDays(today, 6)))
  await picture(page, 'rounds-form')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('F9')

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Раздача № 1')
  await picture(page, 'rounds-draft')
  await expectAccessible(page)
  await page.keyboard.press('F9')
  await expect(page.getByText(/Запаса хватает/)).toContainText('нужно 12')
  await picture(page, 'rounds-drawn')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.keyboard.press('F9')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('строки получат номера: 12')
  await expectAccessible(page)
  await picture(page, 'rounds-freeze')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /Список/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('Показано 12 из 12')).toBeVisible()
  await picture(page, 'rounds-lines')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  expect(people.glubokoe).toHaveLength(5)
  expect(problems).toEqual([])
  await close()
})
