import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import writeExcelFile from 'write-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OutputOf } from '@shared/contract'
import { bundledWorker } from '../support/pdf-worker'
import { officeWithPayees, type Payee } from './support/payments'
import { dump, freshIban, refusal, withSql, type PlayedOffice } from './support/play'

let workerUrl: URL

beforeAll(async () => {
  workerUrl = await bundledWorker()
})

type Line = OutputOf<'payments.lines'>['rows'][number]

interface Listed extends PlayedOffice {
  payees: Payee[]
  listId: number
  lines: Line[]
}

const may = { programme: 'asp', month: '2024-05' } as const
const june = { programme: 'asp', month: '2024-06' } as const

/** Three families, three lines. */
async function listed(month: typeof may | typeof june = may): Promise<Listed> {
  const played = await officeWithPayees([0, 1, 2], { workerUrl })
  if (month === june) played.clock.set('2024-06-03')
  const { id } = await played.head.call('payments.freeze', month)
  const { rows } = await played.clerk.call('payments.lines', { listId: id })
  return { ...played, listId: id, lines: rows }
}

const base64 = (bytes: string | Uint8Array): string => Buffer.from(bytes).toString('base64')
const csv = (...rows: (string | number)[][]): string => base64(rows.map((row) => row.join(';')).join('\r\n'))
const heading = ['№', 'Сумма', 'Результат', 'Причина']

function read(office: Listed, content: string, more: { dryRun?: boolean; fileName?: string } = {}) {
  return office.clerk.call('payments.reconcile', {
    listId: office.listId,
    fileName: 'ответ.csv',
    content,
    ...more
  })
}

const amountOf = (office: Listed, lineNo: number): string =>
  office.lines.find((line) => line.lineNo === lineNo)?.amount ?? ''

