import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BankLayout } from '@shared/contract/payments'
import { formatIban } from '@shared/domain/iban'
import { parseTenge } from '@shared/domain/money'
import { placedWords, type PlacedWord } from '../documents/support/pdf'
import { testOffice } from '../support/office'
import { bundledWorker } from '../support/pdf-worker'
import { enterManyPayees, officeWithPayees } from './support/payments'
import { dump, refusal, withSql, type PlayedOffice } from './support/play'

let workerUrl: URL

beforeAll(async () => {
  workerUrl = await bundledWorker()
})

/** A sum as it is printed; here with plain blanks. */
const written = (tenge: string): string => tenge.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, ' ')

/** What stands on one height of a page, from the left. */
function linesOf(page: readonly PlacedWord[]): string[] {
  const lines: PlacedWord[][] = []
  for (const word of [...page].sort((a, b) => a.bottom - b.bottom || a.left - b.left)) {
    const line = lines.find(([first]) => first !== undefined && Math.abs(first.bottom - word.bottom) < 1.5)
    if (line === undefined) lines.push([word])
    else line.push(word)
  }
  return lines.map((line) =>
    line
      .sort((a, b) => a.left - b.left)
      .map(({ text }) => text)
      .join(' ')
      .replace(/[\s\u00a0\u202f]+/g, ' ')
  )
}

const tiynOf = (text: string): number => parseTenge(text.replaceAll(' ', '').replace(',', '.'))

interface Frozen extends PlayedOffice {
  listId: number
  total: string
}

async function frozen(many: number): Promise<Frozen> {
  const played = await officeWithPayees([4, 0], { workerUrl })
  await enterManyPayees(played.folder, many, {
    ...{ programme: 'asp', month: '2024-05' },
    amount: (i) => 1_000_00 + i * 37
  })
  const { id, total } = await played.head.call('payments.freeze', { programme: 'asp', month: '2024-05' })
  return { ...played, listId: id, total }
}

async function allLines({ clerk, listId }: Frozen) {
  const rows = []
  for (let cursor: string | undefined; ;) {
    const page = await clerk.call('payments.lines', {
      listId,
      limit: 500,
      ...(cursor === undefined ? {} : { cursor })
    })
    rows.push(...page.rows)
    if (page.next === null) return rows
    cursor = page.next
  }
}

/** What Python's csv module, which knows nothing of this program, reads. */
function pythonRows(path: string, encoding: string, separator: string): string[][] {
  const script = `import csv, json, sys
with open(sys.argv[1], encoding=sys.argv[2], newline='') as f: print(json.dumps(list(csv.reader(f, delimiter=sys.argv[3], strict=True))))`
  return JSON.parse(
    execFileSync('python3', ['-c', script, path, encoding, separator], { encoding: 'utf8' })
  ) as string[][]
}

