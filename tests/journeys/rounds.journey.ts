import { expect, test, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { addDays } from '@shared/domain/iso-date'
import { formatDate } from '@shared/domain/format'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { looks, picture } from './clerk-desk'
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

/** Chooses in a list of the system with the arrow keys. */
async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  const list = field(page, label)
  await list.focus()
  const chosen = () =>
    list.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent.trim() ?? '')
  const count = await list.evaluate((select: HTMLSelectElement) => select.options.length)
  await page.keyboard.press('Home')
  for (let step = 0; step < count && !option.test(await chosen()); step += 1)
    await page.keyboard.press('ArrowDown')
  expect(await chosen()).toMatch(option)
}

/** The form of a kit round with the ready-made categories, but for its days. */
async function fillKitRound(page: Page): Promise<void> {
  await page.keyboard.press('F2')
  await expect(page.getByRole('heading', { level: 1, name: 'Новая раздача' })).toBeVisible()
  await type(page, 'Название на казахском', 'Желтоқсанның жиынтықтары')
  await type(page, 'Название на русском', 'Наборы декабря')
  await choose(page, 'Товар или набор', /^Продуктово/)
  await page.getByRole('button', { name: 'Взять 5 готовых' }).focus()
  await page.keyboard.press('Enter')
  await choose(page, 'Откуда брать', /^Центральный/)
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
  await expect(primary(page, 'Отобрать людей')).toBeVisible()
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

/** As the manager: a kit round frozen through the door, its kits sent to both points. */
async function frozenRound(office: RoundsOffice): Promise<number> {
  const { page, desk, today } = office
  const { warehouse, glubokoe, belousovka } = desk.places
  const { programmes } = await callInWindow(page, 'rounds.categories', {})
  const { wareId } = newestVersion(desk.kit)
  const round = await callInWindow(page, 'rounds.create', {
    nameKk: 'Желтоқсанның жиынтықтары',
    nameRu: 'Наборы декабря',
    programme: 'kit',
    wareId,
    norm: 'person',
    quantity: 1,
    repeatAfter: 'month',
    asOf: today,
    sourcePlaceId: warehouse.id,
    pointIds: [glubokoe.id, belousovka.id],
    firstDay: today,
    lastDay: addDays(today, 6),
    criteria: {
      area: [],
      categories: programmes.find(({ programme }) => programme === 'kit')?.categories ?? []
    }
  })
  await callInWindow(page, 'rounds.freeze', { id: round.id })
  const { rows } = await callInWindow(page, 'rounds.lines', { id: round.id, limit: 500 })
  for (const to of [glubokoe, belousovka]) {
    const quantity = rows.filter(({ placeId }) => placeId === to.id).length
    await sendTo(page, desk, { to, wareId, quantity, roundId: round.id })
  }
  return round.id
}

/** As whoever stands at the points: so many lines of each point are handed out. */
async function handOut(page: Page, roundId: number, each: number): Promise<void> {
  const { rows } = await callInWindow(page, 'rounds.lines', { id: roundId, limit: 500 })
  for (const placeId of new Set(rows.map((row) => row.placeId))) {
    const numbers = rows.filter((row) => row.placeId === placeId).map(({ number }) => number)
    for (const number of numbers.slice(0, each))
      await callInWindow(page, 'rounds.handOut', { roundId, placeId, numbers: [number] })
  }
}

/** A draft of the same terms as a round, for the screens of a draft. */
async function draftLike(page: Page, roundId: number): Promise<number> {
  const round = await callInWindow(page, 'rounds.get', { id: roundId })
  const { nameKk, nameRu, programme, norm, quantity, repeatAfter, asOf, firstDay, lastDay, criteria } = round
  const draft = await callInWindow(page, 'rounds.create', {
    ...{ nameKk, nameRu, programme, norm, quantity, repeatAfter, asOf, firstDay, lastDay, criteria },
    wareId: round.ware.wareId,
    sourcePlaceId: round.source.id,
    pointIds: round.points.map(({ id }) => id)
  })
  return draft.id
}

async function openTab(page: Page, name: RegExp): Promise<void> {
  const chosen = page.getByRole('tab', { selected: true })
  await chosen.focus()
  for (let step = 0; step < 8; step += 1) {
    const before = (await chosen.textContent()) ?? ''
    if (name.test(before)) return
    await page.keyboard.press('ArrowRight')
    await expect(chosen).not.toHaveText(before)
  }
  throw new Error(`no tab ${String(name)}`)
}

test('by keyboard alone: a line by hand, the list printed and opened, counted with a difference, closed, asked by telephone', async () => {
  const office = await roundsOffice(40)
  const { app, page, people, problems, close } = office
  const roundId = await frozenRound(office)
  await openScreen(page, `/distribution/rounds/${roundId}`)
  await expect(page.getByText('Показано 12 из 12')).toBeVisible()

  await page.keyboard.press('F2')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Кого добавить').focus()
  await page.keyboard.type('Соседов')
  await expect(dialog.getByRole('option').first()).toContainText('Соседов')
  await page.keyboard.press('Enter')
  await page.keyboard.press('F9')
  await expect(dialog.locator('.app-field.is-invalid')).toHaveCount(1)
  await dialog.getByLabel('Причина').focus()
  await page.keyboard.type('Решение комиссии № 4')
  await expectAccessible(page)
  await picture(page, 'rounds-add-line')
  await page.keyboard.press('F9')
  await expect(page.getByText(/Добавлена строка 0001-000013-\d\d: Соседов/)).toBeVisible()
  await expect(page.getByText('Показано 13 из 13')).toBeVisible()

  await openTab(page, /Не вошли/)
  await expect(page.getByRole('row', { name: /Уехавший/ })).toContainText('выбыл(а) из района')
  await expect(page.getByRole('row', { name: /Безадресный/ })).toContainText('нет адреса')
  await expectAccessible(page)
  await picture(page, 'rounds-excluded')

  await openTab(page, /Бумаги/)
  await expect(page.getByText('Ещё ничего не печатали')).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByText(/Готово: \d+ страниц/)).toBeVisible()
  await expect(page.locator('.pdf-page[data-drawn=true]').first()).toContainText('0001-000001')
  await expect(page.getByRole('button', { name: /Ведомость, все пункты/ })).toHaveAttribute(
    'aria-pressed',
    'true'
  )
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'rounds-papers')
  await app.evaluate(({ shell }) => {
    shell.openPath = (path) => {
      process.env['OPENED_BY_TEST'] = path
      return Promise.resolve('')
    }
  })
  await page.getByRole('button', { name: 'Открыть для печати' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Файл открыт в программе просмотра', { exact: false })).toBeVisible()
  const opened = await app.evaluate(() => process.env['OPENED_BY_TEST'] ?? '')
  expect((await readFile(opened)).subarray(0, 5).toString()).toBe('%PDF-')

  await handOut(page, roundId, 2)
  await openTab(page, /Сверка/)
  await expect(page.getByText('Что сделает закрытие')).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.locator('.app-field.is-invalid')).toHaveCount(2)
  await expect(page.locator('.app-field.is-invalid input').first()).toBeFocused()
  await type(page, 'Подсчитано: Белоусовка, школа', '1')
  await type(page, 'Подсчитано: Глубокое, дом культуры', '6')
  const { glubokoe } = office.desk.places
  await expect(page.locator(`[data-difference="${glubokoe.id}"]`)).toHaveText('−1')
  // What was counted is still there after a look at another tab.
  await openTab(page, /Список/)
  await openTab(page, /Сверка/)
  await expect(page.locator(`[data-difference="${glubokoe.id}"]`)).toHaveText('−1')
  await page.keyboard.press('F9')
  await expect(page.locator('.app-field.is-invalid')).toHaveCount(1)
  await type(page, 'Почему расходится: Глубокое, дом культуры', 'Коробка размокла, акт № 2')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'rounds-close')
  await page.keyboard.press('F9')
  await expect(dialog).toContainText('Закрыть раздачу № 1?')
  await expectAccessible(page)
  await picture(page, 'rounds-close-confirm')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Раздача закрыта. Так сошлись список, учёт и подсчёт.')).toBeVisible()
  await expect(page.getByText('Объяснение: Коробка размокла, акт № 2')).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'rounds-closed')

  await page.keyboard.press('F9')
  await expect(page.getByRole('tab', { selected: true })).toHaveText(/Проверка по телефону/)
  await expect(page.getByText('Спрошено 0 из 4')).toBeVisible()
  await page
    .getByRole('button', { name: /получил\(а\)$/ })
    .first()
    .focus()
  for (const key of ['1', '1', '3', '2']) await page.keyboard.press(key)
  await expect(page.getByText('Спрошено 4 из 4')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Говорит, что ключ был у соседа')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await callInWindow(page, 'rounds.checks', { id: roundId })).rows.at(-1)?.note)
    .toBe('Говорит, что ключ был у соседа')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'rounds-checks')
  const { rows } = await callInWindow(page, 'rounds.checks', { id: roundId })
  expect(rows.map(({ outcome }) => outcome)).toEqual(['received', 'received', 'not-reached', 'not-received'])

  await openTab(page, /Отчёт/)
  await expect(page.getByText(/Всего: строк 13, план 13, выдано 4, возвращено 0, осталось/)).toBeVisible()
  await picture(page, 'rounds-report')
  await openScreen(page, `/people/${people.glubokoe[0] ?? 0}`)
  await expect(page.getByRole('region', { name: 'Получено наборами и вещами' })).toContainText(
    'Наборы декабря'
  )
  await expectAccessible(page)
  expect(problems).toEqual([])
  await close()
})

