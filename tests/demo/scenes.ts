import { expect, type Page } from '@playwright/test'
import { makeIban } from '@shared/domain/iban'
import { formatDate } from '@shared/domain/format'
import { addDays } from '@shared/domain/iso-date'
import { choosePlace, fillPerson, iin, section, type NewPerson } from '../journeys/clerk-desk'
import { callInWindow, openScreen } from '../support/window-office'
import type { Album } from './album'

export const demoPassword = 'көмек-2026!'

/** What the demo has done so far, for its report. */
export interface Done {
  applicationNumber: string
  approvedOnScreen: number
  approvedByHead: number
  returned: number
  printed: number
  pages: number
}

const patience = { timeout: 60_000 }

/** First run: the sample office is made on the screen. */
export async function openSampleOffice(page: Page, album: Album, families: number): Promise<void> {
  await page.locator('[data-choice=sample]').waitFor(patience)
  await album.both('first-run')
  await page.locator('[data-choice=sample]').click()
  await page.locator('[data-field="password"] input').fill(demoPassword)
  await page.locator('[data-field="families"] input').fill(String(families))
  await album.both('sample-office')
  await page.getByRole('button', { name: 'Открыть учебное управление' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Учебное управление готово', {
    timeout: 120_000 + families * 2000
  })
  await album.both('sample-office-ready')
  await page.getByRole('button', { name: 'Перейти ко входу' }).click()
}

/** Signs in on the screen; whoever was in is signed out before. */
export async function signIn(page: Page, login: string): Promise<void> {
  await callInWindow(page, 'accounts.signOut', {})
  await page.evaluate(() => localStorage.setItem('komek.locale', 'ru'))
  await page.reload()
  await page.getByLabel('Логин').fill(login)
  await page.getByLabel('Пароль').fill(demoPassword)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-menu=user]')).toBeVisible(patience)
  if ((await callInWindow(page, 'accounts.session', {})).user?.locale !== 'ru') {
    await page.locator('[data-locale=ru]').first().click()
  }
}

/** Somebody who is not in the office yet: the first serial number that nobody has. */
async function newcomer(
  page: Page,
  bornOn: string,
  sex: 'm' | 'f',
  name: Omit<NewPerson, 'iin'>
): Promise<NewPerson> {
  for (let serial = 8100; ; serial += 60) {
    const number = iin(bornOn, sex, serial)
    const { person } = await callInWindow(page, 'people.findByIin', { iin: number })
    if (person === null) return { iin: number, ...name }
  }
}

/** A mother and four children apply; everything is typed on the screen. Answers the case's id. */
export async function takeApplication(page: Page, album: Album, done: Done): Promise<number> {
  const mother = await newcomer(page, '1985-03-15', 'f', {
    last: 'Нұрғалиева',
    first: 'Әлия',
    middle: 'Қуатқызы'
  })
  const names = ['Ерлан', 'Айгүл', 'Темірлан', 'Мәдина']
  const births = ['2009-04-01', '2012-06-12', '2018-09-30', '2022-01-05']
  await openScreen(page, '/cases/new')
  await page.getByRole('button', { name: 'Внести нового заявителя' }).click()
  await fillPerson(page, mother)
  await choosePlace(page, 'Глубокое', /Глубокое/)
  await page.getByLabel('Улица, дом, квартира').fill('улица Абая, 12')
  await page.getByLabel('ИИК заявителя').fill(makeIban('722', 'S000099932182'))
  for (const [index, bornOn] of births.entries()) {
    const sex = index % 2 === 0 ? 'm' : 'f'
    const child = await newcomer(page, bornOn, sex, {
      last: sex === 'm' ? 'Нұрғалиев' : 'Нұрғалиева',
      first: names[index] ?? ''
    })
    await page.getByRole('button', { name: 'Внести нового члена семьи' }).click()
    await fillPerson(page, child)
  }
  await album.both('intake')
  await page
    .getByRole('button', { name: /^Зарегистрировать/ })
    .first()
    .click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('Дело №', patience)
  done.applicationNumber = /\d{4}-\d{6}/.exec(await heading.innerText())?.[0] ?? ''
  await album.both('case-registered')
  const id = Number(/cases\/(\d+)/.exec(page.url())?.[1])
  if (!Number.isInteger(id)) throw new Error(`the case has no address: ${page.url()}`)
  return id
}