describe('the paper for signature', () => {
  it('says of every line what the database holds, carries the sums forward and ends in the total in words', async () => {
    const office = await frozen(150)
    const { path, pages, sha256, bytes } = await office.clerk.call('payments.render', {
      ...{ listId: office.listId, format: 'pdf' }
    })
    const pdf = await readFile(path)
    expect(basename(path)).toBe('payments-2024-0001.pdf')
    expect(bytes).toBe(pdf.length)
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(sha256)
    const paper = placedWords(pdf)
    const sheets = paper.map(linesOf)
    expect(sheets).toHaveLength(pages ?? 0)
    expect(sheets.length).toBeGreaterThan(3)
    const rows = await allLines(office)
    expect(rows).toHaveLength(152)
    const printed = sheets.flat()
    expect(printed.filter((line) => / KZ\d\d /.test(line))).toEqual(
      rows.map(({ lineNo, name, iin, iban, month, amount }) => {
        const [year, number] = month.split('-')
        return `${lineNo} ${name} ${iin} ${formatIban(iban)} ${number}.${year} ${written(amount)}`
      })
    )
    let before = 0
    for (const [index, lines] of sheets.entries()) {
      const after = (label: RegExp): number =>
        tiynOf(lines.map((line) => label.exec(line)?.[1]).find((sum) => sum !== undefined) ?? '')
      expect(lines.join(' ')).toContain('Платёжная ведомость')
      expect(lines.join(' ')).toContain('№ 2024/0001 от 20 мая 2024 года')
      expect(lines.at(-1)).toContain(`стр. ${index + 1} из ${sheets.length}`)
      if (index > 0) expect(after(/С предыдущих страниц ([\d ]+,\d\d)$/)).toBe(before)
      before += after(/На этой странице: строк – \d+ ([\d ]+,\d\d)$/)
      expect(after(/Всего с начала ([\d ]+,\d\d)$/)).toBe(before)
    }
    expect(before).toBe(parseTenge(office.total))
    // Nothing stands outside the page's margins.
    for (const { left, right, bottom } of paper.flat()) {
      expect(left).toBeGreaterThan(50)
      expect(right).toBeLessThan(560)
      expect(bottom).toBeLessThan(835)
    }
    const { hash } = (await office.clerk.call('payments.lists', {})).rows[0] ?? { hash: '' }
    const last = (sheets.at(-1) ?? []).join(' ')
    expect(last).toContain(`Всего по ведомости: строк – 152, ${written(office.total)} ₸`)
    expect(last).toContain('К выплате:')
    expect(last).toContain('Төленетін сома:')
    expect(last).toContain(`Код проверки: ${hash.slice(0, 16)}`)
    expect(last).toContain('А. Т. Сагынбаев')
  })

  it('is the same bytes whenever it is asked for, whatever was corrected since', async () => {
    const office = await frozen(5)
    const { head, clerk, listId, payees } = office as Frozen & { payees: { personId: number }[] }
    const make = async () =>
      Promise.all(
        (['pdf', 'csv', 'xlsx'] as const).map(
          async (format) => (await clerk.call('payments.render', { listId, format })).sha256
        )
      )
    const first = await make()
    office.clock.set('2024-06-03')
    const { person } = await clerk.call('people.get', { id: payees[0]?.personId ?? 0 })
    const { id, iin, revision } = person
    await clerk.call('people.save', {
      id,
      iin,
      revision,
      lastName: 'Басқаева',
      firstName: 'Басқа',
      iban: null,
      phone: '+7 701 000 00 00'
    })
    await office.admin.call('office.save', {
      ...testOffice,
      headNameRu: 'Б. Б. Другой',
      headNameKk: 'Б. Б. Басқа'
    })
    expect(await make()).toEqual(first)
    expect(await refusal(head.call('payments.render', { listId: listId + 1, format: 'pdf' }))).toMatchObject({
      code: 'not-found',
      field: 'listId'
    })
  })

  it('is refused when somebody changed the list behind the program’s back', async () => {
    const office = await frozen(3)
    await withSql(office.folder, (sql) =>
      sql.exec(
        'DROP TRIGGER a_payment_line_stays; UPDATE payment_list_lines SET amount = amount + 100 WHERE line_no = 2'
      )
    )
    for (const format of ['pdf', 'csv', 'xlsx'] as const)
      expect(
        await refusal(office.head.call('payments.render', { listId: office.listId, format }))
      ).toMatchObject({
        code: 'payment-list-altered',
        data: { number: '2024/0001' }
      })
  })

  it('cancelled it leaves no file and no trace', async () => {
    const office = await frozen(3000)
    const before = await dump(office.folder)
    const { listId, clerk, head } = office
    const running = refusal(clerk.call('payments.render', { listId, format: 'pdf', jobId: 'paper' }))
    await expect.poll(async () => (await head.call('jobs.cancel', { jobId: 'paper' })).cancelled).toBe(true)
    expect(await running).toMatchObject({ code: 'cancelled' })
    expect(await readdir(join(office.folder, 'papers')).catch(() => [])).toEqual([])
    expect(await dump(office.folder)).toEqual(before)
  })

  it('opens only a file that was made here and still holds what it held', async () => {
    const office = await frozen(1)
    const { path } = await office.clerk.call('payments.render', { listId: office.listId, format: 'csv' })
    expect(await office.clerk.call('payments.open', { path })).toEqual({ opened: false })
    for (const other of ['/etc/passwd', '../komek.db', 'papers/payments-2024-0009.csv'])
      expect(await refusal(office.clerk.call('payments.open', { path: other }))).toMatchObject({
        code: 'paper-file-unknown'
      })
    await writeFile(path, 'another')
    expect(await refusal(office.clerk.call('payments.open', { path }))).toMatchObject({
      code: 'paper-file-unknown'
    })
  })
})

