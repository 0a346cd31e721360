import { expect, test, type Page } from '@playwright/test'
import { makeIban } from '@shared/domain/iban'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, signInWindow, windowPassword } from '../support/window-office'
import { clerkOffice, iin, part, picture, section } from './clerk-desk'

/** Heat of the third quarter of 2025: with a meter, 54 m², the norm being 0.025 Gcal a square metre. */
const heat = [
  { month: '07.2025', amount: '9000', quantity: '1,2' },
  { month: '08.2025', amount: '9000', quantity: '1,2' },
  { month: '09.2025', amount: '15000', quantity: '2' }
]

/** A mother and two children on record, and the share of income an act of the maslikhat sets. Answers the mother's id. */
async function prepare(page: Page): Promise<number> {
  await callInWindow(page, 'accounts.signIn', { login: 'admin', password: windowPassword })
  await callInWindow(page, 'parameters.set', {
    name: 'housing-share',
    value: '5',
    from: '2025-01-01',
    act: 'Решение маслихата № 8-3 от 20.12.2024'
  })
  await signInWindow(page, 'clerk')
  const address = { kato: '634000000', text: 'улица Абая, 12, кв. 4' }
  const mother = await callInWindow(page, 'people.save', {
    iin: iin('1985-03-15', 'f', 101),
    lastName: 'Әлиева',
    firstName: 'Гүлнар',
    address,
    iban: makeIban('722', 'S000029932182')
  })
  const children = []
  for (const [index, bornOn] of ['2012-06-12', '2016-01-05'].entries()) {
    children.push(
      await callInWindow(page, 'people.save', {
        iin: iin(bornOn, 'm', 200 + index * 61),
        lastName: 'Әлиев',
        firstName: ['Ерлан', 'Тимур'][index] ?? ''
      })
    )
  }
  await callInWindow(page, 'families.save', {
    from: '2025-01-01',
    members: [
      { personId: mother.id, relation: 'applicant' },
      ...children.map(({ id }) => ({ personId: id, relation: 'child' as const }))
    ]
  })
  return mother.id
}

/** The bills by the keyboard: Enter takes over the service and goes on with the month after. */
async function enterBills(page: Page): Promise<void> {
  const asked = section(page, 'asked')
  await asked.getByLabel('Общая площадь жилища').fill('54')
  await asked.getByLabel('единственное жилище').selectOption({ label: 'да' })
  await asked.getByLabel('зарегистрирована по этому адресу').selectOption({ label: 'да' })
  await asked.getByRole('button', { name: 'Добавить строку' }).click()
  await asked.getByLabel('Услуга, строка 1').selectOption({ label: 'Отопление' })
  await asked.getByLabel('По счётчику, строка 1').selectOption({ label: 'да' })
  for (const [index, bill] of heat.entries()) {
    const row = index + 1
    if (index === 0) await asked.getByLabel('Месяц, строка 1').fill(bill.month)
    else await expect(asked.getByLabel(`Месяц, строка ${row}`)).toHaveValue(bill.month)
    await asked.getByLabel(`Начислено, строка ${row}`).fill(bill.amount)
    await asked.getByLabel(`Количество по счёту, строка ${row}`).fill(bill.quantity)
    if (index < heat.length - 1) await page.keyboard.press('Enter')
  }
  await expect(asked.locator('tbody tr')).toHaveCount(3)
  await expect(asked).toContainText('33 000')
}

