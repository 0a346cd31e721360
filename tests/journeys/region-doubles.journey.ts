import { expect, test, type Page } from '@playwright/test'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addMonthsTo, monthOf } from '@shared/domain/quarter'
import type { DatasetRow } from '@shared/exchange/datasets'
import { verifyFile } from '../../electron/exchange/package/verify'
import { readCard, writeCard } from '../../electron/keys/card'
import type { OpenPair } from '../../electron/keys/key-ring'
import { bookOf, districtParty, testPair, writeTestPackage } from '../support/package'
import { startWindow } from '../support/window'
import { openScreen, signInWindow } from '../support/window-office'
import { fitSmallest } from './clerk-desk'
import { openOther, otherPassphrase } from './other-office'
import { lookAt } from './quarter-end-desk'

const zaisan = { kato: '634600000', nameKk: 'Зайсан ауданы', nameRu: 'Зайсанский район' }
const dialog = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('gridcell') })
const person = (n: number): string => n.toString(16).padStart(64, 'a')

/** The two months that are over, whatever day the machine has. */
const thisMonth = monthOf(new Date().toISOString().slice(0, 10))
const [former, last] = [addMonthsTo(thisMonth, -2), addMonthsTo(thisMonth, -1)]

let number = 0
function payment(who: number, month: string): DatasetRow {
  number += 1
  return [number, `2026/${number}`, who, person(who), 'asp', null, month, 4_500_000, 'paid', null, null]
}
function handOut(who: number, month: string): DatasetRow {
  number += 1
  return ['7', String(number), person(who), 'school', 'bag', 'kit', 1, `${month}-14`, null]
}

interface Prepared {
  folder: string
  inbox: string
  /** The district's next file that begins anew. */
  again: string
}

/** A center that trusts two districts, and a folder with their files: good ones, one cut, one after a missing one, a stranger's. */
async function prepared(): Promise<Prepared> {
  const folder = test.info().outputPath('region')
  const inbox = test.info().outputPath('inbox')
  const region = await openOther(folder, 'region')
  const { card, fingerprint } = await region.call('keys.publish', {})
  const [one, two, stranger] = [
    await testPair('office', districtParty),
    await testPair('office', zaisan),
    await testPair('office', zaisan)
  ]
  for (const pair of [one, two])
    await region.call('keys.trust', { card: writeCard(pair.card), fingerprint: pair.fingerprint })
  await region.close()
  const center: OpenPair = { ...one, card: readCard(card), fingerprint }
  const aside = test.info().outputPath('aside')
  await mkdir(inbox)
  await mkdir(aside)
  const file = (office: OpenPair, sequence: number, period: string, data: DatasetRow[][], previous = '') =>
    writeTestPackage(aside, [office, center], {
      head: {
        ...{ period, sequence, to: center.card.party.kato, made: `${thisMonth}-01T04:00:0${sequence}.000Z` },
        previous: previous === '' ? null : previous
      },
      rows: { payments: data[0] ?? [], hand_outs: data[1] ?? [], members: [] }
    })
  const good = [
    await file(one, 1, former, [[payment(1, former), payment(2, former)], [handOut(3, former)]]),
    await file(two, 1, former, [[payment(1, former), payment(4, former)], [handOut(3, former)]])
  ]
  const { fileHash } = await verifyFile(good[0] ?? '', bookOf(center, one))
  good.push(await file(one, 2, last, [[payment(2, last), payment(5, last)]], fileHash))
  for (const [index, path] of good.entries()) await copyFile(path, join(inbox, `1-${index}.komek`))
  const cut = await readFile(await file(two, 2, last, [[payment(2, last)]], 'f'.repeat(64)))
  await writeFile(join(inbox, '2-cut.komek'), cut.subarray(0, cut.length - 100))
  const gap = await file(two, 9, last, [[payment(2, last), payment(5, last)]], 'e'.repeat(64))
  await copyFile(gap, join(inbox, '3-gap.komek'))
  await copyFile(await file(stranger, 2, last, []), join(inbox, '4-stranger.komek'))
  return { folder, inbox, again: gap }
}