test('errors stand where they belong: a norm of 0, a day in the future, no category, nobody found, stock short', async () => {
  const { page, today, close } = await roundsOffice(3)
  await page.keyboard.press('F2')
  await expect(page.getByRole('heading', { level: 1, name: 'Новая раздача' })).toBeVisible()
  await type(page, 'Количество по норме', '0')
  await type(page, 'На какую дату отбирать', shownDate(addDays(today, 1)))
  await type(page, 'Первый день выдачи', shownDate(today))
  await type(page, 'Последний день выдачи', shownDate(addDays(today, -1)))
  await page.keyboard.press('F9')
  const fault = (path: string) => page.locator(`[data-field="${path}"] > .app-field__error`)
  await expect(page.locator('[data-field=nameKk] input')).toBeFocused()
  await expect(fault('quantity')).toContainText('Норма – хотя бы одна единица')
  await expect(fault('asOf')).toContainText('на день, который уже наступил')
  await expect(fault('lastDay')).toContainText('раньше первого')
  await expect(fault('criteria.categories')).toContainText('Добавьте хотя бы одну категорию')
  await expect(fault('pointIds')).toContainText('Выберите, где её выдают')
  await expectAccessible(page)
  await picture(page, 'rounds-form-errors')

  await type(page, 'Название на казахском', 'Ешкім')
  await type(page, 'Название на русском', 'Никто')
  await type(page, 'Количество по норме', '1')
  await choose(page, 'Товар или набор', /^Продуктово/)
  await type(page, 'На какую дату отбирать', shownDate(today))
  // A whole week: the points are closed at its end.
  await type(page, 'Последний день выдачи', shownDate(addDays(today, 6)))
  await choose(page, 'Откуда брать', /^Центральный/)
  await page.getByRole('button', { name: 'Выбрать все', exact: true }).focus()
  await page.keyboard.press('Enter')

  // An own category: a condition without a bound is refused at its field.
  await page.locator('[data-menu=category]').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Название категории на казахском')).toBeFocused()
  await page.keyboard.type('Жүзден асқандар')
  await type(page, 'Название категории на русском', 'Старше ста')
  await page.keyboard.press('F9')
  await expect(
    page.locator('[data-field="criteria.categories.0.conditions"] .app-field__error')
  ).toBeVisible()
  await page.locator('[data-menu=condition]').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('От (включая)')).toBeFocused()
  await page.keyboard.press('F9')
  await expect(fault('criteria.categories.0.conditions.0.from')).toBeVisible()
  await type(page, 'От (включая)', '120')
  await expectAccessible(page)
  await picture(page, 'rounds-own-category')
  await page.keyboard.press('F9')
  await expect(primary(page, 'Отобрать людей')).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByText('По этим условиям не нашлось никого')).toBeVisible()
  await expect(primary(page, 'Заморозить')).toHaveCount(0)
  await expectAccessible(page)
  await picture(page, 'rounds-nobody')

  await page.getByRole('button', { name: 'Изменить условия' }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Изменить: Старше ста' }).focus()
  await page.keyboard.press('Enter')
  await type(page, 'От (включая)', '18')
  await page.keyboard.press('F9')
  await expect(primary(page, 'Отобрать людей')).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByRole('alert')).toContainText('Не хватает 9')
  await expect(page.getByRole('alert')).toContainText('нужно 12 шт., свободно 3 шт')
  await expect(primary(page, 'Заморозить')).toHaveCount(0)
  await expectAccessible(page)
  await picture(page, 'rounds-short')

  await page.getByRole('button', { name: 'Отменить раздачу…' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('F9')
  await expect(page.getByRole('dialog').locator('.app-field__error')).toBeVisible()
  await page.getByRole('dialog').getByLabel('Причина отмены').focus()
  await page.keyboard.type('Ошибка в условиях')
  await page.keyboard.press('F9')
  await expect(page.getByText('отменена', { exact: true })).toBeVisible()
  await close()
})