describe('the bank’s file', () => {
  it('as CSV and as a workbook holds every line, read by somebody else’s reader', async () => {
    const office = await frozen(40)
    const { clerk, listId } = office
    const csv = await clerk.call('payments.render', { listId, format: 'csv' })
    const xlsx = await clerk.call('payments.render', { listId, format: 'xlsx' })
    const rows = await allLines(office)
    const [head, ...read] = pythonRows(csv.path, 'utf-8-sig', ';')
    expect(head).toEqual(['№', 'ИИН', 'ФИО', 'ИИК', 'Сумма', 'Месяц', 'Ведомость'])
    expect(read).toEqual(
      rows.map(({ lineNo, iin, name, iban, amount, month }) => [
        ...[String(lineNo), iin, name, iban, amount, month, '2024/0001']
      ])
    )
    const [, ...cells] = await readSheet(xlsx.path)
    expect(cells).toEqual(
      rows.map(({ lineNo, iin, name, iban, amount, month }) => [
        ...[lineNo, iin, name, iban, Number(amount), month, '2024/0001']
      ])
    )
  })

  it('follows the office’s own columns, encoding and way to write sums; what begins like a formula is made harmless', async () => {
    const office = await frozen(2)
    const { head, clerk, listId, folder } = office
    const layout: BankLayout = {
      ...{ separator: '\t', encoding: 'windows-1251', heading: true, amounts: 'comma' },
      columns: [
        { field: 'iban', title: 'Счет' },
        { field: 'lastName', title: 'Фамилия' },
        { field: 'firstName', title: 'Имя' },
        { field: 'amount', title: 'Сумма, "тенге"' },
        { field: 'phone', title: '-Телефон' },
        { field: 'empty', title: 'Подпись' }
      ]
    }
    expect(await clerk.call('payments.layout', {})).toMatchObject({ own: false })
    expect(await head.call('payments.saveLayout', { layout })).toEqual({ layout })
    expect(await clerk.call('payments.layout', {})).toMatchObject({ own: true, layout })
    const rows = await allLines(office)
    const names = await withSql(folder, (sql) =>
      sql.all<{ last_name: string; first_name: string; phone: string }>(
        'SELECT last_name, first_name, phone FROM payment_list_lines'
      )
    )
    const { path } = await clerk.call('payments.render', { listId, format: 'csv' })
    const [titles, ...read] = pythonRows(path, 'cp1251', '\t')
    expect(titles).toEqual(['Счет', 'Фамилия', 'Имя', 'Сумма, "тенге"', "'-Телефон", 'Подпись'])
    // What the code page lacks is written by its stated Russian letter; І it has.
    const russian: Record<string, string> = { Ә: 'А', Ғ: 'Г', Қ: 'К', Ң: 'Н', Ө: 'О', Ұ: 'У', Ү: 'У', Һ: 'Х' }
    const spelt = (text: string): string =>
      [...text]
        .map((letter) => {
          const stand = russian[letter.toUpperCase()]
          return stand === undefined ? letter : letter === letter.toUpperCase() ? stand : stand.toLowerCase()
        })
        .join('')
    expect(names.some(({ last_name }) => spelt(last_name) !== last_name)).toBe(true)
    expect(read).toEqual(
      rows.map(({ iban, amount }, i) => [
        ...[iban, spelt(names[i]?.last_name ?? ''), spelt(names[i]?.first_name ?? '')],
        ...[amount.replace('.', ','), names[i]?.phone === '' ? '' : `'${names[i]?.phone ?? ''}`, '']
      ])
    )
    expect(names.some(({ phone }) => phone.startsWith('+'))).toBe(true)
  })

  it('is refused in an encoding that lacks one of its signs, and the sign and line are named', async () => {
    const played = await officeWithPayees([0], { workerUrl })
    const { head, clerk, payees } = played
    const { person } = await clerk.call('people.get', { id: payees[0]?.personId ?? 0 })
    const { id, iin, revision } = person
    await clerk.call('people.save', { id, iin, revision, lastName: 'Müller', firstName: 'Әлия' })
    const { layout } = await clerk.call('payments.layout', {})
    await head.call('payments.saveLayout', { layout: { ...layout, encoding: 'windows-1251' } })
    const { id: listId } = await head.call('payments.freeze', { programme: 'asp', month: '2024-05' })
    expect(await refusal(clerk.call('payments.render', { listId, format: 'csv' }))).toMatchObject({
      code: 'encoding-lacks',
      data: { glyph: 'ü', line: 1 }
    })
  })

  it('cannot be laid out without account, sum or person', async () => {
    const { head, clerk } = await officeWithPayees([], { workerUrl })
    const { layout } = await clerk.call('payments.layout', {})
    const without = (...fields: string[]): BankLayout => ({
      ...layout,
      columns: layout.columns.filter(({ field }) => !fields.includes(field))
    })
    for (const [fields, missing] of [
      [['iban'], 'iban'],
      [['amount'], 'amount'],
      [['iin', 'fullName'], 'iin']
    ] as const)
      expect(await refusal(head.call('payments.saveLayout', { layout: without(...fields) }))).toMatchObject({
        code: 'layout-incomplete',
        data: { missing }
      })
    expect(await refusal(clerk.call('payments.saveLayout', { layout }))).toMatchObject({
      code: 'role-missing'
    })
    await head.call('payments.saveLayout', { layout: without('iin') })
    const kazakh = {
      ...layout,
      encoding: 'windows-1251' as const,
      columns: [...layout.columns, { field: 'empty' as const, title: '₸' }]
    }
    expect(await refusal(head.call('payments.saveLayout', { layout: kazakh }))).toMatchObject({
      code: 'encoding-lacks',
      data: { glyph: '₸', line: 0 }
    })
  })
})
