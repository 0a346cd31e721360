import { expect, type Page } from '@playwright/test'
import type { OutputOf } from '@shared/contract'
import { callInWindow, openScreen } from '../support/window-office'
import type { Album } from './album'

type Place = OutputOf<'places.save'>
type Round = OutputOf<'rounds.get'>
type Line = OutputOf<'rounds.lines'>['rows'][number]

export interface Stores {
  warehouse: Place
  points: readonly Place[]
}

const patience = { timeout: 60_000 }
/** Lines scanned on the screen; the rest of a demo's list is ticked from paper. */
const scanned = 8

/** Goods go to the points; some lines are scanned on the screen, the rest ticked from paper, a few nobody claims. */
export async function handOutAll(
  page: Page,
  album: Album,
  stores: Stores,
  round: Round,
  wareId: number
): Promise<void> {
  const first = stores.points[0]
  for (const point of stores.points) {
    const quantity = await sendToPoint(page, stores, round, point, wareId)
    if (quantity === 0) continue
    const lines = await linesAt(page, round.id, point.id)
    if (point === first) await scanSome(page, album, round, point, lines.slice(0, scanned))
    // Every ninth stays unclaimed.
    const onPaper = point === first ? lines.slice(scanned) : lines
    const signed = onPaper.filter((_, index) => index % 9 !== 0)
    if (signed.length > 0) await tickPaper(page, album, round, point, signed, point === first)
  }
}

async function sendToPoint(
  page: Page,
  stores: Stores,
  round: Round,
  point: Place,
  wareId: number
): Promise<number> {
  const { total } = await callInWindow(page, 'rounds.lines', { id: round.id, placeId: point.id, limit: 1 })
  const quantity = total * round.quantity
  if (quantity === 0) return 0
  const { transferId } = await callInWindow(page, 'stock.move', {
    fromPlaceId: stores.warehouse.id,
    toPlaceId: point.id,
    roundId: round.id,
    document: `П-${round.number}-${point.code}`,
    lines: [{ wareId, quantity }]
  })
  await callInWindow(page, 'stock.confirmMove', { transferId })
  return quantity
}

async function linesAt(page: Page, roundId: number, placeId: number): Promise<Line[]> {
  const lines: Line[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const answered: OutputOf<'rounds.lines'> = await callInWindow(page, 'rounds.lines', {
      ...{ id: roundId, placeId, limit: 500 },
      ...(cursor === '' ? {} : { cursor })
    })
    lines.push(...answered.rows)
    cursor = answered.next
  }
  return lines
}

const answer = (page: Page) => page.locator('[data-answer]')

/** At the desk, by keyboard: the first is looked at, the second by proxy, the others at once; one scanned twice, one undone. */
async function scanSome(
  page: Page,
  album: Album,
  round: Round,
  point: Place,
  lines: readonly Line[]
): Promise<void> {
  await openScreen(page, `/distribution/hand-out?round=${round.id}`)
  await page.getByLabel('Пункт выдачи').or(page.getByLabel('Номер строки ведомости')).waitFor(patience)
  if (await page.getByLabel('Пункт выдачи').isVisible()) {
    await album.both('hand-out-choice')
    await page.getByLabel('Пункт выдачи').selectOption({ label: point.nameRu })
    await page.getByRole('button', { name: /^Начать выдачу/ }).click()
  }
  const number = page.getByLabel('Номер строки ведомости')
  // The switch of language, used for the pictures, has taken the keyboard.
  const scan = async (line: Line): Promise<void> => {
    await number.focus()
    await page.keyboard.insertText(line.number.replace(/-/g, ''))
    await page.keyboard.press('Enter')
  }
  const [shown, byProxy, ...others] = lines
  if (shown === undefined) return
  await expect(number).toBeFocused(patience)
  await scan(shown)
  await expect(answer(page)).toContainText('К выдаче', patience)
  await album.both('hand-out-shown')
  await number.press('Enter')
  await expect(answer(page)).toContainText('Выдано', patience)
  if (byProxy !== undefined) await handToProxy(page, album, () => scan(byProxy))
  await page.keyboard.press('F9')
  for (const line of others) {
    await scan(line)
    await expect(answer(page)).toContainText(line.fullName, patience)
  }
  await page.keyboard.press('F9')
  await scan(shown)
  await expect(answer(page)).toContainText('Уже выдано', patience)
  await album.both('hand-out-double')
  await page.keyboard.press('F8')
  await expect(answer(page)).toContainText('Выдача отменена', patience)
  await scan(shown)
  await expect(answer(page)).toContainText('К выдаче', patience)
  // An Enter that follows a scan faster than anybody can look is taken for the scanner's own.
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(answer(page)).toContainText('Выдано', { timeout: 200 })
  }).toPass(patience)
}

async function handToProxy(page: Page, album: Album, scan: () => Promise<void>): Promise<void> {
  await scan()
  await expect(answer(page)).toContainText('К выдаче', patience)
  await page.keyboard.press('F2')
  await page.keyboard.type('Оспанова Гүлжан')
  await page.keyboard.press('Tab')
  await page.keyboard.type('уд. 044112233 от 12.05.2021')
  await album.take('hand-out-proxy', 'ru')
  await page.keyboard.press('Enter')
  await expect(answer(page)).toContainText('по доверенности', patience)
}

/** What was signed for on paper; at the desk's own point on the screen, with a number that nobody has. */
async function tickPaper(
  page: Page,
  album: Album,
  round: Round,
  point: Place,
  signed: readonly Line[],
  onScreen: boolean
): Promise<void> {
  const { today } = await callInWindow(page, 'office.status', {})
  const ranges = signed.map(({ number }) => number).join(', ')
  if (!onScreen) {
    await callInWindow(page, 'rounds.tick', { roundId: round.id, placeId: point.id, onDay: today, ranges })
    return
  }
  await page.keyboard.press('F6')
  await page.getByLabel('Номера').fill(`${ranges}, 99999`)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-ticks=unknown]')).toContainText('99999', patience)
  await album.both('hand-out-paper')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Отмечен[аоы] /)).toBeVisible(patience)
}