for (const { locale, theme } of looks) {
  test(`every screen of a round, ${locale}, ${theme}: nothing axe can find, nothing beside the window`, async () => {
    const office = await roundsOffice(40)
    const { page, people, problems, close } = office
    const roundId = await frozenRound(office)
    await handOut(page, roundId, 2)
    await callInWindow(page, 'lists.render', { roundId, kind: 'list' })
    const draft = await draftLike(page, roundId)
    await page.evaluate((chosen) => localStorage.setItem('komek.theme', chosen), theme)
    await signInWindow(page, 'manager', locale)
    for (const [name, path, piece] of screensOf(roundId, draft, people)) {
      await openScreen(page, path)
      await expect(page.locator(`main ${piece}`).first()).toBeVisible()
      await expect(page.locator('main')).not.toContainText(/(rounds|distribution|common)\.[a-z]/)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await picture(page, `rounds-${name}-${locale}-${theme}`)
    }
    expect(problems).toEqual([])
    await close()
  })
}

/** Each screen with a piece of it that stands there only when everything was read. */
function screensOf(roundId: number, draft: number, people: KitPeople): [string, string, string][] {
  const round = `/distribution/rounds/${roundId}`
  return [
    ['list', '/distribution/rounds', '.handed-bar'],
    ['new', '/distribution/rounds/new', '.round-when__days'],
    ['edit', `/distribution/rounds/${draft}/edit`, '[data-category]'],
    ['draw', `/distribution/rounds/${draft}`, '.empty-state'],
    ['lines', round, '.data-list__row'],
    ['excluded', `${round}?tab=excluded`, '.data-list__row'],
    ['papers', `${round}?tab=papers`, '.round-papers__log'],
    ['close', `${round}?tab=close`, '.closing-table'],
    ['report', `${round}?tab=report`, '.data-list__row'],
    ['terms', `${round}?tab=terms`, '.round-terms__categories'],
    ['person', `/people/${people.unemployed[0] ?? 0}`, '.person-marks']
  ]
}