test('housing assistance from intake to decision: bills by keyboard, bill against norm, the same for the reviewer', async () => {
  test.setTimeout(300_000)
  const { page, problems, close } = await clerkOffice({ line: false })
  const motherId = await prepare(page)

  await openScreen(page, `/cases/new?applicant=${motherId}`)
  await page.getByRole('button', { name: /^Добавить всех/ }).click()
  await page.getByLabel('Программа').selectOption({ label: 'Жилищная помощь' })
  await page.getByLabel('Дата обращения').fill('10.11.2025')
  await page.getByLabel('Дата обращения').blur()
  await expectAccessible(page)
  await picture(page, 'housing-intake-ru')
  await page
    .getByRole('button', { name: /^Зарегистрировать/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Дело №')
  const id = Number(page.url().split('/').at(-1))
  await expect(section(page, 'survey')).toHaveCount(0)

  await enterBills(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'housing-bills-ru')
  await section(page, 'asked').getByRole('button', { name: 'Сохранить' }).click()
  await expect(section(page, 'asked')).not.toHaveClass(/is-dirty/)
  await section(page, 'documents').getByRole('button', { name: 'Отметить обязательные полученными' }).click()
  await section(page, 'documents').getByRole('button', { name: 'Сохранить' }).click()
  await expect(section(page, 'documents')).not.toHaveClass(/is-dirty/)
  await callInWindow(page, 'cases.saveIncomes', {
    id,
    incomes: [{ personId: motherId, kind: 'wages', quarter: '2025-Q3', amount: '180000' }]
  })
  await page.reload()

  // A bill of another quarter is refused where it stands.
  const month = section(page, 'asked').getByLabel('Месяц, строка 1')
  for (const typed of ['01.2025', '07.2025']) {
    await month.fill(typed)
    await page.locator('.page-head').getByRole('button', { name: 'Рассчитать' }).click()
    if (typed === '01.2025') await expect(month).toBeFocused()
    if (typed === '01.2025') await expect(section(page, 'asked').getByRole('alert')).toBeVisible()
    if (typed === '01.2025') await picture(page, 'housing-other-quarter-ru')
  }
  const bills = part(page, 'Счета и нормы')
  // 54 m² × 0.025 = 1.35 Gcal: July and August are within the norm, of September 15 000 × 1.35 ÷ 2 counts.
  await expect(bills).toContainText('1,35 Гкал')
  await expect(bills.getByRole('row', { name: /сентябрь 2025/ })).toContainText('10 125,00')
  await expect(bills).toContainText(/не учтено 4\s875,00 ₸: сверх нормы 1,35 Гкал/)
  await expect(bills.getByText(/не учтено/)).toHaveCount(1)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await bills.scrollIntoViewIfNeeded()
  await picture(page, 'housing-comparison-ru')
  await signInWindow(page, 'clerk', 'kk')
  await openScreen(page, `/cases/${id}`)
  await part(page, 'Шоттар мен нормалар').scrollIntoViewIfNeeded()
  await picture(page, 'housing-comparison-kk')
  await section(page, 'asked').scrollIntoViewIfNeeded()
  await picture(page, 'housing-bills-kk')

  await callInWindow(page, 'cases.propose', { id })
  await signInWindow(page, 'reviewer')
  await openScreen(page, `/review/${id}`)
  await expect(part(page, 'Счета и нормы')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'housing-review-ru')
  await page.keyboard.press('F9')
  await page.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await signInWindow(page, 'clerk')
  await openScreen(page, `/cases/${id}`)
  await section(page, 'letter').getByRole('button', { name: 'Показать уведомление' }).click()
  await expect(section(page, 'letter').locator('[data-drawn="true"]').first()).toBeVisible()
  await section(page, 'letter').scrollIntoViewIfNeeded()
  await picture(page, 'housing-letter-ru')
  await openScreen(page, `/people/${motherId}`)
  await expect(part(page, 'Всё, что назначено семье')).toContainText('Жилищная помощь')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'housing-person-ru')
  await openScreen(page, '/cases')
  await expect(page.getByRole('gridcell', { name: 'Жилищная' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'housing-cases-ru')
  expect(problems).toEqual([])
  await close()
})

test('without a case every programme is asked about; a benefit of the maslikhat is chosen by name', async () => {
  test.setTimeout(180_000)
  const { page, problems, close } = await clerkOffice({ line: false })
  await openScreen(page, '/calculator')
  const programme = page.getByRole('combobox', { name: /^Программа/ })
  await programme.selectOption({ label: 'Жилищная помощь' })
  await page.getByLabel('Дата обращения').fill('10.11.2025')
  await page.getByLabel('Дата рождения').fill('15.03.1985')
  const facts = part(page, 'Что спрашивает программа')
  await facts.getByLabel('Общая площадь жилища').fill('54')
  await facts.getByRole('button', { name: 'Добавить строку' }).click()
  await facts.getByLabel('Услуга, строка 1').selectOption({ label: 'Отопление' })
  await facts.getByLabel('По счётчику, строка 1').selectOption({ label: 'да' })
  await facts.getByLabel('Месяц, строка 1').fill('07.2025')
  await facts.getByLabel('Начислено, строка 1').fill('9000')
  await facts.getByLabel('Количество по счёту, строка 1').fill('1,2')
  // The share of income is the office's own: asked for, and answered only here.
  await page.getByLabel('Доля', { exact: false }).first().fill('5')
  const result = part(page, 'Результат')
  await expect(result).toContainText('Помощь положена')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'calculator-housing-ru')
  const offered = await programme.locator('option').allTextContents()
  for (const label of offered) {
    await programme.selectOption({ label: label.trim() })
    await expect(result).toBeVisible()
    await expectNoSidewaysScroll(page)
  }

  await callInWindow(page, 'accounts.signIn', { login: 'admin', password: windowPassword })
  await callInWindow(page, 'localBenefits.save', {
    code: 'fire',
    nameKk: 'Өрттен зардап шеккендерге көмек',
    nameRu: 'Помощь пострадавшим от пожара',
    kind: 'once',
    amountUnit: 'mci',
    amount: '50',
    categories: [{ code: 'home-lost', nameKk: 'баспанасы өртенгендер', nameRu: 'лишившиеся жилья' }],
    act: 'Решение маслихата № 8-4 от 20.12.2024',
    validFrom: '2025-01-01'
  })
  const motherId = await prepare(page)
  await openScreen(page, `/cases/new?applicant=${motherId}`)
  // The calculator, which is still there for a moment, has such a choice too.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Приём заявления')
  await programme.selectOption({ label: 'Социальная помощь отдельным категориям нуждающихся' })
  await page.getByLabel('Дата обращения').fill('10.11.2025')
  await page.getByLabel('Дата обращения').blur()
  await expect(page.getByLabel('Вид помощи по решению маслихата')).toHaveValue('0')
  await picture(page, 'local-intake-ru')
  await page
    .getByRole('button', { name: /^Зарегистрировать/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Дело №')
  await expect(section(page, 'application')).toContainText('Помощь пострадавшим от пожара')
  const asked = section(page, 'asked')
  await asked.getByLabel('Категория').selectOption({ label: 'лишившиеся жилья' })
  await asked.getByRole('button', { name: 'Сохранить' }).click()
  await expect(asked).not.toHaveClass(/is-dirty/)
  await page.locator('.page-head').getByRole('button', { name: 'Рассчитать' }).click()
  await expect(page.locator('#summary-slot')).toContainText('196 600')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await section(page, 'working').scrollIntoViewIfNeeded()
  await picture(page, 'local-working-ru')
  expect(problems).toEqual([])
  await close()
})
