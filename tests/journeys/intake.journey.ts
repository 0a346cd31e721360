import { expect, test } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { startWindow } from '../support/window'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import {
  choosePlace,
  clerkOffice,
  e1,
  fillPerson,
  fitSmallest,
  iin,
  part,
  picture,
  takeApplicationByMouse
} from './clerk-desk'

test('an application of five people by mouse: registered with number and deadline, the address kept on the card', async () => {
  const { page, problems, close } = await clerkOffice()
  await takeApplicationByMouse(page)
  await expect(page.locator('#summary-slot')).toContainText('5 человек')
  const { case: registered } = await callInWindow(page, 'cases.get', { id: 1 })
  expect(registered).toMatchObject({
    appliedOn: '2018-02-10',
    quarter: '2018-Q1',
    incomeQuarter: '2017-Q4',
    iban: e1.iban,
    address: { text: 'улица Абая, 12' }
  })
  expect(registered.members.map((one) => [one.relation, one.ableBodied])).toEqual([
    ['applicant', true],
    ['child', false],
    ['child', false],
    ['child', false],
    ['child', false]
  ])
  await openScreen(page, `/people/${registered.applicantId}`)
  await expect(part(page, 'Личные данные')).toContainText('улица Абая, 12')
  expect(problems).toEqual([])
  await close()
})

test('a window closed in mid-entry loses nothing: Today lists the draft, and it goes on where it stopped', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'komek-draft-'))
  const dataFolder = join(scratch, 'office')
  const first = await clerkOffice({ dataFolder })
  await openScreen(first.page, '/cases/new')
  await first.page.getByRole('button', { name: 'Внести нового заявителя' }).click()
  await fillPerson(first.page, e1.mother)
  await choosePlace(first.page, 'Глубокое', /Глубокое/)
  await first.page.getByLabel('Улица, дом, квартира').fill('улица Абая, 12')
  await first.page.getByRole('button', { name: 'Внести нового члена семьи' }).click()
  const form = first.page.locator('form.person-form')
  await form.getByLabel('ИИН').fill(e1.children[0]?.iin ?? '')
  await form.getByLabel('Фамилия').fill('Әли')
  // Closed at once, before the pause in typing after which a draft is written.
  await first.close()

  const second = await startWindow({ dataFolder })
  await fitSmallest(second)
  await signInWindow(second.page, 'clerk')
  await openScreen(second.page, '/today')
  await second.page.getByText('Әлиева Гүлнар Сейітқызы').first().click()
  await expect(second.page.getByRole('heading', { level: 1 })).toHaveText('Приём заявления')
  await expect(part(second.page, 'Заявитель')).toContainText('Әлиева Гүлнар Сейітқызы')
  await expect(second.page.getByLabel('Улица, дом, квартира')).toHaveValue('улица Абая, 12')
  const again = second.page.locator('form.person-form')
  await expect(again.getByLabel('ИИН')).toHaveValue(e1.children[0]?.iin ?? '')
  await expect(again.getByLabel('Фамилия')).toHaveValue('Әли')
  await second.close()
  await rm(scratch, { recursive: true })
})

