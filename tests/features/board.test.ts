import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import readExcelFile from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { bundledWorker } from '../support/pdf-worker'
import { pageTexts } from '../documents/support/pdf'
import { openHandOutRound, type HandOutRound, type RoundOptions } from './support/hand-out-round'

/** Nine lines of two units: 1 and 7 handed out, 2 given back, the others wait. */
async function played(options: Partial<RoundOptions> = {}): Promise<HandOutRound> {
  const round = await openHandOutRound({ lines: 9, quantity: 2, ...options })
  const { roundId, points } = round
  const proxy = { name: 'Асан', document: 'УДЛ 1' }
  await round.distributor.call('rounds.handOut', {
    roundId,
    placeId: points[0],
    numbers: [round.at(1), round.at(2)]
  })
  await round.distributor.call('rounds.handOut', {
    roundId,
    placeId: points[1],
    numbers: [round.at(7)],
    proxy
  })
  await round.distributor.call('rounds.giveBack', {
    roundId,
    number: round.at(2),
    spoiled: false,
    reason: 'не нужно'
  })
  await round.distributor.call('rounds.tick', {
    roundId,
    placeId: points[0],
    onDay: '2020-07-14',
    ranges: '4'
  })
  await round.distributor.call('rounds.undo', { roundId, number: round.at(4) })
  return round
}

const figures = (planned: number, handedOut: number, returned: number) => ({
  planned,
  handedOut,
  returned,
  left: planned - handedOut - returned
})

describe('figures', () => {
  test('by round, village, point, category and day, and each division adds up to the whole', async () => {
    const round = await played()
    const board = await round.manager.call('board.overview', {})
    expect(board.total).toEqual({ ...figures(18, 4, 2), reserved: 30 })
    expect(board.rounds).toMatchObject([{ number: 12, figures: { ...figures(18, 4, 2), reserved: 30 } }])
    expect(board.villages).toMatchObject([
      { code: '634030000', ...figures(12, 2, 2), reserved: 8 },
      { code: '634057100', ...figures(6, 2, 0), reserved: 4 }
    ])
    expect(board.points).toMatchObject([
      { code: 'P1', nameRu: 'Белоусовка, склад', ...figures(12, 2, 2) },
      { code: 'P2', nameRu: 'Алтайский, склад', ...figures(6, 2, 0) }
    ])
    expect(board.categories).toMatchObject([
      { code: 'orphans', nameKk: 'Жетімдер', ...figures(8, 0, 2) },
      { code: 'pensioners', nameRu: 'Пенсионеры', ...figures(10, 4, 0) }
    ])
    // What was undone never happened; what came back was handed out on its day.
    expect(board.days).toEqual([{ day: '2020-07-15', handedOut: 6, returned: 2 }])
    for (const division of [board.villages, board.points, board.categories]) {
      for (const figure of ['planned', 'handedOut', 'returned', 'left'] as const) {
        expect(division.reduce((sum, group) => sum + group[figure], 0)).toBe(board.total[figure])
      }
    }
  })

  test('stock lasts so many days at the pace of the last 28', async () => {
    const round = await played()
    const [ware] = (await round.manager.call('board.overview', {})).wares
    // 36 came, 4 are out; 4 units in 28 days are 0.14 a day, and 2 of 32 are free.
    expect(ware).toMatchObject({ onHand: 32, reserved: 30, free: 2, perDay: '0.1', daysLeft: 14 })
    const untouched = await openHandOutRound({ lines: 9 })
    const [still] = (await untouched.manager.call('board.overview', {})).wares
    expect(still).toMatchObject({ perDay: '0.0', daysLeft: null })
  })

  test('rounds of another programme or time are left out', async () => {
    const round = await played()
    const numbers = async (filter: object): Promise<number[]> =>
      (await round.manager.call('board.overview', filter)).rounds.map(({ number }) => number)
    expect(await numbers({ programme: 'mask' })).toEqual([12])
    expect(await numbers({ programme: 'kit' })).toEqual([])
    expect(await numbers({ from: '2020-07-24', until: '2020-07-13' })).toEqual([12])
    expect(await numbers({ from: '2020-07-25' })).toEqual([])
    expect(await numbers({ until: '2020-07-12' })).toEqual([])
    expect((await round.manager.call('board.overview', { programme: 'kit' })).total.planned).toBe(0)
  })

  test('the report of a round tells the same, with what was added by hand and taken along by others', async () => {
    const round = await played()
    const report = await round.manager.call('rounds.report', { id: round.roundId })
    const board = await round.manager.call('board.overview', {})
    expect(report).toMatchObject({ reserved: 30, left: 12, addedByHand: 0, byProxy: 1 })
    expect(report.round.counts).toEqual({
      lines: 9,
      units: 18,
      handedLines: 2,
      handedUnits: 4,
      returnedUnits: 2
    })
    const { reserved, ...first } = board.villages[0] ?? expect.fail('no village')
    expect(reserved).toBe(8)
    expect(report.villages[0]).toEqual({ ...first, lines: 6 })
    expect(report.days).toEqual([{ day: '2020-07-15', lines: 3, units: 6, returnedUnits: 2 }])
    expect(report.villages.map(({ lines }) => lines)).toEqual([6, 3])
  })
})

