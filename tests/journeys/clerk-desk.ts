import { expect, type Page } from '@playwright/test'
import { makeIban } from '@shared/domain/iban'
import { makeIin } from '@shared/domain/iin'
import { join } from 'node:path'
import type { RunningWindow } from '../support/window'
import { callInWindow, openScreen, startOfficeWindow, signInWindow } from '../support/window-office'

/** The smallest screen the program serves. */
export const smallest = { width: 1366, height: 768 }

/**
 * Each language and each theme once, for screens that are gone through as a whole: what overflows depends on the language alone, what lacks
 * contrast on the theme alone.
 */
export const looks = [
  { locale: 'kk', theme: 'light' },
  { locale: 'ru', theme: 'dark' }
] as const

/** The family of example E1: five people, 50 000 a month, rules of 2018, line 14 849. */
export const e1 = {
  appliedOn: '10.02.2018',
  mother: { iin: iin('1985-03-15', 'f', 101), last: 'Әлиева', first: 'Гүлнар', middle: 'Сейітқызы' },
  children: ['2008-04-01', '2010-06-12', '2013-09-30', '2016-01-05'].map((bornOn, index) => ({
    iin: iin(bornOn, index % 2 === 0 ? 'm' : 'f', 200 + index),
    last: 'Әлиев',
    first: ['Ерлан', 'Айгүл', 'Тимур', 'Мадина'][index] ?? ''
  })),
  iban: makeIban('722', 'S000029932182')
}

/** A valid synthetic IIN. */
export function iin(bornOn: string, sex: 'm' | 'f', from: number): string {
  for (let serial = from; serial < from + 60; serial += 1) {
    const made = makeIin(bornOn, sex, serial)
    if (made !== null) return made
  }
  throw new Error(`no IIN for ${bornOn}`)
}

/** A new office whose clerk sits at the smallest screen; the poverty line of example E1 is entered unless left out. */
export async function clerkOffice(
  options: { line?: boolean; locale?: 'kk' | 'ru'; dataFolder?: string } = {}
): Promise<RunningWindow> {
  const { dataFolder } = options
  const office = await startOfficeWindow(
    ['clerk', 'reviewer', 'head'],
    dataFolder === undefined ? {} : { dataFolder }
  )
  await fitSmallest(office)
  if (options.line !== false) await enterLine(office.page)
  await signInWindow(office.page, 'clerk', options.locale ?? 'ru')
  return office
}

/** The window as large as the smallest screen leaves it, below its title and menu. */
export async function fitSmallest({ app }: RunningWindow): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height - 60)
  }, smallest)
}

/** As the administrator: the poverty line of the first quarter of 2018. */
export async function enterLine(page: Page): Promise<void> {
  await callInWindow(page, 'parameters.set', {
    name: 'poverty-line',
    value: '14849',
    quarter: '2018-Q1',
    region: '63',
    act: 'Приказ управления № 12 от 05.01.2018'
  })
}

/** Leaves a picture where KOMEK_PICTURES names a folder: for looking at every state by eye. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['KOMEK_PICTURES']
  if (folder !== undefined && folder !== '') await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** The region of the page with this name, such as a panel of the application. */
export function part(page: Page, name: string) {
  return page.getByRole('region', { name, exact: true })
}

export interface NewPerson {
  iin: string
  last: string
  first: string
  middle?: string
}

/** Fills in the form of a new person that is open, and saves it. */
export async function fillPerson(page: Page, person: NewPerson): Promise<void> {
  const form = page.locator('form.person-form')
  await form.getByLabel('ИИН').fill(person.iin)
  await form.getByLabel('Фамилия').fill(person.last)
  await form.getByLabel(/^Имя/).fill(person.first)
  if (person.middle !== undefined) await form.getByLabel('Отчество').fill(person.middle)
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await expect(form).toHaveCount(0)
}

/** Chooses a place by what it is called. */
export async function choosePlace(page: Page, typed: string, place: RegExp): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Населённый пункт (КАТО)' })
  await box.click()
  await box.fill(typed)
  await page.getByRole('option', { name: place }).first().click()
}

/** Takes the application of example E1 by mouse and registers it; the page then shows the case. */
export async function takeApplicationByMouse(page: Page): Promise<void> {
  await openScreen(page, '/cases/new')
  await page.getByRole('button', { name: 'Внести нового заявителя' }).click()
  await fillPerson(page, e1.mother)
  await choosePlace(page, 'Глубокое', /Глубокое/)
  await page.getByLabel('Улица, дом, квартира').fill('улица Абая, 12')
  await page.getByLabel('ИИК заявителя').fill(e1.iban)
  for (const child of e1.children) {
    await page.getByRole('button', { name: 'Внести нового члена семьи' }).click()
    await fillPerson(page, child)
  }
  await page.getByLabel('Дата обращения').fill(e1.appliedOn)
  await page.getByLabel('Дата обращения').blur()
  await page
    .getByRole('button', { name: /^Зарегистрировать/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Дело № 2018-')
}

/** A section of the case's page. */
export function section(page: Page, step: string) {
  return page.locator(`#step-${step}`)
}