test('a draft can be dropped, and is then gone', async () => {
  const { page, close } = await clerkOffice()
  await openScreen(page, '/cases/new')
  await page.getByRole('button', { name: 'Внести нового заявителя' }).click()
  await fillPerson(page, e1.mother)
  await page.getByRole('button', { name: 'Удалить черновик' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Удалить черновик' }).click()
  await expect.poll(async () => (await callInWindow(page, 'drafts.list', {})).drafts).toEqual([])
  await close()
})

test('a second application of the family in the quarter names the open case and leads to it', async () => {
  const { page, close } = await clerkOffice()
  await takeApplicationByMouse(page)
  await openScreen(page, '/people/1')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Әлиева')
  await page.keyboard.press('F9')
  await expect(page.getByText('Уже записаны в этой семье:')).toBeVisible()
  await page.getByLabel('Дата обращения').fill('05.03.2018')
  await page.keyboard.press('F6')
  await expect(page.locator('[data-member]')).toHaveCount(5)
  await page.keyboard.press('F9')
  await expect(page.getByRole('alert')).toContainText('открытое дело')
  await expectAccessible(page)
  await picture(page, 'intake-doubled')
  await page.getByRole('link', { name: /Открыть дело № 2018-000001/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Дело № 2018-000001')
  await close()
})

test('mistakes are told at their fields: IIN, name, date, account, nobody chosen', async () => {
  const { page, close } = await clerkOffice()
  await openScreen(page, '/cases/new')
  await expect(page.getByRole('combobox', { name: /Найти заявителя/ })).toBeFocused()
  await page.keyboard.press('F9')
  await expect(page.locator('[data-field="applicantId"]')).toContainText('Заполните')
  await page.getByLabel('Дата обращения').fill('01.01.2031')
  await page.keyboard.press('F9')
  await expect(page.locator('[data-field="appliedOn"]')).toContainText('ещё не наступила')

  await page.keyboard.press('F4')
  const form = page.locator('form.person-form')
  const wrong = `${e1.mother.iin.slice(0, 11)}${(Number(e1.mother.iin.slice(11)) + 1) % 10}`
  await form.getByLabel('ИИН').fill(wrong)
  await expect(form.locator('[data-field="iin"]')).toContainText('контрольная цифра')
  await form.getByLabel('Фамилия').fill('Әлиева😀')
  await form.getByLabel(/^Имя/).fill('')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await expect(form.locator('[data-field="lastName"]')).toContainText('«😀»')
  await expect(form.locator('[data-field="firstName"]')).toContainText('Заполните')
  await expectAccessible(page)
  await picture(page, 'intake-mistakes')
  await form.getByLabel('ИИН').fill(e1.mother.iin)
  await form.getByLabel('Фамилия').fill('Әлиева')
  await form.getByLabel(/^Имя/).fill('Гүлнар')
  await form.getByRole('button', { name: 'Сохранить' }).click()
  await page.getByLabel('ИИК заявителя').fill('KZ718625S00002993219')
  await page.getByLabel('ИИК заявителя').blur()
  await expect(page.locator('[data-field="iban"]')).toContainText('контрольные цифры')
  expect((await callInWindow(page, 'cases.list', {})).rows).toEqual([])
  await close()
})

test('whoever is already entered is offered at the twelfth digit, not entered twice', async () => {
  const { page, close } = await clerkOffice()
  await callInWindow(page, 'people.save', { iin: e1.mother.iin, lastName: 'Әлиева', firstName: 'Гүлнар' })
  await openScreen(page, '/cases/new')
  await expect(page.getByRole('combobox', { name: /Найти заявителя/ })).toBeFocused()
  await page.keyboard.press('F4')
  await page.keyboard.type(e1.mother.iin)
  await expect(page.getByText('Этот человек уже внесён')).toBeVisible()
  await picture(page, 'intake-known')
  await page.keyboard.press('Enter')
  await expect(part(page, 'Заявитель')).toContainText('Әлиева Гүлнар')
  await close()
})

test('Kazakh and back in mid-entry: every entry stays', async () => {
  const { page, close } = await clerkOffice()
  await openScreen(page, '/cases/new')
  await page.getByLabel('Дата обращения').fill(e1.appliedOn)
  await page.getByRole('button', { name: 'Внести нового заявителя' }).click()
  await page.locator('form.person-form').getByLabel('Фамилия').fill('Әлиева')
  await page.getByRole('button', { name: 'ҚАЗ' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Өтініш қабылдау')
  await expect(page.locator('form.person-form').getByLabel('Тегі')).toHaveValue('Әлиева')
  await expect(page.getByLabel('Өтініш берген күні')).toHaveValue(e1.appliedOn)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'intake-kk')
  await page.getByRole('button', { name: 'РУС' }).click()
  await expect(page.locator('form.person-form').getByLabel('Фамилия')).toHaveValue('Әлиева')
  await close()
})

test('people: found in another spelling, by IIN and by phone; a new one is entered and corrected', async () => {
  const { page, problems, close } = await clerkOffice()
  await openScreen(page, '/people')
  await expect(page.getByText('Пока никто не внесён')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('F4')
  const form = page.locator('form.person-form')
  await expect(form.getByLabel('ИИН')).toBeFocused()
  await form.getByLabel('Телефон').fill('+7 701 123 45 67')
  await fillPerson(page, { iin: iin('1985-03-15', 'f', 300), last: 'Қанатқызы', first: 'Әсел' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Қанатқызы Әсел')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.keyboard.press('F4')
  await form.getByLabel('Отчество').fill('Маратқызы')
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Қанатқызы Әсел Маратқызы')

  await openScreen(page, '/people')
  const search = page.getByRole('searchbox', { name: 'Поиск человека' })
  for (const typed of ['Канаткызы асель', iin('1985-03-15', 'f', 300).slice(0, 8), '7011234567']) {
    await search.fill(typed)
    await expect(page.getByText('Найдено: 1')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'Қанатқызы Әсел' })).toBeVisible()
  }
  await search.fill('Иванов')
  await expect(page.getByText('Никого не нашли')).toBeVisible()
  await picture(page, 'people-nobody')
  await page.getByRole('button', { name: 'Новый человек' }).last().click()
  await expect(page.getByRole('dialog').getByLabel('Фамилия')).toHaveValue('Иванов')
  await expectAccessible(page)
  expect(problems).toEqual([])
  await close()
})
