import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import type { RunningWindow } from '../support/window'
import {
  callInWindow,
  openScreen,
  proposeInWindow,
  startOfficeWindow,
  signInWindow,
  type WindowFamily
} from '../support/window-office'

const families: WindowFamily[] = [
  {
    lastName: 'Нұрғалиева',
    firstName: 'Әлия',
    bornOn: '1985-03-15',
    children: ['2008-04-01', '2010-05-02'],
    wages: '60000.00',
    appliedOn: '2018-02-05'
  },
  {
    lastName: 'Иванова',
    firstName: 'Мария',
    bornOn: '1987-06-01',
    children: ['2011-04-01'],
    wages: '30000.00',
    appliedOn: '2018-02-06'
  },
  {
    lastName: 'Ким',
    firstName: 'Светлана',
    bornOn: '1982-01-20',
    children: [],
    wages: '90000.00',
    appliedOn: '2018-02-07'
  }
]

/** An office whose clerk has proposed the families' cases: E1's line, and the head's tier at 20 000 a month. */
async function officeWithProposals(count: number): Promise<RunningWindow & { ids: number[] }> {
  const running = await startOfficeWindow(['clerk', 'reviewer', 'head'])
  const { app, page } = running
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 708))
  for (const quarter of ['2018-Q1', '2018-Q2']) {
    await callInWindow(page, 'parameters.set', {
      name: 'poverty-line',
      value: '14849',
      quarter,
      region: '63',
      act: 'Сведения управления области'
    })
  }
  await callInWindow(page, 'parameters.set', {
    name: 'head-tier',
    value: '20000',
    from: '2018-01-01',
    act: 'Приказ отдела № 6 от 03.01.2018'
  })
  await signInWindow(page, 'clerk')
  const ids: number[] = []
  for (const [index, family] of families.slice(0, count).entries())
    ids.push(await proposeInWindow(page, family, index + 1))
  return { ...running, ids }
}

const state = async (page: Page, id: number) => (await callInWindow(page, 'cases.get', { id })).case

test('approve by keyboard alone: the nearest deadline first, and after each verdict the next case opens', async () => {
  const { page, problems, ids, close } = await officeWithProposals(3)
  await signInWindow(page, 'reviewer')
  await openScreen(page, '/review')
  await expect(page.getByRole('row')).toHaveCount(4)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Иванова')
  await expect(page.getByRole('heading', { level: 2, name: /Назначить/ })).toContainText(/19\s698\s₸ в месяц/)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.keyboard.press('F9')
  await expect(page.getByRole('dialog')).toContainText('Иванова Мария: назначить')
  await expect(page.getByRole('dialog')).toContainText('решение принимается сразу')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Утверждено: Иванова Мария\. Решение/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ким')
  expect((await state(page, ids[1] ?? 0)).decision).not.toBeNull()

  // A refusal is approved the same way; then the queue's last one opens.
  await expect(page.getByRole('heading', { level: 2, name: 'Отказать' })).toBeVisible()
  await page.keyboard.press('F9')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Нұрғалиева')
  expect((await state(page, ids[2] ?? 0)).decision?.kind).toBe('refuse')
  expect(problems).toEqual([])
  await close()
})

