import bwip from 'bwip-js/node'
import { describe, expect, it } from 'vitest'
import { formatLineNumber, lineDigits, makeLineNumber } from '@shared/distribution/line-number'
import { OfficeError } from '@shared/errors'
import { DocumentMaker } from '../../electron/documents/document-maker'
import { readFonts } from '../../electron/documents/fonts'
import { symbolsOf } from '../../electron/documents/round/barcode'
import { openingTimes } from '../../electron/documents/round/opening-times'
import { slotEnd } from '../../electron/documents/round/slot-end'
import { readTemplates } from '../../electron/documents/templates'
import { barcodesOf, pageTexts, placedWords } from './support/pdf'
import { linesOfPage } from './support/list-text'
import { minutes, pickList, pointOf, roundLines } from './support/rounds'
import { fontsFolder, templatesFolder } from './support/samples'

const maker = new DocumentMaker(readFonts(fontsFolder), readTemplates(templatesFolder))
const weekdays = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']
const times = (from: string, until: string, ...days: number[]) =>
  days.map((weekday) => ({ weekday, from, until }))

describe('the barcode of a number', () => {
  it('is what bwip-js makes of it', () => {
    const numbers = Array.from({ length: 400 }, (_, i) =>
      makeLineNumber(((i * 37) % 9999) + 1, ((i * 2503) % 999_999) + 1)
    )
    for (const number of numbers) {
      const [code] = bwip.raw('code128', lineDigits(number), {})
      expect(symbolsOf(number).flat()).toEqual(code !== undefined && 'sbs' in code ? code.sbs : null)
    }
  })
})

describe('opening times', () => {
  it.each([
    [
      [...times('09:00', '13:00', 1, 2, 3, 4, 5), ...times('14:00', '18:00', 1, 2, 3, 4, 5)],
      'пн–пт 09:00–13:00, 14:00–18:00'
    ],
    [[...times('10:00', '12:00', 6), ...times('09:00', '18:00', 1, 2)], 'пн, вт 09:00–18:00; сб 10:00–12:00'],
    [times('09:00', '18:00', 1, 3, 7), 'пн 09:00–18:00; ср 09:00–18:00; вс 09:00–18:00'],
    [[], '']
  ])('%j', (opens, words) => {
    expect(openingTimes(opens, weekdays)).toBe(words)
  })
})

it.each([
  ['09:00', 30, '09:30'],
  ['12:45', 30, '13:15'],
  ['17:55', 5, '18:00']
])('a slot from %s of %i minutes ends at %s', (from, minutes, until) => {
  expect(slotEnd(from, minutes)).toBe(until)
})

describe('the list', () => {
  it('begins each sheet on a page of its own, numbers its pages, and sums pages, sheets and all', async () => {
    const data = roundLines([30, 1, 12])
    const paper = await maker.roundPaper('list', data)
    const texts = pageTexts(paper.pdf)
    expect(paper.pages).toBe(texts.length)
    expect(texts.filter((text) => text.includes('1-ауыл, Қарағаш')).length).toBe(4)
    expect(texts[0]).toContain('стр. 1 из 3')
    expect(texts[2]).toContain('стр. 3 из 3')
    expect(texts[3]).toContain('стр. 1 из 1')
    expect(texts[3]).toContain('Всего по списку: строк – 1, 2 шт.')
    expect(texts[3]).toContain('список 2 из 3')
    const units = data.sheets.reduce((sum, sheet) => sum + sheet.units, 0)
    expect(texts.at(-1)).toContain(`43 ${units} ${texts.length - 1}`)
  })

  it('keeps the totals of a sheet on a page with at least one line', async () => {
    for (let lines = 9; lines <= 16; lines += 1) {
      const { pdf, pages } = await maker.roundPaper('list', roundLines([lines]))
      const words = placedWords(pdf)
      expect(words.flatMap(linesOfPage)).toHaveLength(lines)
      expect(linesOfPage(words[pages - 1] ?? []).length, `${lines} lines`).toBeGreaterThan(0)
      // Nothing stands outside the page's margins.
      for (const { left, right, bottom } of words.flat()) {
        expect(left).toBeGreaterThan(50)
        expect(right).toBeLessThan(560)
        expect(bottom).toBeLessThan(830)
      }
    }
  })

  it('gives the same bytes for the same data', async () => {
    const first = await maker.roundPaper('list', roundLines([20]))
    const again = await maker.roundPaper('list', roundLines([20]))
    expect(again.sha256).toBe(first.sha256)
  })

  it('is not made with a blank: the field is named', async () => {
    const data = roundLines([3])
    const [point] = data.points
    await expect(
      maker.roundPaper('list', { ...data, points: [{ ...point!, responsible: ' ' }] })
    ).rejects.toMatchObject({ code: 'letter-blank-field', field: 'name' })
    const nameless = JSON.stringify([[makeLineNumber(12, 1), '', '0001', 1, 1, '2020-04-06', '09:30']])
    const sheet = { ...data.sheets[0]!, lines: 1, units: 1 }
    await expect(
      maker.roundPaper('list', { ...data, sheets: [sheet], lines: [nameless] })
    ).rejects.toMatchObject({
      code: 'letter-blank-field',
      field: `lines.${formatLineNumber(makeLineNumber(12, 1))}.name`
    })
  })

  it('is not made of lines that do not add up to their sheets', async () => {
    const data = roundLines([3, 2])
    const wrong = data.sheets.map((sheet) => ({ ...sheet, units: sheet.units + 1 }))
    await expect(maker.roundPaper('list', { ...data, sheets: wrong })).rejects.toThrow(/units/)
    await expect(maker.roundPaper('list', { ...data, sheets: data.sheets.slice(0, 1) })).rejects.toThrow(
      /left over/
    )
    await expect(maker.roundPaper('list', { ...data, lines: data.lines.slice(1) })).rejects.toThrow(
      /lacks lines/
    )
  })

  it('stops when it is told to', async () => {
    const drawn: number[] = []
    const check = (): void => {
      if (drawn.length === 2) throw new OfficeError('cancelled')
    }
    await expect(
      maker.roundPaper('list', roundLines([200]), { check, drawn: (done) => drawn.push(done) })
    ).rejects.toMatchObject({ code: 'cancelled' })
    expect(drawn).toHaveLength(2)
  })
})

