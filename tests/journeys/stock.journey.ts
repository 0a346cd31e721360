import { expect, test, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, signInWindow } from '../support/window-office'
import { looks, picture } from './clerk-desk'
import {
  distributionOffice,
  emptyDistributionOffice,
  enterDesk,
  newestVersion,
  stockKits,
  type DistributionDesk
} from './distribution-desk'

function notice(page: Page) {
  return page.locator('.notice-bar[role=status]').first()
}

/** A row of the list by what stands in it. */
function row(page: Page, text: string | RegExp) {
  return page.getByRole('grid').getByRole('row').filter({ hasText: text })
}

/** What is wrong with a field of the open dialog. */
function problem(page: Page, path: string) {
  return page.getByRole('dialog').locator(`[data-field="${path}"] .app-field__error`)
}

/** Types the texts one after the other, a Tab after each; null passes a field by. */
async function typeFields(page: Page, texts: readonly (string | null)[]): Promise<void> {
  for (const text of texts) {
    if (text !== null) await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
}

/** Chooses in the list that has the focus, so many places down. */
async function down(page: Page, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown')
}

/** Goes to a part by its link, as with Tab and Enter. */
async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}

/** Stock in every state there is: expired, reserved by nobody, on the way, counted and waiting. */
async function fillStock(page: Page, desk: DistributionDesk): Promise<void> {
  const { warehouse, glubokoe, belousovka } = desk.places
  await stockKits(page, desk, 40)
  await callInWindow(page, 'stock.receive', {
    placeId: warehouse.id,
    onDay: '2026-01-10',
    waybill: 'Н-7',
    supplier: 'ИП Асанов',
    lines: [
      { itemId: desk.items.oil.id, quantity: 12, batch: 'Р-0', expiresOn: '2026-06-01' },
      { itemId: desk.items.mask.id, quantity: 5000, batch: 'М-2020' },
      { itemId: desk.items.flour.id, quantity: 300, batch: 'М-2', expiresOn: '2028-05-31' }
    ]
  })
  const wareId = newestVersion(desk.kit).wareId
  const move = (to: number, quantity: number) =>
    callInWindow(page, 'stock.move', {
      fromPlaceId: warehouse.id,
      toPlaceId: to,
      document: `П-${quantity}`,
      lines: [{ wareId, quantity }]
    })
  const { transferId } = await move(glubokoe.id, 15)
  await callInWindow(page, 'stock.confirmMove', { transferId })
  await move(belousovka.id, 10)
}

async function enterDeskAndStock(page: Page): Promise<DistributionDesk> {
  const desk = await enterDesk(page)
  await fillStock(page, desk)
  return desk
}

const dialogs = [
  ['F2', 'receive'],
  ['F6', 'move'],
  ['F7', 'assemble'],
  ['F8', 'write-off'],
  ['F9', 'count']
] as const

const screens = [
  'catalogue',
  'catalogue?part=kits',
  'catalogue?part=places',
  'stock',
  'stock?part=transfers',
  'stock?part=counts',
  'stock?part=ledger'
]

for (const { locale, theme } of looks) {
  test(`stock and its things, ${locale}, ${theme}: nothing axe can find, nothing beside the window`, async () => {
    const office = await emptyDistributionOffice({ locale })
    const { page, problems, close } = office
    await page.evaluate((chosen) => localStorage.setItem('komek.theme', chosen), theme)
    await signInWindow(page, 'manager', locale)
    const look = async (name: string) => {
      await expect(page.locator('main')).not.toContainText(/(stock|catalogue|distribution|common)\.\w/)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await picture(page, `stock-${name}-${locale}-${theme}`)
    }
    for (const screen of screens.slice(0, 4)) {
      await openScreen(page, `/distribution/${screen}`)
      await expect(page.locator('.section-parts .empty-state')).toBeVisible()
      await look(`empty-${screen.replace('?part=', '-')}`)
    }
    const desk = await enterDeskAndStock(page)
    const lots = await callInWindow(page, 'stock.balance', { placeId: desk.places.glubokoe.id })
    await callInWindow(page, 'stock.count', {
      placeId: desk.places.glubokoe.id,
      confirm: true,
      lines: lots.rows.flatMap(({ lots: here }) =>
        here.map(({ lotId }) => ({ lotId, counted: 14, reason: 'недостача' }))
      )
    })
    for (const screen of screens) {
      await openScreen(page, `/distribution/${screen}`)
      await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
      await look(screen.replace('?part=', '-'))
      if (screen === 'stock') {
        await page.getByRole('grid').focus()
        for (let at = 0; at < 4; at += 1) {
          await page.keyboard.press('Enter')
          await page.keyboard.press('End')
        }
        await look('lots')
        for (const [key, name] of dialogs) {
          await page.keyboard.press(key)
          await expect(page.getByRole('dialog')).toBeVisible()
          await look(`dialog-${name}`)
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toHaveCount(0)
        }
      } else {
        await page.getByRole('grid').focus()
        await page.keyboard.press('Enter')
        await expect(page.getByRole('dialog')).toBeVisible()
        await look(`open-${screen.replace('?part=', '-')}`)
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(0)
      }
    }
    expect(problems).toEqual([])
    await close()
  })
}

