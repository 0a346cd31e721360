import { readFile, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OfficeEvent } from '@shared/contract'
import { formatLineNumber, lineDigits, makeLineNumber } from '@shared/distribution/line-number'
import { formatDate } from '@shared/domain/format'
import { insertMany } from '../../electron/database/bulk'
import { linesOfPage } from '../documents/support/list-text'
import { barcodesOf, pageTexts, placedWords } from '../documents/support/pdf'
import { bundledWorker } from '../support/pdf-worker'
import { openHandOutRound } from './support/hand-out-round'
import { addLines, addNamed, allLines, filesOf, totalsOf, type Line } from './support/papers'

let workerUrl: URL
beforeAll(async () => {
  workerUrl = await bundledWorker()
})

describe('the list', () => {
  test('says of every line what the file says, on the sheets of its village and point, under the whole head', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2, office: { workerUrl } })
    await addLines(round, 300)
    const lines = await allLines(round)
    const printed = await round.distributor.call('lists.render', { roundId: round.roundId, kind: 'list' })
    expect(printed).toMatchObject({ lines: 309, copyNo: 1 })
    const pdf = await readFile(printed.path)
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(printed.sha256)

    const texts = pageTexts(pdf)
    expect(texts).toHaveLength(printed.pages)
    const pages = placedWords(pdf).slice(0, -1)
    const read = pages.map(linesOfPage)
    expect(read.flat()).toEqual(
      lines.map((line) => ({
        number: formatLineNumber(line.number),
        name: line.full_name,
        iinTail: line.iin_tail,
        familySize: String(line.family_size),
        goods: `MASK × ${line.quantity}`,
        slot: `${formatDate(line.slot_day, 'kk')} ${line.slot_time}`
      }))
    )

    const byNumber = new Map(lines.map((line) => [formatLineNumber(line.number), line]))
    read.forEach((own, page) => {
      const rows = own.map(({ number }) => byNumber.get(number) as Line)
      const units = rows.reduce((sum, { quantity }) => sum + quantity, 0)
      expect(new Set(rows.map(({ place_id, kato }) => `${place_id} ${kato}`)).size, `page ${page + 1}`).toBe(
        1
      )
      expect(totalsOf(texts[page] ?? '', 'На этой странице')).toEqual([rows.length, units])
    })

    const points = { [round.points[0]]: 'Белоусовка, склад', [round.points[1]]: 'Алтайский, склад' }
    for (const [page, own] of read.entries()) {
      const { place_id } = byNumber.get(own[0]?.number ?? '') as Line
      for (const part of [
        'Глубокое ауданының жұмыспен қамту бөлімі',
        'Отдел занятости Глубоковского района',
        '№ 12 тарату: Шілде бетперделері',
        'Раздача № 12: Маски июля',
        'Елді мекен:',
        'Населённый пункт:',
        `Пункт выдачи: ${points[place_id]}`,
        'Ответственный: Серікбаев Ерлан',
        'Жұмыс уақыты: дс–жм 09:00–13:00, 14:00–18:00',
        'Время работы: пн–пт 09:00–13:00, 14:00–18:00',
        'шаблон round-list-1',
        'стр. '
      ])
        expect(texts[page]).toContain(part)
    }

    const bySheet = new Map<string, Line[]>()
    for (const line of lines) {
      const key = `${line.place_id} ${line.kato}`
      bySheet.set(key, [...(bySheet.get(key) ?? []), line])
    }
    const sheetTotals = texts.flatMap((text) =>
      [totalsOf(text, 'Всего по списку')].filter((total) => total !== null)
    )
    expect(sheetTotals).toEqual(
      [...bySheet.values()].map((own) => [own.length, own.reduce((sum, { quantity }) => sum + quantity, 0)])
    )
    const all = lines.reduce((sum, { quantity }) => sum + quantity, 0)
    expect(texts.at(-1)).toContain(`309 ${all} ${printed.pages - 1}`)
  })

  test('its barcodes are read back from the pictures of its pages', async () => {
    const round = await openHandOutRound({ lines: 9, office: { workerUrl } })
    await addLines(round, 60)
    const printed = await round.distributor.call('lists.render', { roundId: round.roundId, kind: 'list' })
    const lines = await allLines(round)
    expect(barcodesOf(await readFile(printed.path), 1, printed.pages - 1)).toEqual(
      lines.map(({ number }) => lineDigits(number)).sort()
    )
  })

  test('of one point has that point alone, and counts its copies by itself', async () => {
    const round = await openHandOutRound({ lines: 9, office: { workerUrl } })
    const print = (placeId?: number) =>
      round.distributor.call('lists.render', {
        roundId: round.roundId,
        kind: 'list',
        ...(placeId === undefined ? {} : { placeId })
      })
    const first = await print(round.points[1])
    expect(first).toMatchObject({ lines: 3, copyNo: 1, pages: 1 })
    expect(pageTexts(await readFile(first.path))[0]).not.toContain('копия')
    expect(await print()).toMatchObject({ lines: 9, copyNo: 1 })
    const second = await print(round.points[1])
    expect(second).toMatchObject({ copyNo: 2 })
    expect(pageTexts(await readFile(second.path))[0]).toContain('көшірме 2 / копия 2')
    const { papers } = await round.manager.call('lists.papers', { roundId: round.roundId })
    expect(papers).toMatchObject([
      { kind: 'list', placeRu: 'Алтайский, склад', copyNo: 2, sha256: second.sha256, path: second.path },
      { kind: 'list', placeRu: null, copyNo: 1, printedBy: 'Тестов distributor' },
      { kind: 'list', placeKk: 'Алтайский қоймасы', copyNo: 1, pages: 1 }
    ])
    const journal = await round.rows<{ after_hash: string }>(
      `SELECT after_hash FROM journal WHERE operation = 'lists.render' ORDER BY id`
    )
    expect(journal.map((row) => row.after_hash)).toEqual(papers.map(({ sha256 }) => sha256).reverse())
  })

  test('that is cancelled leaves no file and no row', async () => {
    const events: OfficeEvent[] = []
    let stop = (): void => undefined
    const emit = (event: OfficeEvent): void => {
      events.push(event)
      stop()
    }
    const round = await openHandOutRound({ lines: 9, office: { workerUrl, emit } })
    await addLines(round, 3000)
    let cancelled: Promise<unknown> | undefined
    stop = () => {
      cancelled ??= round.distributor.call('jobs.cancel', { jobId: 'print' })
    }
    await expect(
      round.distributor.call('lists.render', { roundId: round.roundId, kind: 'list', jobId: 'print' })
    ).rejects.toMatchObject({ code: 'cancelled' })
    await cancelled
    expect(events[0]).toMatchObject({ kind: 'progress', jobId: 'print', total: 3009 })
    expect(await filesOf(round)).toEqual([])
    expect(await round.rows('SELECT * FROM round_papers')).toEqual([])
    stop = () => undefined
    const printed = await round.distributor.call('lists.render', {
      roundId: round.roundId,
      kind: 'list',
      jobId: 'print'
    })
    expect(printed).toMatchObject({ lines: 3009, copyNo: 1 })
    expect(events.at(-1)).toMatchObject({ done: 3009, total: 3009 })
    expect(await filesOf(round)).toEqual([basename(printed.path)])
  })
})