test('return: without a reason nothing is sent; the clerk finds the reason in the case', async () => {
  const { page, ids, close } = await officeWithProposals(1)
  await signInWindow(page, 'reviewer')
  await openScreen(page, `/review/${ids[0]}`)
  await page.getByRole('button', { name: /^Вернуть/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toBeVisible()
  expect((await state(page, ids[0] ?? 0)).state).toBe('proposed')
  await dialog.getByRole('button', { name: /Состав семьи расходится/ }).click()
  await page.keyboard.type(' Спросите соседей.')
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Возвращено: Нұрғалиева Әлия.')).toBeVisible()
  await expect(page.getByText('Всё проверено')).toBeVisible()
  await expectAccessible(page)
  const returned = await state(page, ids[0] ?? 0)
  expect(returned.state).toBe('assessed')
  expect(returned.returnReason).toContain('Спросите соседей.')
  await close()
})

test('nobody approves their own: shown, explained, the buttons do nothing, and the office itself refuses', async () => {
  const { page, close } = await officeWithProposals(0)
  await signInWindow(page, 'reviewer')
  const own = await proposeInWindow(page, families[0] as WindowFamily, 1)
  await openScreen(page, '/review')
  await page.getByRole('gridcell', { name: 'Нұрғалиева Әлия' }).click()
  await expect(page.getByText('Это ваше предложение.', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Утвердить/ })).toBeDisabled()
  await expect(page.getByRole('button', { name: /^Вернуть/ })).toBeDisabled()
  await expectAccessible(page)
  await page.keyboard.press('F9')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(callInWindow(page, 'cases.approve', { id: own })).rejects.toThrow('own-proposal')
  await expect(callInWindow(page, 'cases.return', { id: own, reason: 'сам себе' })).rejects.toThrow(
    'own-proposal'
  )
  await close()
})

test('from the tier on two approve: the reviewer is told, the case waits, the head decides', async () => {
  const { page, ids, close } = await officeWithProposals(1)
  const [id = 0] = ids
  await signInWindow(page, 'reviewer')
  await openScreen(page, `/review/${id}`)
  await expect(page.getByRole('complementary')).toContainText(
    /после вашего утверждения нужно утверждение руководителя/
  )
  await page.keyboard.press('F9')
  await page.getByRole('dialog').getByRole('textbox').fill('Проверено, доходы подтверждены')
  await page.getByRole('dialog').getByRole('button', { name: 'Утвердить' }).click()
  await expect(page.getByText(/Дальше утверждает руководитель/)).toBeVisible()
  // After the verdict the window goes back to the queue by itself.
  await expect(page.getByText('Всё проверено')).toBeVisible()
  expect((await state(page, id)).decision).toBeNull()
  await openScreen(page, `/review/${id}`)
  await expect(page.getByText('Теперь решает руководитель', { exact: false })).toBeVisible()
  await expect(callInWindow(page, 'cases.approve', { id })).rejects.toThrow('needs-head')

  await signInWindow(page, 'head', 'kk')
  await openScreen(page, '/review')
  await page.getByRole('gridcell', { name: 'Нұрғалиева Әлия' }).click()
  await expect(page.getByRole('list', { name: 'Бұрын қаралды' })).toContainText(
    'Проверено, доходы подтверждены'
  )
  await expectAccessible(page)
  await page.keyboard.press('F9')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Барлығы тексерілді')).toBeVisible()
  expect((await state(page, id)).decision?.kind).toBe('assign')
  await close()
})

test('the head may be first: then the case waits for a reviewer, and who approved is told so', async () => {
  const { page, ids, close } = await officeWithProposals(1)
  const [id = 0] = ids
  await signInWindow(page, 'head')
  await openScreen(page, `/review/${id}`)
  await expect(page.getByRole('complementary')).toContainText(/нужно утверждение ещё одного проверяющего/)
  await page.keyboard.press('F9')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Дальше утверждает проверяющий/)).toBeVisible()
  expect(await state(page, id)).toMatchObject({ state: 'approved', decision: null })
  await expect(page.getByText('Всё проверено')).toBeVisible()
  await openScreen(page, `/review/${id}`)
  await expect(page.getByText('руководитель её уже утвердил', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Утвердить/ })).toBeDisabled()
  await expect(callInWindow(page, 'cases.approve', { id })).rejects.toThrow('approved-already')

  await signInWindow(page, 'reviewer', 'kk')
  await openScreen(page, '/review')
  await expect(page.getByRole('gridcell', { name: 'тексерушіні күтуде' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('gridcell', { name: 'Нұрғалиева Әлия' }).click()
  await expect(page.getByText('екінші болып бекітесіз', { exact: false })).toBeVisible()
  await page.keyboard.press('F9')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Барлығы тексерілді')).toBeVisible()
  expect((await state(page, id)).decision?.kind).toBe('assign')
  await close()
})

test('what changed since the last decision: was and now, the income of each kind, the figures', async () => {
  const { page, ids, close } = await officeWithProposals(2)
  const [, id = 0] = ids
  await signInWindow(page, 'reviewer')
  await callInWindow(page, 'cases.approve', { id })
  const { case: first } = await callInWindow(page, 'cases.get', { id })
  await signInWindow(page, 'clerk')
  const { case: second } = await callInWindow(page, 'cases.register', {
    applicantId: first.applicantId,
    appliedOn: '2018-04-10',
    members: first.members.map(({ personId, relation, ableBodied }) => ({ personId, relation, ableBodied }))
  })
  const applicant = first.applicantId
  await callInWindow(page, 'cases.saveIncomes', {
    id: second.id,
    incomes: [
      { personId: applicant, kind: 'wages', quarter: '2018-Q1', amount: '45000.00' },
      { personId: applicant, kind: 'alimony', quarter: '2018-Q1', amount: '9000.00' }
    ]
  })
  await callInWindow(page, 'cases.saveSurvey', {
    id: second.id,
    survey: { surveyedOn: '2018-04-12', conclusion: 'need', conclusionOn: '2018-04-12', cars: 1 }
  })
  await callInWindow(page, 'cases.assess', { id: second.id })
  await callInWindow(page, 'cases.propose', { id: second.id })
  await signInWindow(page, 'reviewer')
  await openScreen(page, `/review/${second.id}`)
  const row = (name: string) => page.getByRole('row', { name })
  await expect(row('Доход: заработная плата')).toContainText(/30\s000\s₸.*45\s000\s₸/)
  await expect(row('Доход: алименты')).toContainText(/не было.*9\s000\s₸/)
  await expect(row('Среднедушевой доход')).toContainText(/5\s000\s₸.*9\s000\s₸/)
  await expect(row('Помощь в месяц')).toContainText(/19\s698\s₸.*11\s698\s₸/)
  await expect(page.getByText('В собственности семьи есть автомобиль', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await close()
})