test('two districts’ files: refused ones with what to do next, a new beginning allowed for a reason, people assisted twice with their numbers', async () => {
  test.setTimeout(120_000)
  const { folder, inbox, again } = await prepared()
  const running = await startWindow({ dataFolder: folder })
  const { page, problems } = running
  await fitSmallest(running)
  await signInWindow(page, 'admin')
  await receive(page, inbox)
  await lookAt(page, 'received-four')
  await page.keyboard.press('Escape')
  await refusedFiles(page)
  await newBeginning(page, again)
  await doubles(page)
  const path = test.info().outputPath('doubles.csv')
  await running.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)
  await page.keyboard.press('F8')
  await expect(page.getByText(/doubles\.csv/)).toBeVisible()
  const saved = await readFile(path, 'utf8')
  expect(saved).toContain('Зайсанский район;2026/')
  expect(saved.trim().split('\r\n')).toHaveLength(5)
  expect(problems).toEqual([])
  await running.close()
})

async function receive(page: Page, path: string): Promise<void> {
  await openScreen(page, '/exchange/region')
  await expect(page.locator('main').getByRole('button', { name: 'Принять файлы' })).toBeEnabled()
  await page.keyboard.press('F2')
  const phrase = dialog(page).getByLabel('Парольная фраза')
  await expect(phrase).toBeFocused()
  await page.keyboard.type(otherPassphrase)
  await page.keyboard.press('Enter')
  await dialog(page).getByLabel('Папка с файлами районов').fill(path)
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('Загружено: 3, уже были: 0, отклонено: 3.')).toBeVisible()
}

/** Each refused file says why, and what the center does about it. */
async function refusedFiles(page: Page): Promise<void> {
  await openScreen(page, '/exchange/region?part=packages')
  await page.getByRole('button', { name: 'отклонён' }).click()
  await expect(rows(page)).toHaveCount(3)
  await lookAt(page, 'refused-list')
  for (const [text, next] of [
    ['обрезан', 'передать этот же файл ещё раз'],
    ['не доверяют', 'сверьте с отделом карточки ключей'],
    ['Не хватает файлов', 'разрешите ему новое начало']
  ] as const) {
    await rows(page).filter({ hasText: text }).click()
    await expect(dialog(page)).toContainText(next)
    if (text !== 'Не хватает файлов') {
      await lookAt(page, `refused-${next.slice(0, 7).trim()}`)
      await page.keyboard.press('Escape')
      await expect(dialog(page)).toHaveCount(0)
    }
  }
  await lookAt(page, 'refused-chain')
  await dialog(page).getByRole('link', { name: 'Открыть район' }).click()
  await expect(dialog(page)).toContainText('Разрешить новое начало…')
}

/** Allowed for a reason, taken back, allowed again; then the file that was refused is loaded. */
async function newBeginning(page: Page, path: string): Promise<void> {
  const top = page.getByRole('dialog').last()
  await lookAt(page, 'district-beginning')
  for (const reason of ['Не тот отдел', 'Сервер отдела сгорел, база из копии; подтвердил Е. К. Нурланов']) {
    await dialog(page).getByRole('button', { name: 'Разрешить новое начало…' }).click()
    await expect(top.getByLabel('Причина')).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(top).toContainText('Поле пустое')
    await page.keyboard.type(reason)
    await lookAt(page, 'beginning-reason')
    await page.keyboard.press('Control+Enter')
    await expect(dialog(page)).toHaveCount(1)
    await expect(dialog(page)).toContainText(`${reason}. Ждём первый файл.`)
    if (reason !== 'Не тот отдел') break
    await dialog(page).getByRole('button', { name: 'Отозвать разрешение' }).click()
    await expect(dialog(page)).not.toContainText('Ждём первый файл')
  }
  await lookAt(page, 'district-beginning-open')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('F2')
  await dialog(page).getByLabel('Папка с файлами районов').fill(path)
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText('Загружено: 1, уже были: 0, отклонено: 0.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}

/** Narrowed by what was given, sorted by month, opened to the numbers of both districts. */
async function doubles(page: Page): Promise<void> {
  await openScreen(page, '/exchange/region?part=doubles')
  await expect(page.getByText('Найдено: 4')).toBeVisible()
  await lookAt(page, 'doubles')
  await page.getByRole('button', { name: 'Выдачи' }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Все', exact: true }).click()
  await page.getByLabel('Один из районов').selectOption({ label: 'Зайсанский район' })
  await expect(rows(page)).toHaveCount(4)
  await page.getByRole('columnheader', { name: 'Когда' }).getByRole('button').click()
  await expect(page.getByRole('columnheader', { name: 'Когда' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('row')).toHaveCount(3)
  await page.evaluate(() => document.documentElement.classList.add('dark'))
  await lookAt(page, 'double-dark')
  await dialog(page).getByRole('button', { name: 'Копировать номера' }).click()
  await expect(page.getByText('Скопировано')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}