describe('tickets', () => {
  test('say who comes where and when, and their barcodes are read back', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2, office: { workerUrl } })
    await addLines(round, 20)
    const printed = await round.distributor.call('lists.render', { roundId: round.roundId, kind: 'tickets' })
    const pdf = await readFile(printed.path)
    const text = pageTexts(pdf).join(' ')
    const lines = await allLines(round)
    for (const line of lines) {
      const name = line.full_name.replace(/-/g, '-\\s?')
      expect(text).toMatch(new RegExp(name))
      expect(text).toContain(formatLineNumber(line.number))
    }
    expect(text).toContain('14.07.2020, 09:00–09:30')
    expect(barcodesOf(pdf, 1, printed.pages)).toEqual(lines.map(({ number }) => lineDigits(number)).sort())
  })
})

describe('the pick list', () => {
  test('has for each point the lots that expire first, less what came or is on the way', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2, office: { workerUrl } })
    const { warehouse, wareId, roundId, points } = round
    const rows = (placeId: number, lotId: number | null, onHand: number, reserved: number) =>
      [placeId, wareId, lotId, onHand, reserved] as const
    await round.direct(async (tx) => {
      const enter = async (
        kind: string,
        entries: ReturnType<typeof rows>[],
        forRound = false
      ): Promise<void> => {
        const { lastId } = await tx.run(
          'INSERT INTO movements (kind, at, on_day, user_id, round_id) VALUES (?, ?, ?, 1, ?)',
          [kind, '2020-07-02T00:00:00.000Z', '2020-07-02', forRound ? roundId : null]
        )
        await insertMany(
          tx,
          'stock_ledger',
          ['movement_id', 'place_id', 'ware_id', 'lot_id', 'on_hand', 'reserved', 'round_id'],
          entries.map((entry) => [lastId, ...entry, entry[4] === 0 ? null : roundId])
        )
      }
      for (const [batch, expires] of [
        ['OLD', '2020-07-01'],
        ['LATE', '2020-12-31'],
        ['SOON', '2020-08-01']
      ])
        await tx.run('INSERT INTO lots (ware_id, batch, expires_on) VALUES (?, ?, ?)', [
          wareId,
          batch ?? '',
          expires ?? ''
        ])
      const lots = await tx.all<{ id: number; batch: string }>('SELECT id, batch FROM lots')
      const lot = (batch: string): number => lots.find((row) => row.batch === batch)?.id ?? 0
      await enter('receive', [
        rows(warehouse, lot('OLD'), 100, 0),
        rows(warehouse, lot('LATE'), 100, 0),
        rows(warehouse, lot('SOON'), 5, 0)
      ])
      await enter('arrive', [rows(points[1], lot('LATE'), 2, 0)], true)
    })
    const printed = await round.distributor.call('lists.render', { roundId, kind: 'pick-list' })
    const texts = pageTexts(await readFile(printed.path))
    expect(printed).toMatchObject({ lines: 9, pages: 3 })
    // 6 lines of 2 at the first point; 3 of 2 at the second, where 2 have come.
    expect(texts[0]).toContain('9 18 2 16')
    const [first, second] = [texts[1], texts[2]].sort((a) =>
      a?.includes('Белоусовка, склад') === true ? -1 : 1
    )
    expect(first).toContain('SOON 01.08.2020 5')
    expect(first).toContain('LATE 31.12.2020 7')
    expect(first).toContain('12 дана / шт.')
    expect(second).toContain('LATE 31.12.2020 4')
    expect(second).toContain('4 дана / шт.')
    expect(texts.join(' ')).not.toContain('OLD')
    for (const text of [first, second]) {
      expect(text).toContain('Қоймадан берген / Отпустил(а) со склада:')
      expect(text).toContain('Қабылдап алған / Принял(а):')
    }
  })

  test('says in bold what the warehouse lacks', async () => {
    const round = await openHandOutRound({ lines: 9, office: { workerUrl } })
    const printed = await round.distributor.call('lists.render', {
      roundId: round.roundId,
      kind: 'pick-list',
      placeId: round.points[0]
    })
    const text = pageTexts(await readFile(printed.path)).join(' ')
    expect(text).toContain('В годных партиях склада не хватает: 6 шт.')
    expect(text).not.toContain('Алтайский')
  })
})