describe('a result file', () => {
  it('settles its lines: paid, or returned with a reason; a second file the rest', async () => {
    const office = await listed()
    const [one, two, three] = [1, 2, 3].map((no) => amountOf(office, no))
    const content = csv(heading, [2, two ?? '', 'Возврат', 'Счёт закрыт'], [1, one ?? '', 'выплачено', ''])
    const dry = await read(office, content, { dryRun: true })
    expect(dry).toMatchObject({ written: false, rows: 2, paid: 1, returned: 1, faults: 0, list: { open: 3 } })
    const done = await read(office, content)
    expect(done).toMatchObject({ written: true, rows: 2, paid: 1, returned: 1, faults: 0 })
    expect(done.list).toMatchObject({
      ...{ paid: 1, returned: 1, open: 1, paidTotal: one, returnedTotal: two }
    })
    expect(done.report).toMatchObject([
      { row: 2, lineNo: 2, amount: two, result: 'returned', code: null, data: { reason: 'Счёт закрыт' } },
      { row: 3, lineNo: 1, amount: one, result: 'paid', code: null }
    ])
    const { rows } = await office.clerk.call('payments.lines', { listId: office.listId })
    expect(rows.map(({ state, reason, settledOn }) => [state, reason, settledOn])).toEqual([
      ['paid', '', '2024-05-20'],
      ['returned', 'Счёт закрыт', '2024-05-20'],
      ['listed', '', null]
    ])
    await read(office, csv(heading, [3, three ?? '', 'төленді', '']))
    const states = await withSql(office.folder, (sql) =>
      sql.all(
        "SELECT state, count(*) AS n FROM payments WHERE month = '2024-05' GROUP BY state ORDER BY state"
      )
    )
    expect(states).toEqual([
      { state: 'paid', n: 2 },
      { state: 'returned', n: 1 }
    ])
  })

  it('what came back is listed again, to the account in force by then, and only that', async () => {
    const office = await listed()
    const { clerk, head, listId, lines } = office
    const back = lines[1]
    await read(
      office,
      csv(
        heading,
        ...lines.map(({ lineNo, amount }) => [
          lineNo,
          amount,
          lineNo === 2 ? 'возврат' : 'paid',
          'Счёт закрыт'
        ])
      )
    )
    const { person } = await clerk.call('people.get', { id: back?.personId ?? 0 })
    const { id, iin, lastName, firstName, revision } = person
    const iban = freshIban()
    await clerk.call('people.save', { id, iin, lastName, firstName, revision, iban })
    const again = await clerk.call('payments.list', may)
    expect(again).toMatchObject({ count: 1, total: back?.amount })
    expect(again.rows).toMatchObject([
      {
        personId: id,
        iban,
        returned: 'Счёт закрыт',
        alerts: ['account-changed', 'returned-before'],
        blocked: false
      }
    ])
    const second = await head.call('payments.freeze', may)
    const { rows } = await clerk.call('payments.lines', { listId: second.id })
    expect(rows).toMatchObject([{ lineNo: 1, personId: id, iban, amount: back?.amount, state: 'listed' }])
    // The first list says what it said.
    expect((await clerk.call('payments.lines', { listId, state: 'returned' })).rows).toMatchObject([
      { lineNo: 2, iban: back?.iban, reason: 'Счёт закрыт' }
    ])
  })

  it('is understood in Kazakh and English, as a workbook, in windows-1251, with the bank’s own lines above', async () => {
    const office = await listed()
    const [one, two, three] = office.lines
    const kazakh = ['Банк «Халық»\r\n', 'Жол нөмірі,ЖСН,Сомасы,Нәтиже,Қайтару себебі,Күні']
    const first = `${one?.lineNo ?? 0},${one?.iin ?? ''},"${(one?.amount ?? '').replace('.', ',')}",Төленді,,17.05.2024`
    expect(await read(office, base64(`\ufeff${kazakh.join('\r\n')}\r\n${first}\r\n\r\n`))).toMatchObject({
      ...{ written: true, paid: 1 },
      report: [{ row: 4 }]
    })
    const russian = `ИИН\tСумма, тг.\tСтатус\tПримечание\r\n${two?.iin ?? ''}\t${two?.amount ?? ''} тг\tОтказ\tПолучатель умер\r\n`
    expect(await read(office, base64(iconv.encode(russian, 'win1251')))).toMatchObject({
      written: true,
      returned: 1
    })
    const workbook = await writeExcelFile([
      {
        data: [
          ['Line No', 'IIN', 'Amount', 'Status', 'Date'].map((value) => ({ value, type: String })),
          [
            { value: three?.lineNo ?? 0, type: Number },
            { value: Number(three?.iin), type: Number },
            { value: Number(three?.amount), type: Number },
            { value: 'PAID', type: String },
            { value: new Date('2024-05-18T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' }
          ]
        ]
      }
    ]).toBuffer()
    expect(await read(office, base64(workbook), { fileName: 'bank.xlsx' })).toMatchObject({
      written: true,
      paid: 1
    })
    const { rows } = await office.clerk.call('payments.lines', { listId: office.listId })
    expect(rows.map(({ state, reason, settledOn }) => [state, reason, settledOn])).toEqual([
      ['paid', '', '2024-05-17'],
      ['returned', 'Получатель умер', '2024-05-20'],
      ['paid', '', '2024-05-18']
    ])
  })

  it('may be the file the office sent, under its own headings, with a column added', async () => {
    const office = await listed()
    const { layout } = await office.clerk.call('payments.layout', {})
    const columns = layout.columns.map((column) =>
      column.field === 'amount' ? { ...column, title: 'К перечислению' } : column
    )
    await office.head.call('payments.saveLayout', { layout: { ...layout, columns } })
    const rows = office.lines.map(({ lineNo, amount }) => [lineNo, amount, 'зачислено'])
    expect(await read(office, csv(['№', 'К перечислению', 'Статус'], ...rows))).toMatchObject({
      written: true,
      paid: 3
    })
  })

  it('by IIN alone tells a person’s two months apart by their sums, and in order where those are equal', async () => {
    const office = await listed(june)
    expect(office.lines).toHaveLength(6)
    const rows = [...office.lines].reverse().map(({ iin, amount }) => [iin, amount, 'paid'])
    const done = await read(office, csv(['ИИН', 'Сумма', 'Статус'], ...rows))
    expect(done).toMatchObject({ written: true, paid: 6 })
    expect(done.report.map(({ lineNo }) => lineNo).sort()).toEqual([1, 2, 3, 4, 5, 6])
    expect(await refusal(read(office, csv(['ИИН', 'Сумма', 'Статус'], ...rows)))).toMatchObject({
      code: 'payment-file-known'
    })
  })
})

describe('one row that does not fit', () => {
  type Case = [what: string, row: (lines: Line[]) => (string | number)[], fault: object]
  const cases: Case[] = [
    [
      'an unknown line',
      () => [77, '1.00', 'paid', ''],
      { code: 'payment-line-unknown', data: { line: 77, number: '2024/0001' } }
    ],
    [
      'no number at all',
      () => ['abc', '1.00', 'paid', ''],
      { code: 'payment-line-unknown', data: { line: 'abc' } }
    ],
    [
      'another sum',
      () => [2, '1.00', 'paid', ''],
      { code: 'payment-amount-differs', lineNo: 2, data: { given: '1,00\u00a0₸' } }
    ],
    [
      'a tiyn more',
      (lines) => [2, (Number(lines[1]?.amount) + 0.01).toFixed(2), 'paid', ''],
      { code: 'payment-amount-differs' }
    ],
    [
      'a line named twice',
      (lines) => [1, lines[0]?.amount ?? '', 'paid', ''],
      { code: 'payment-line-doubled', lineNo: 1, data: { line: 1 } }
    ],
    [
      'a strange word',
      (lines) => [2, lines[1]?.amount ?? '', 'может быть', ''],
      { code: 'payment-result-unknown', data: { value: 'может быть' } }
    ],
    [
      'a return without reason',
      (lines) => [2, lines[1]?.amount ?? '', 'возврат', ' '],
      { code: 'payment-reason-missing', data: { line: 2 } }
    ],
    ['no sum', () => [2, 'сто', 'paid', ''], { code: 'amount-malformed' }]
  ]

  it.each(cases)('%s is named, and nothing is written', async (_, row, fault) => {
    const office = await listed()
    const before = await dump(office.folder)
    const good = [1, amountOf(office, 1), 'paid', '']
    const content = csv(heading, good, row(office.lines))
    const answer = await read(office, content)
    expect(answer).toMatchObject({ written: false, rows: 2, paid: 1, faults: 1, list: { open: 3 } })
    expect(answer.report).toMatchObject([
      { row: 2, result: 'paid', code: null },
      { row: 3, result: 'fault', ...fault }
    ])
    expect(await dump(office.folder)).toEqual(before)
    // Corrected, it is another file and goes through.
    expect(await read(office, csv(heading, good))).toMatchObject({ written: true, paid: 1 })
  })

  it('a line settled before, another’s IIN, a day to come', async () => {
    const office = await listed()
    const [one, two, three] = office.lines
    await read(office, csv(heading, [1, one?.amount ?? '', 'paid', '']))
    const answer = await read(
      office,
      csv(
        ['Строка', 'ИИН', 'Сумма', 'Результат', 'Дата'],
        [1, one?.iin ?? '', one?.amount ?? '', 'paid', ''],
        [2, three?.iin ?? '', two?.amount ?? '', 'paid', ''],
        [3, three?.iin ?? '', three?.amount ?? '', 'paid', '01.06.2024']
      )
    )
    expect(answer.report.map(({ code }) => code)).toEqual([
      ...['payment-line-settled', 'payment-iin-differs', 'date-in-future']
    ])
    expect(answer).toMatchObject({ written: false, faults: 3, list: { paid: 1, open: 2 } })
  })
})

describe('a file that is not read', () => {
  const workbookWith = async (change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array> => {
    const { unzipSync } = await import('fflate')
    const bytes = await writeExcelFile([
      { data: [heading.map((value) => ({ value, type: String })), [{ value: 1, type: Number }]] }
    ]).toBuffer()
    const files = unzipSync(new Uint8Array(bytes))
    change(files)
    return zipSync(files)
  }
  const sheetName = (files: Record<string, Uint8Array>): string =>
    Object.keys(files).find((name) => /worksheets\/.*\.xml$/.test(name)) ?? ''
  const edit = (files: Record<string, Uint8Array>, change: (xml: string) => string): void => {
    const name = sheetName(files)
    files[name] = Buffer.from(change(Buffer.from(files[name] ?? []).toString()))
  }
  /** A part that unpacks to five megabytes, and what the zip's directory says of it. */
  const claiming = async (size: number): Promise<Uint8Array> => {
    const bytes = Buffer.from(
      await workbookWith((files) => (files['xl/media/a.xml'] = new Uint8Array(5_000_000)))
    )
    bytes.writeUInt32LE(size, bytes.lastIndexOf(Buffer.from('xl/media/a.xml')) - 46 + 24)
    return bytes
  }
  const hostile: [what: string, make: () => Uint8Array | Promise<Uint8Array>, code: string][] = [
    ['nothing', () => Buffer.from('\n'), 'column-missing'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'file-malformed'],
    ['another zip', () => zipSync({ 'a.txt': Buffer.from('a') }), 'file-malformed'],
    ['a zip cut off', async () => (await workbookWith(() => undefined)).subarray(0, 900), 'file-malformed'],
    [
      'a quote that never ends',
      () => Buffer.from('№;Сумма;Результат\n1;"12;paid\n2;3;paid'),
      'file-malformed'
    ],
    ['no column of sums', () => Buffer.from('№;Результат\n1;paid'), 'column-missing'],
    ['no heading', () => Buffer.from('1;200000.00;paid'), 'column-missing'],
    ['a heading and no row', () => Buffer.from('№;Сумма;Результат\n\n'), 'file-malformed'],
    [
      'a command in a cell',
      () => Buffer.from(`№;Сумма;Результат;Причина\n1;2;возврат;=cmd|' /C calc'!A0`),
      'file-has-formulas'
    ],
    [
      'a command after a plus',
      () => Buffer.from(`№;Сумма;Результат;Причина\n1;2;возврат;+HYPERLINK("x")`),
      'file-has-formulas'
    ],
    [
      'a formula in a workbook',
      () => workbookWith((files) => edit(files, (xml) => xml.replace('<v>1</v>', '<f>1+1</f><v>1</v>'))),
      'file-has-formulas'
    ],
    [
      'declarations that multiply text',
      () =>
        workbookWith((files) =>
          edit(files, (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa">]>'))
        ),
      'file-has-entities'
    ],
    ['a workbook that unpacks to half a gigabyte', () => claiming(500_000_000), 'file-too-heavy'],
    ['a workbook that unpacks to more than it says', () => claiming(1000), 'file-malformed'],
    ['more bytes than any answer', () => Buffer.alloc(21 * 1024 * 1024, 'x'), 'file-too-heavy'],
    [
      'more rows than any answer',
      () => Buffer.from(`№;Сумма;Результат\n${'1;2;paid\n'.repeat(200_001)}`),
      'file-too-large'
    ]
  ]

  it('is refused by name, and the list stays as it was', async () => {
    const office = await listed()
    const before = await dump(office.folder)
    for (const [what, make, code] of hostile) {
      const content = base64(await make())
      expect((await refusal(read(office, content, { fileName: 'опасный' }))).code, what).toBe(code)
    }
    expect(await refusal(read(office, '%%%'))).toMatchObject({ code: 'file-malformed' })
    expect(await dump(office.folder)).toEqual(before)
  }, 60_000)

  it('the same file again is refused, for another list too', async () => {
    const office = await listed()
    const content = csv(heading, [1, amountOf(office, 1), 'paid', ''])
    await read(office, content)
    const again = {
      code: 'payment-file-known',
      field: 'content',
      data: { at: '2024-05-20', number: '2024/0001' }
    }
    expect(await refusal(read(office, content))).toMatchObject(again)
    expect(await refusal(read(office, content, { dryRun: true }))).toMatchObject(again)
    office.clock.set('2024-06-03')
    const { id } = await office.head.call('payments.freeze', june)
    expect(await refusal(read({ ...office, listId: id }, content))).toMatchObject(again)
    expect(await refusal(read({ ...office, listId: 99 }, content))).toMatchObject({
      code: 'not-found',
      field: 'listId'
    })
  })

  it('two at the same moment settle a line once', async () => {
    const office = await listed()
    const row = [1, amountOf(office, 1), 'paid', '']
    const files = [csv(heading, row), csv(heading, row, ['', '', '', '']), csv(heading, row)]
    const answers = await Promise.all(
      files.map((content) =>
        office.clerk.send('payments.reconcile', { listId: office.listId, fileName: 'a.csv', content })
      )
    )
    const written = answers.filter(
      ({ ok, ...answer }) => ok && (answer as { result: { written: boolean } }).result.written
    )
    expect(written).toHaveLength(1)
    expect((await office.clerk.call('payments.lists', {})).rows[0]).toMatchObject({ paid: 1, open: 2 })
  })
})