describe('tickets', () => {
  it('are eight a page, each within its own cut, however long its words', async () => {
    const long = 'Қарағанды облысы мен Шығыс Қазақстан облысының алыстағы ауылдарына арналған'
    const data = roundLines([20], { name: { kk: `${long} жиынтықтар`, ru: `${long} наборы` } })
    const points = [{ ...pointOf(0), address: `${long}, ${long}` }]
    const { pdf, pages } = await maker.roundPaper('tickets', { ...data, points })
    expect(pages).toBe(3)
    const [words = []] = placedWords(pdf)
    const titles = words.filter(({ text }) => text === 'Алуға').map(({ top }) => top)
    const rows = [...new Set(titles.map((top) => Math.round(top)))].sort((a, b) => a - b)
    expect(titles).toHaveLength(8)
    const last = words
      .filter(({ text }) => text === 'Вопросы:')
      .map(({ bottom }) => bottom)
      .sort((a, b) => a - b)
    expect(last).toHaveLength(8)
    rows
      .slice(1)
      .forEach((top, row) => expect(Math.max(...last.slice(row * 2, row * 2 + 2))).toBeLessThan(top))
    expect(barcodesOf(pdf, 1, 1)).toHaveLength(8)
  })

  it('name the office to call where the point has no telephone', async () => {
    const data = roundLines([1, 1, 1])
    const texts = pageTexts((await maker.roundPaper('tickets', data)).pdf)
    expect(texts[0]).toContain('Вопросы: тел. +7 701 234 56 78')
    expect(texts[2]).toContain(`Вопросы: тел. ${data.round.office.phone}`)
  })
})

describe('the pick list', () => {
  it('has all points, then a page for each with its lots and two signatures', async () => {
    const { pdf, pages } = await maker.roundPaper('pick-list', pickList())
    const texts = pageTexts(pdf)
    expect(pages).toBe(4)
    expect(texts[0]).toContain('1 590 1 590 40 1 550')
    expect(texts[0]).toContain('K-2020-03')
    expect(texts[0]).toContain('10 000 г')
    expect(texts[1]).toContain('1 250 дана / шт.')
    expect(texts[2]).toContain('не хватает: 50 шт.')
    expect(texts[3]).toContain('Для этого пункта собирать больше нечего.')
    for (const text of texts.slice(1)) expect(text.match(/аты-жөні, қолы, күні/g)).toHaveLength(2)
  })
})

describe('the minutes', () => {
  it('say each figure, each difference with its explanation, and how the sample was reckoned', async () => {
    const text = pageTexts((await maker.roundPaper('minutes', minutes())).pdf).join(' ')
    for (const part of [
      'Запланировано по ведомости: строк – 3 750, 3 750 шт.',
      'В том числе по доверенности: строк – 212',
      'Школа № 2, разница −2: Две упаковки намокли при разгрузке, акт № 4 от 18.04.2020.',
      'саналмады',
      'Дети 6–18 лет из семей, получающих АСП',
      '0012-003750',
      'При доверительной вероятности 95 %, погрешности ±5 % и доле 0,5',
      'то есть 347',
      '12-2020-04-20',
      'Төраға / Председатель:'
    ])
      expect(text).toContain(part)
  })

  it('say that there is nothing where there is nothing', async () => {
    const sample = { population: 0, size: 0, confidence: '95', margin: '5', seed: '1' }
    const [first] = minutes().points
    const data = minutes({ points: [first!], addedByHand: [], sample })
    const text = pageTexts((await maker.roundPaper('minutes', data)).pdf).join(' ')
    expect(text).toContain('Расхождений между учётом и пересчётом нет.')
    expect(text).toContain('Строк, добавленных вручную, нет.')
    expect(text).toContain('Ничего не выдано, проверять нечего.')
    expect(text).not.toContain('384,16')
  })
})
