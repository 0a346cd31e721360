import { expect, type Page } from '@playwright/test'
import type { InputOf, OutputOf } from '@shared/contract'
import { addDays } from '@shared/domain/iso-date'
import { callInWindow, openScreen } from '../support/window-office'
import type { Album } from './album'
import { handOutAll, type Stores } from './hand-out-scenes'

/** What the distribution of the demo came to, for its report. */
export interface Distributed {
  masksPlanned: number
  masksHandedOut: number
  kitsPlanned: number
  kitsHandedOut: number
  listPages: number
}

type Round = OutputOf<'rounds.get'>
type Item = OutputOf<'items.save'>

const patience = { timeout: 60_000 }
/** Received above what a round needs. */
const spare = 40

/** A mask round and a kit round, from the waybill to the minutes. */
export async function distribute(page: Page, album: Album, today: string): Promise<Distributed> {
  const stores = await openStores(page)
  const masks = await maskRound(page, album, stores, today)
  const kits = await kitRound(page, album, stores, today)
  await openScreen(page, '/distribution/board')
  await expect(page.locator('[data-part=division] canvas')).toBeVisible(patience)
  await album.both('board')
  await openScreen(page, `/distribution/board?round=${kits.round.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(kits.round.nameRu, patience)
  await album.both('board-round')
  await callInWindow(page, 'board.export', { format: 'xlsx' })
  await callInWindow(page, 'board.export', { format: 'pdf' })
  return {
    masksPlanned: masks.round.counts.units,
    masksHandedOut: masks.round.counts.handedUnits,
    kitsPlanned: kits.round.counts.units,
    kitsHandedOut: kits.round.counts.handedUnits,
    listPages: masks.pages + kits.pages
  }
}

/** A warehouse and two points, as an office enters them once. */
async function openStores(page: Page): Promise<Stores> {
  const place = (
    code: string,
    kind: 'warehouse' | 'point',
    names: [string, string],
    kato: string,
    more: string
  ) =>
    callInWindow(page, 'places.save', {
      ...{ code, kind, nameKk: names[0], nameRu: names[1], kato },
      address: more,
      responsible: 'Абаева С. К.',
      phone: '+7 701 555 11 33'
    })
  const warehouse = await place(
    'S-1',
    'warehouse',
    ['Орталық қойма', 'Центральный склад'],
    '634030100',
    'улица Складская, 3'
  )
  const points = [
    await place(
      'P-1',
      'point',
      ['Глубокое, мәдениет үйі', 'Глубокое, дом культуры'],
      '634030100',
      'улица Поповича, 20'
    ),
    await place('P-2', 'point', ['Белоусовка, мектеп', 'Белоусовка, школа'], '634037100', 'улица Школьная, 1')
  ]
  return { warehouse, points }
}

function item(page: Page, code: string, names: [string, string]): Promise<Item> {
  return callInWindow(page, 'items.save', { code, nameKk: names[0], nameRu: names[1], unit: 'piece' })
}

/** The ready-made categories of a programme. */
async function readyCategories(page: Page, programme: 'mask' | 'kit') {
  const { programmes } = await callInWindow(page, 'rounds.categories', {})
  return programmes.find((one) => one.programme === programme)?.categories ?? []
}

async function maskRound(page: Page, album: Album, stores: Stores, today: string) {
  const mask = await item(page, 'mask', ['Көп рет қолданылатын маска', 'Маска многоразовая'])
  const round = await callInWindow(page, 'rounds.create', {
    ...terms(stores, today),
    nameKk: 'Осал санаттарға маскалар',
    nameRu: 'Маски уязвимым категориям',
    programme: 'mask',
    wareId: mask.wareId,
    norm: 'person',
    quantity: 2,
    repeatAfter: 'once',
    criteria: { area: [], categories: await readyCategories(page, 'mask') }
  })
  const { stock } = await callInWindow(page, 'rounds.draw', { id: round.id })
  await callInWindow(page, 'stock.receive', {
    placeId: stores.warehouse.id,
    waybill: 'Н-118',
    supplier: 'ТОО «Алтай Текстиль»',
    lines: [{ itemId: mask.id, quantity: stock.needed + spare, batch: '07-26' }]
  })
  const pages = await drawAndPrint(page, album, round, 'mask')
  await handOutAll(page, album, stores, round, mask.wareId)
  return { round: await closeRound(page, album, round, 'mask'), pages }
}

async function kitRound(page: Page, album: Album, stores: Stores, today: string) {
  const flour = await item(page, 'flour', ['Ұн, 1 кг', 'Мука, 1 кг'])
  const oil = await item(page, 'oil', ['Өсімдік майы, 1 л', 'Масло растительное, 1 л'])
  const kit = await callInWindow(page, 'kits.save', {
    code: 'food',
    nameKk: 'Азық-түлік-тұрмыстық жиынтық',
    nameRu: 'Продуктово-бытовой набор',
    programme: 'kit',
    items: [
      { itemId: flour.id, quantity: 5 },
      { itemId: oil.id, quantity: 2 }
    ]
  })
  const [version] = kit.versions
  if (version === undefined) throw new Error('the kit has no version')
  const round = await callInWindow(page, 'rounds.create', {
    ...terms(stores, today),
    nameKk: 'Төтенше жағдай: азық-түлік жиынтықтары',
    nameRu: 'Чрезвычайное положение: продуктовые наборы',
    programme: 'kit',
    wareId: version.wareId,
    norm: 'person',
    quantity: 1,
    repeatAfter: 'month',
    criteria: { area: [], categories: await readyCategories(page, 'kit') }
  })
  const { stock } = await callInWindow(page, 'rounds.draw', { id: round.id })
  const kits = stock.needed + spare
  await callInWindow(page, 'stock.receive', {
    placeId: stores.warehouse.id,
    waybill: 'Н-119',
    supplier: 'ТОО «Береке»',
    lines: [
      { itemId: flour.id, quantity: 5 * kits, batch: 'М-1', expiresOn: addDays(today, 300) },
      { itemId: oil.id, quantity: 2 * kits, batch: 'Р-4', expiresOn: addDays(today, 200) }
    ]
  })
  await callInWindow(page, 'stock.assemble', {
    placeId: stores.warehouse.id,
    kitVersionId: version.id,
    quantity: kits
  })
  const pages = await drawAndPrint(page, album, round, 'kit')
  await handOutAll(page, album, stores, round, version.wareId)
  return { round: await closeRound(page, album, round, 'kit'), pages }
}

function terms(
  stores: Stores,
  today: string
): Pick<InputOf<'rounds.create'>, 'asOf' | 'sourcePlaceId' | 'pointIds' | 'firstDay' | 'lastDay'> {
  return {
    asOf: today,
    sourcePlaceId: stores.warehouse.id,
    pointIds: stores.points.map(({ id }) => id),
    firstDay: today,
    lastDay: addDays(today, 6)
  }
}

/** The dry run, the freeze and the list on the screen, and the round's other papers. Answers how many pages the list has. */
async function drawAndPrint(page: Page, album: Album, round: Round, name: string): Promise<number> {
  await openScreen(page, `/distribution/rounds/${round.id}`)
  await page.getByRole('button', { name: /^Отобрать людей/ }).click()
  await expect(page.locator('.draw-result__figures')).toBeVisible(patience)
  await album.both(`round-${name}-drawn`)
  await page.getByRole('button', { name: /^Заморозить список/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible(patience)
  await album.take(`round-${name}-freeze`, 'ru')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await callInWindow(page, 'rounds.get', { id: round.id })).state, patience)
    .toBe('frozen')
  await callInWindow(page, 'lists.render', { roundId: round.id, kind: 'tickets' })
  await callInWindow(page, 'lists.render', { roundId: round.id, kind: 'pick-list' })
  await openScreen(page, `/distribution/rounds/${round.id}?tab=papers`)
  await page.getByRole('button', { name: /^Печатать/ }).click()
  await page.locator('.pdf-page[data-drawn=true]').first().waitFor(patience)
  await album.both(`round-${name}-papers`)
  const { papers } = await callInWindow(page, 'lists.papers', { roundId: round.id })
  return papers.find(({ kind }) => kind === 'list')?.pages ?? 0
}

/** What is left at each point is counted, the round closed and its minutes printed. */
async function closeRound(page: Page, album: Album, round: Round, name: string): Promise<Round> {
  const { points } = await callInWindow(page, 'rounds.reconcile', { id: round.id })
  const [first] = points.filter(({ onHand }) => onHand > 0)
  const counts = points.map(({ placeId, onHand }) =>
    placeId === first?.placeId
      ? { placeId, counted: onHand - 1, explanation: 'Одна штука порвана при перевозке, акт № 3' }
      : { placeId, counted: onHand }
  )
  await openScreen(page, `/distribution/rounds/${round.id}?tab=close`)
  await expect(page.getByText('Что сделает закрытие')).toBeVisible(patience)
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, patience)
  await album.both(`round-${name}-reconcile`)
  const closed = await callInWindow(page, 'rounds.close', { id: round.id, counts })
  await callInWindow(page, 'lists.render', { roundId: round.id, kind: 'minutes' })
  return closed
}