/** Documents, survey and incomes on the case's page; then the working, in both languages, and the proposal. */
export async function workCase(page: Page, album: Album, today: string): Promise<void> {
  const shown = (date: string): string => formatDate(date, 'ru')
  const documents = section(page, 'documents')
  await documents.getByRole('button', { name: 'Отметить обязательные полученными' }).click()
  await documents.getByRole('button', { name: 'Сохранить' }).click()
  await expect(documents).not.toHaveClass(/is-dirty/, patience)
  const survey = section(page, 'survey')
  await survey.getByLabel('Дата обследования').fill(shown(addDays(today, -1)))
  await survey.getByLabel('Номер акта').fill('14')
  await survey.getByLabel('Заключение', { exact: true }).selectOption({ label: 'нуждается' })
  await survey.getByLabel('Дата заключения').fill(shown(today))
  await survey.getByRole('button', { name: 'Сохранить' }).click()
  await expect(survey).not.toHaveClass(/is-dirty/, patience)
  const incomes = section(page, 'incomes')
  await incomes.getByRole('button', { name: 'Добавить доход' }).click()
  await incomes.getByLabel('Вид дохода, строка 1').selectOption({ label: 'заработная плата' })
  await incomes.getByLabel('Сумма, строка 1').fill('310000')
  await incomes.getByLabel('Источник, строка 1').fill('ТОО «Алтай»')
  // Four children: the benefit the law gives them counts as income, and the page offers it.
  await incomes.getByRole('button', { name: /^Внести за квартал/ }).click()
  await incomes.getByRole('button', { name: 'Сохранить' }).click()
  await expect(incomes).not.toHaveClass(/is-dirty/, patience)
  await album.both('case-entered')
  await page.keyboard.press('F8')
  await expect(section(page, 'working')).toContainText('₸', patience)
  await section(page, 'working').scrollIntoViewIfNeeded()
  await album.both('case-working')
  await page.locator('.page-head').getByRole('button', { name: 'Предложить решение' }).click()
  await page.getByRole('dialog').getByLabel('Примечание для проверяющего').fill('Документы все')
  await album.take('propose', 'ru')
  await page.getByRole('dialog').getByRole('button', { name: 'Предложить решение' }).click()
  await expect(section(page, 'proposal')).toContainText('ждёт утверждения', patience)
  await album.both('case-proposed')
}

/** Approves a case on its review page; false where it waits for somebody else. */
async function approveOnScreen(page: Page, id: number): Promise<boolean> {
  await openScreen(page, `/review/${id}`)
  const button = page.getByRole('button', { name: /^Утвердить/ }).first()
  await expect(button).toBeVisible(patience)
  if (await button.isDisabled()) return false
  await button.click()
  await page.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0, patience)
  await expect
    .poll(async () => (await callInWindow(page, 'cases.get', { id })).case.state, patience)
    .not.toBe('proposed')
  return true
}

/** The reviewer's morning: the queue, the new case, one given back, the others approved one by one. */
export async function review(
  page: Page,
  album: Album,
  caseId: number,
  done: Done,
  most: number
): Promise<void> {
  await openScreen(page, '/review')
  await expect(page.getByRole('row').nth(1)).toBeVisible(patience)
  await album.both('review-queue')
  await openScreen(page, `/review/${caseId}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Нұрғалиева', patience)
  await album.both('review-case')
  if (await approveOnScreen(page, caseId)) done.approvedOnScreen += 1
  const { rows } = await callInWindow(page, 'cases.list', {
    states: ['proposed', 'approved'],
    toReview: true,
    limit: 500,
    sort: 'deadline'
  })
  const [back, ...others] = rows
  if (back !== undefined) {
    await openScreen(page, `/review/${back.id}`)
    await page.getByRole('button', { name: /^Вернуть/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('Уточните справку о доходах за последний месяц.')
    await album.take('review-return', 'ru')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toHaveCount(0, patience)
    done.returned += 1
  }
  for (const { id } of others.slice(0, most)) {
    if (await approveOnScreen(page, id)) done.approvedOnScreen += 1
  }
}

/** The head's approval is the second where the sum lies above the tier. */
export async function headApproves(page: Page, album: Album, done: Done, most: number): Promise<void> {
  const { rows } = await callInWindow(page, 'cases.list', {
    states: ['approved'],
    toReview: true,
    limit: 500
  })
  await openScreen(page, '/review')
  await album.both('review-head')
  for (const { id } of rows.slice(0, most)) {
    await openScreen(page, `/review/${id}`)
    await page
      .getByRole('button', { name: /^Утвердить/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click()
    await expect
      .poll(async () => (await callInWindow(page, 'cases.get', { id })).case.state, patience)
      .toBe('decided')
    done.approvedByHead += 1
  }
}

/** The preview that is the PDF, then the whole day's letters as one print job. */
export async function printLetters(page: Page, album: Album, done: Done): Promise<void> {
  await openScreen(page, '/letters')
  await page.locator('.pdf-page[data-drawn=true]').first().waitFor(patience)
  await album.both('letters')
  await page.locator('[role=grid]').first().focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('F9')
  const told = page.getByText(/Готово: \d+ пис/)
  await told.waitFor({ timeout: 600_000 })
  const [, letters, pages] = /Готово: (\d+)\D+(\d+)/.exec(await told.innerText()) ?? []
  done.printed += Number(letters ?? 0)
  done.pages += Number(pages ?? 0)
  await album.both('letters-printed')
}