describe('the minutes', () => {
  test('say what was frozen when the round was closed', async () => {
    const round = await openHandOutRound({ lines: 9, quantity: 2, office: { workerUrl } })
    const { roundId, points } = round
    for (const n of [1, 2, 7])
      await round.distributor.call('rounds.handOut', {
        roundId,
        placeId: points[n > 6 ? 1 : 0],
        numbers: [round.at(n)],
        ...(n === 2 ? { proxy: { name: 'Ахметов Ерлан', document: 'удостоверение 012345678' } } : {})
      })
    await expect(round.manager.call('lists.render', { roundId, kind: 'minutes' })).rejects.toMatchObject({
      code: 'round-state',
      field: 'roundId'
    })
    await addNamed(round, [{ n: 500, name: 'Өмірзақова Һәнифа', reason: 'пропущена, справка № 7' }])
    await round.manager.call('rounds.close', {
      id: roundId,
      counts: [
        { placeId: points[0], counted: 13, explanation: 'одна пачка намокла' },
        { placeId: points[1], counted: 16 }
      ]
    })
    const printed = await round.manager.call('lists.render', { roundId, kind: 'minutes' })
    const text = pageTexts(await readFile(printed.path)).join(' ')
    const report = await round.manager.call('rounds.reconcile', { id: roundId })
    for (const part of [
      'Протокол об итогах раздачи',
      'Тарату қорытындысының хаттамасы',
      'Выдано: строк – 3, 6 шт.',
      'В том числе по доверенности: строк – 1',
      `Не получено: строк – ${report.unclaimedLines}, ${report.unclaimedUnits} шт.`,
      'одна пачка намокла',
      `${formatLineNumber(makeLineNumber(12, 500))} Өмірзақова Һәнифа пропущена, справка № 7`,
      'Зейнеткерлер',
      'Сироты',
      'Из выданных строк, которых 3, для опроса по телефону случайно отобрано 3.',
      '384,16 ÷ (1 + (384,16 − 1) ÷ 3), то есть 3',
      report.sample.seed,
      'Председатель:'
    ])
      expect(text).toContain(part)
    expect(text.match(/Член комиссии:/g)).toHaveLength(3)
    const [handOuts] = await round.rows<{ n: number }>('SELECT count(*) AS n FROM hand_outs')
    expect(handOuts).toEqual({ n: 3 })
  })
})