test('by keyboard alone: items, kit, places, receiving, assembling, a move with a loss, a count, its acceptance', async () => {
  const { page, problems, close } = await emptyDistributionOffice({ login: 'manager' })
  const dialog = page.getByRole('dialog')

  // Two items and a kit of them.
  await page.keyboard.press('Control+K')
  await page.keyboard.type('Раздача')
  await page.keyboard.press('Enter')
  await follow(page, 'Товары и места')
  await expect(page.getByText('Предметов ещё нет')).toBeVisible()
  await page.keyboard.press('F2')
  await typeFields(page, ['Ұн, 1 кг', 'Мука, 1 кг', 'flour', null])
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await typeFields(page, ['45'])
  await page.keyboard.type('100')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('Мука, 1 кг')
  await page.keyboard.press('F2')
  await typeFields(page, ['Сабын', 'Мыло', 'soap'])
  await page.keyboard.press('Control+Enter')
  await expect(row(page, 'Мыло')).toContainText('без срока')
  await expect(row(page, 'Мука, 1 кг')).toContainText('предупредить за 45 дней')

  await follow(page, 'Наборы')
  await expect(page.getByText('Наборов ещё нет')).toBeVisible()
  await page.keyboard.press('F2')
  await typeFields(page, ['Азық-түлік жиынтығы', 'Продуктовый набор', 'food', null])
  await down(page, 1)
  await typeFields(page, [null, '5'])
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await down(page, 2)
  await typeFields(page, [null, '3'])
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('Продуктовый набор, версия 1')
  await expect(row(page, 'Продуктовый набор')).toContainText('Мука, 1 кг – 5 шт.; Мыло – 3 шт.')

  // A warehouse and a point, each with its settlement and its hours.
  await follow(page, 'Склады и пункты')
  await expect(page.getByText('Складов и пунктов ещё нет')).toBeVisible()
  for (const place of places) await enterPlace(page, place)
  await expect(row(page, 'Белоусовка, школа')).toContainText('пункт выдачи')

  // What came by the waybill, and 20 kits of it.
  await follow(page, 'Склад')
  await expect(page.getByText('На складах ничего нет')).toBeVisible()
  await page.keyboard.press('F2')
  await expect(dialog).toBeVisible()
  await typeFields(page, [null, null, 'Н-15', 'ТОО «Береке»'])
  await down(page, 1)
  await typeFields(page, [null, '120', 'М-1'])
  await page.keyboard.type('31032028')
  await page.keyboard.press('Enter')
  await down(page, 2)
  await page.keyboard.press('Tab')
  await page.keyboard.type('70')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('Товар принят: 2 строки')
  await expect(row(page, 'Мука, 1 кг')).toContainText('120 шт.')

  await page.keyboard.press('F7')
  await expect(dialog.getByRole('button', { name: 'Собрать' })).toBeVisible()
  await typeFields(page, [null, null])
  await page.keyboard.type('30')
  await expect(problem(page, 'quantity')).toContainText('выйдет 23')
  await expect(dialog.getByRole('row', { name: /Мука/ })).toContainText('не хватает 30')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('20')
  await expect(problem(page, 'quantity')).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('Наборы собраны')
  await expect(row(page, 'Продуктовый набор, версия 1')).toContainText('20 шт.')
  await expect(row(page, 'Мука, 1 кг')).toContainText('20 шт.')

  // Fifteen kits go to the point; thirteen come.
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('F6')
  await expect(dialog.getByLabel('Товар').locator('option:checked')).toHaveText('Продуктовый набор, версия 1')
  await page.keyboard.press('Tab')
  await down(page, 1)
  await typeFields(page, [null, null, 'П-1', null, null])
  await page.keyboard.type('25')
  await expect(problem(page, 'lines.0.quantity')).toContainText(
    '«Продуктовый набор, версия 1», Центральный склад: нужно 25, свободно 20'
  )
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('15')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('Товар в пути')
  await expect(row(page, 'Центральный склад')).toContainText('в пути')
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: /Перемещение №/ })).toBeVisible()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('13')
  await page.keyboard.press('Control+Enter')
  await expect(problem(page, 'reason')).toContainText('Поле пустое')
  await expectAccessible(page)
  await picture(page, 'stock-transfer-loss')
  await page.keyboard.type('порвались в дороге')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('Приём подтверждён: Белоусовка, школа')

  // The distributor counts the point, finds one less, and a manager accepts it.
  await signInWindow(page, 'distributor')
  await openScreen(page, '/distribution/stock')
  await expect(row(page, 'Белоусовка, школа')).toContainText('13 шт.')
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('F9')
  await expect(dialog.getByRole('button', { name: 'Подтвердить' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.type('12')
  await expect(dialog.getByRole('row', { name: /Продуктовый/ })).toContainText('не хватает 1')
  await page.keyboard.press('Control+Enter')
  await expect(problem(page, 'lines.0.reason')).toContainText('Поле пустое')
  await page.keyboard.type('не нашли одну коробку')
  await expectAccessible(page)
  await picture(page, 'stock-count-difference')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('ждёт утверждения')
  await expect(row(page, 'Белоусовка, школа')).toContainText('ждёт утверждения')
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Это ваш подсчёт')
  await expect(dialog.getByRole('button', { name: 'Утвердить' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await signInWindow(page, 'manager')
  await openScreen(page, '/distribution/stock?part=counts')
  await expect(row(page, 'Белоусовка, школа')).toBeVisible()
  await expect(page.getByRole('grid')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Утвердить' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(notice(page)).toContainText('Подсчёт утверждён')
  await follow(page, 'Остатки')
  await expect(row(page, 'Белоусовка, школа')).toContainText('12 шт.')
  await expect(row(page, /Центральный склад.*Продуктовый/)).toContainText('5 шт.')
  expect(problems).toEqual([])
  await close()
})

const places = [
  { kk: 'Орталық қойма', ru: 'Центральный склад', warehouse: true, code: 'S-1', village: 'Глубокое' },
  { kk: 'Белоусовка, мектеп', ru: 'Белоусовка, школа', warehouse: false, code: 'P-1', village: 'Белоусовка' }
]

/** A place typed field by field; its Saturday is opened, the other days stay as they are offered. */
async function enterPlace(page: Page, place: (typeof places)[number]): Promise<void> {
  await page.keyboard.press('F2')
  await expect(page.getByRole('dialog')).toBeVisible()
  await typeFields(page, [place.kk, place.ru])
  if (place.warehouse) await down(page, 1)
  await typeFields(page, [null, place.code])
  await page.keyboard.type(place.village)
  const found = page.locator('.combo__item')
  await expect(found.filter({ hasText: `с. ${place.village}` }).first()).toBeVisible()
  const named = await found.allTextContents()
  await down(
    page,
    named.findIndex((text) => text.includes(`с. ${place.village}`))
  )
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await typeFields(page, ['улица Абая, 1', 'Ким В. А.', '8 701 555 11 22'])
  await typeFields(page, [null, null, null, null, null, '9-13'])
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText(`Место сохранено: ${place.ru}`)
}

test('errors stand at their fields, shortages name item, place, wanted and free, an entry is taken back once', async () => {
  const { app, page, desk, problems, close } = await distributionOffice({ login: 'manager' })
  await fillStock(page, desk)
  const dialog = page.getByRole('dialog')
  const begin = async (screen: string, key: string) => {
    await openScreen(page, `/distribution/${screen}`)
    await expect(page.getByRole('grid')).toBeFocused()
    await page.keyboard.press(key)
    await expect(dialog).toBeVisible()
  }

  const leave = async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByText('Уйти без сохранения?')).toBeVisible()
    await page.getByRole('button', { name: 'Уйти без сохранения' }).click()
    await expect(dialog).toHaveCount(0)
  }

  await begin('catalogue', 'F2')
  await typeFields(page, ['Ұн', 'Мука'])
  await page.keyboard.type('flour')
  await page.keyboard.press('Control+Enter')
  await expect(problem(page, 'code')).toContainText('Код «flour» уже занят: «Мука, 1 кг»')
  await expect(dialog.getByLabel('Код')).toBeFocused()
  await expectAccessible(page)
  await leave()

  await begin('catalogue?part=kits', 'F2')
  await typeFields(page, ['Жиынтық', 'Набор', 'set'])
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText('В наборе нет ни одного предмета')
  await expectAccessible(page)

  await begin('catalogue?part=places', 'F2')
  await dialog.getByLabel('понедельник').fill('18-9')
  await page.keyboard.press('Control+Enter')
  await expect(problem(page, 'days.0')).toContainText('Время указано неверно')
  await dialog.getByLabel('понедельник').fill('8.30-12, 13-17')
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('понедельник')).toHaveValue('08:30–12:00, 13:00–17:00')
  await expectAccessible(page)
  await picture(page, 'stock-place-errors')

  await begin('stock', 'F2')
  await dialog.getByLabel('Предмет').selectOption({ label: 'Мука, 1 кг' })
  await dialog.getByLabel('Количество').fill('1,5')
  await page.keyboard.press('Control+Enter')
  await expect(problem(page, 'waybill')).toContainText('Поле пустое')
  await expect(problem(page, 'lines.0.quantity')).toContainText('целое число')
  await expect(problem(page, 'lines.0.expiresOn')).toContainText('Поле пустое')
  await expectAccessible(page)
  await picture(page, 'stock-receive-errors')
  await dialog.getByLabel('Количество').fill('10')
  await dialog.getByLabel('Номер накладной').fill('Н-9')
  await dialog.getByLabel('Поставщик').fill('ИП Асанов')
  await dialog.locator('[data-field="lines.0.expiresOn"] input').fill('01.02.2020')
  await page.keyboard.press('Control+Enter')
  await expect(problem(page, 'lines.0.expiresOn')).toContainText('«Мука, 1 кг» истёк 01.02.2020')

  await leave()
  await begin('stock', 'F8')
  await dialog.getByLabel('Место').selectOption({ label: 'Центральный склад' })
  await dialog.getByLabel('Партия и срок').selectOption({ label: 'Маска многоразовая · М-2020' })
  await dialog.getByLabel('Количество').fill('5001')
  await expect(problem(page, 'lines.0.quantity')).toContainText(
    '«Маска многоразовая», Центральный склад: нужно 5 001, свободно 5 000'
  )
  await page.keyboard.press('Control+Enter')
  await expect(problem(page, 'reason')).toContainText('Поле пустое')
  await expectAccessible(page)
  await picture(page, 'stock-write-off-short')
  await leave()

  await openScreen(page, '/distribution/stock?part=ledger')
  await row(page, 'Маска многоразовая').click()
  await expect(dialog.getByRole('button', { name: 'Отменить запись' })).toBeVisible()
  await page.keyboard.type('накладная внесена дважды')
  await page.keyboard.press('Control+Enter')
  await expect(notice(page)).toContainText('отменена')
  await expect(row(page, /приход.*Маска многоразовая.*отменено записью №/)).toBeVisible()
  await expectAccessible(page)
  await picture(page, 'stock-ledger-reversed')
  await row(page, /приход.*Маска многоразовая/).click()
  await expect(dialog).toContainText('отменено записью №')
  await expect(dialog.getByRole('button', { name: 'Отменить запись' })).toHaveCount(0)
  await page.keyboard.press('Escape')

  // What was received has been put together since: it cannot be taken back.
  await row(page, /приход.*Мыло/).click()
  await page.keyboard.type('ошибка')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.locator('.error-notice')).toContainText('Центральный склад: нужно')
  await expectAccessible(page)
  await openScreen(page, '/distribution/stock')
  await expect(row(page, 'Маска многоразовая')).toHaveCount(0)
  await page.getByLabel('Место').selectOption({ label: 'Глубокое, дом культуры' })
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2)
  await page.getByRole('grid').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+C')
  const copied = async () => (await app.evaluate(({ clipboard }) => clipboard.readText())).split('\t')
  await expect
    .poll(copied)
    .toEqual(['Продуктово-бытовой набор, версия 1', 'Глубокое, дом культуры', '', '15', '0', '15'])
  expect(problems).toEqual([])
  await close()
})