describe('export', () => {
  test('a workbook has a sheet a table, figures as numbers, in the language of whoever asks', async () => {
    const round = await played({ office: { workerUrl: await bundledWorker() } })
    const board = await round.manager.call('board.overview', {})
    const { path, bytes } = await round.manager.call('board.export', { format: 'xlsx', programme: 'mask' })
    expect(dirname(path)).toBe(join(round.test.folder, 'exports'))
    expect((await readFile(path)).length).toBe(bytes)
    const sheets = await readExcelFile(path)
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Раздачи',
      'По населённым пунктам',
      'По пунктам выдачи',
      'По категориям',
      'По дням',
      'На сколько дней хватит запаса'
    ])
    const villages = sheets[1]?.data ?? []
    expect(villages[0]?.[0]).toBe('Сводка раздач: маски')
    expect(villages.slice(2)).toEqual([
      ['Населённый пункт', 'Код', 'План', 'В резерве', 'Выдано', 'Возвращено', 'Осталось'],
      ...board.villages.map((row) => [
        row.nameRu,
        row.code,
        row.planned,
        row.reserved,
        row.handedOut,
        row.returned,
        row.left
      ]),
      ['Всего', null, 18, 12, 4, 2, 12]
    ])
    await round.manager.call('accounts.setLocale', { locale: 'kk' })
    const kazakh = await round.manager.call('board.export', { format: 'xlsx' })
    expect((await readExcelFile(kazakh.path))[0]?.sheet).toBe('Таратулар')
  })

  test('a paper has the same figures on numbered pages', async () => {
    const round = await played({ office: { workerUrl: await bundledWorker() } })
    const { path, bytes } = await round.manager.call('board.export', { format: 'pdf' })
    const pdf = await readFile(path)
    expect(pdf.length).toBe(bytes)
    const pages = pageTexts(pdf)
    const text = pages.join(' ')
    expect(text).toContain('Отдел занятости Глубоковского района')
    expect(text).toContain('№ 12 Маски июля идёт выдача')
    expect(text).toContain('18 30 4 2 12')
    expect(text).toContain('Белоусовка, склад P1 12 8 2 2 8')
    expect(pages[0]).toContain(`Страница 1 из ${pages.length}`)
  })

  test('only files of the folder of exports are opened', async () => {
    const opened: string[] = []
    const openFile = async (path: string): Promise<void> => void opened.push(path)
    const round = await played({ office: { openFile, workerUrl: await bundledWorker() } })
    const { path } = await round.manager.call('board.export', { format: 'xlsx' })
    expect(await round.manager.call('board.open', { path })).toEqual({ opened: true })
    expect(opened).toEqual([path])
    const outside = join(round.test.folder, basename(path))
    await expect(round.manager.call('board.open', { path: outside })).rejects.toMatchObject({
      code: 'not-found'
    })
    await expect(
      round.manager.call('board.open', { path: join(round.test.folder, 'exports', '..', 'komek.db') })
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})