describe('bad input', () => {
  test('is answered by name, and nothing is printed', async () => {
    const round = await openHandOutRound({ lines: 9, office: { workerUrl } })
    const render = (input: { roundId: number; placeId?: number; kind?: 'list' | 'tickets' }) =>
      round.distributor.call('lists.render', { kind: 'list', ...input })
    await expect(render({ roundId: 999 })).rejects.toMatchObject({ code: 'not-found', field: 'roundId' })
    await expect(render({ roundId: round.roundId, placeId: round.warehouse })).rejects.toMatchObject({
      code: 'point-not-in-round',
      field: 'placeId'
    })
    await expect(round.manager.call('lists.papers', { roundId: 999 })).rejects.toMatchObject({
      code: 'not-found'
    })
    await expect(round.manager.call('lists.open', { id: 1 })).rejects.toMatchObject({
      code: 'not-found',
      field: 'id'
    })
    expect(await filesOf(round)).toEqual([])
  })

  test('a name that no font can print stops the list and says whose it is', async () => {
    const round = await openHandOutRound({ lines: 9, office: { workerUrl } })
    await addNamed(round, [{ n: 500, name: 'Ли 李' }])
    await expect(
      round.distributor.call('lists.render', { roundId: round.roundId, kind: 'list' })
    ).rejects.toMatchObject({
      code: 'letter-glyph-missing',
      field: `lines.${formatLineNumber(makeLineNumber(12, 500))}.name`,
      data: { glyph: '李' }
    })
    expect(await filesOf(round)).toEqual([])
  })
})

test('a paper is opened as it was printed; one that was changed since is not', async () => {
  const round = await openHandOutRound({ lines: 9, office: { workerUrl } })
  const printed = await round.distributor.call('lists.render', { roundId: round.roundId, kind: 'tickets' })
  const { papers } = await round.manager.call('lists.papers', { roundId: round.roundId })
  const id = papers[0]?.id ?? 0
  const { pdf } = await round.manager.call('lists.open', { id })
  // Without a window there is no viewer; the file itself is looked at all the same.
  expect(await round.manager.call('lists.openFile', { id })).toEqual({ opened: false })
  expect(Buffer.from(pdf, 'base64').equals(await readFile(printed.path))).toBe(true)
  await writeFile(printed.path, 'other')
  await expect(round.manager.call('lists.openFile', { id })).rejects.toMatchObject({
    code: 'paper-file-unknown'
  })
  await expect(round.manager.call('lists.open', { id })).rejects.toMatchObject({
    code: 'paper-file-unknown',
    field: 'id',
    data: { file: basename(printed.path) }
  })
})
