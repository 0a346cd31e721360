import type { BankLayout } from '@shared/contract/payments'
import { OfficeError } from '@shared/errors'

/** What of a result file is read. */
export type ResultColumn = 'line' | 'iin' | 'amount' | 'result' | 'reason' | 'date'

/** Where each stands in a row. */
export type ResultColumns = Readonly<Partial<Record<ResultColumn, number>>>

const headings: Record<ResultColumn, readonly string[]> = {
  line: [
    ...[
      '№',
      'n',
      'no',
      '№ п/п',
      '№ п п',
      'п/п',
      'номер',
      'номер строки',
      '№ строки',
      'строка',
      'line',
      'line no'
    ],
    ...['line number', 'жол', '№ жол', 'жол №', 'жол нөмірі', 'р/с', '№ р/с', 'р/с №', 'реттік нөмірі', '#']
  ],
  iin: ['иин', 'жсн', 'iin', 'иин получателя', 'алушының жсн', 'жсн і'],
  amount: [
    ...['сумма', 'сумма тенге', 'сумма тг', 'сумма выплаты', 'сумма платежа', 'amount', 'sum'],
    ...['сома', 'сомасы', 'сомасы теңге', 'сома теңге', 'төлем сомасы']
  ],
  result: [
    ...['результат', 'статус', 'состояние', 'исполнение', 'result', 'status', 'state'],
    ...['нәтиже', 'нәтижесі', 'күйі', 'мәртебе', 'мәртебесі']
  ],
  reason: [
    ...['причина', 'причина возврата', 'причина отказа', 'примечание', 'reason', 'comment', 'note'],
    ...['себеп', 'себебі', 'қайтару себебі', 'қайтарылу себебі', 'ескерту', 'ескертпе']
  ],
  date: [
    ...['дата', 'дата исполнения', 'дата выплаты', 'дата платежа', 'дата зачисления', 'date'],
    ...['күн', 'күні', 'төлем күні', 'төленген күні', 'орындалған күні']
  ]
}

/** Rows above the heading: a bank puts its name and dates there. */
const searchedRows = 30

const paidWords = new Set([
  ...['выплачено', 'оплачено', 'зачислено', 'исполнено', 'проведено', 'перечислено', 'успешно', 'выплата'],
  ...[
    'төленді',
    'аударылды',
    'орындалды',
    'есептелді',
    'paid',
    'credited',
    'executed',
    'done',
    'ok',
    'success'
  ]
])
const returnedWords = new Set([
  ...[
    'возврат',
    'возвращено',
    'возвращен',
    'возвращён',
    'отказ',
    'отказано',
    'не выплачено',
    'не исполнено',
    'не зачислено'
  ],
  ...['қайтарылды', 'қайтару', 'қайтарым', 'төленбеді', 'орындалмады', 'бас тартылды'],
  ...['returned', 'return', 'rejected', 'refused', 'failed', 'not paid']
])

/** A heading or word as it is compared: lower case, without dots and doubled blanks. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.,:;()«»"*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a bank's word for the result means; null where it is none of those known in Russian, Kazakh and English. */
export function resultWord(text: string): 'paid' | 'returned' | null {
  const word = plain(text)
  if (paidWords.has(word)) return 'paid'
  return returnedWords.has(word) ? 'returned' : null
}

/** The office's own headings of the file it sent count too: many banks send it back with columns added. */
function ownHeadings(layout: BankLayout): Map<string, ResultColumn> {
  const of = { lineNo: 'line', iin: 'iin', amount: 'amount' } as const
  return new Map(
    layout.columns.flatMap(({ field, title }) =>
      field in of ? [[plain(title), of[field as keyof typeof of]] as const] : []
    )
  )
}

function columnsOf(row: readonly string[], own: ReadonlyMap<string, ResultColumn>): ResultColumns {
  const found: Partial<Record<ResultColumn, number>> = {}
  row.forEach((cell, at) => {
    const heading = plain(cell)
    const column =
      own.get(heading) ??
      (Object.keys(headings) as ResultColumn[]).find((name) => headings[name].includes(heading))
    if (column !== undefined) found[column] ??= at
  })
  return found
}

/**
 * Where the heading stands, and what it names: line number or IIN, sum and result at least.
 * @throws OfficeError `column-missing` {file, columnKk, columnRu}
 */
export function findColumns(
  file: string,
  rows: readonly (readonly string[])[],
  layout: BankLayout
): { columns: ResultColumns; heading: number } {
  const own = ownHeadings(layout)
  const searched = rows.slice(0, searchedRows).map((row) => columnsOf(row, own))
  // The row that names most of them; without one, what is missing from it is named.
  const most = Math.max(0, ...searched.map((columns) => Object.keys(columns).length))
  const heading = searched.findIndex((columns) => Object.keys(columns).length === most)
  const columns = searched[heading] ?? {}
  const missing = (columnKk: string, columnRu: string): OfficeError =>
    new OfficeError('column-missing', { field: 'content', data: { file, columnKk, columnRu } })
  if (columns.line === undefined && columns.iin === undefined)
    throw missing('жол нөмірі немесе ЖСН', 'номер строки или ИИН')
  if (columns.amount === undefined) throw missing('сомасы', 'сумма')
  if (columns.result === undefined) throw missing('нәтиже', 'результат')
  return { columns, heading }
}
