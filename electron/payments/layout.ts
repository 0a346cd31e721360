import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { bankFields, bankLayout, type BankLayout } from '@shared/contract/payments'
import type { Bilingual } from '@shared/domain/bilingual'
import { OfficeError } from '@shared/errors'
import { hashOf } from '../database/journal'
import type { ReadConnection } from '../database/transaction'
import { toWindows1251 } from '../documents/payment-list/windows-1251'
import type { Call } from '../ipc/call'
import { insertLayout, savedLayout } from './paper-queries'

type BankField = (typeof bankFields)[number]

/** What each field is called where columns are chosen. */
const fieldNames: Record<BankField, Bilingual> = {
  lineNo: { kk: 'Жол нөмірі', ru: 'Номер строки' },
  iin: { kk: 'ЖСН', ru: 'ИИН' },
  lastName: { kk: 'Тегі', ru: 'Фамилия' },
  firstName: { kk: 'Аты', ru: 'Имя' },
  middleName: { kk: 'Әкесінің аты', ru: 'Отчество' },
  fullName: { kk: 'Толық аты-жөні', ru: 'Ф. И. О. полностью' },
  iban: { kk: 'Шоты (ЖСК)', ru: 'Счёт (ИИК)' },
  amount: { kk: 'Сомасы', ru: 'Сумма' },
  month: { kk: 'Қай ай үшін', ru: 'За месяц' },
  programme: { kk: 'Бағдарлама', ru: 'Программа' },
  decisionNumber: { kk: 'Шешім нөмірі', ru: 'Номер решения' },
  listNumber: { kk: 'Тізімдеме нөмірі', ru: 'Номер ведомости' },
  phone: { kk: 'Телефон', ru: 'Телефон' },
  kato: { kk: 'ӘАОЖ коды', ru: 'Код КАТО' },
  address: { kk: 'Мекенжай', ru: 'Адрес' },
  empty: { kk: 'Бос баған', ru: 'Пустой столбец' }
}

/** What is used until the office saves its own. */
export const shippedLayout: BankLayout = {
  separator: ';',
  encoding: 'utf-8-bom',
  heading: true,
  amounts: 'dot',
  columns: [
    { field: 'lineNo', title: '№' },
    { field: 'iin', title: 'ИИН' },
    { field: 'fullName', title: 'ФИО' },
    { field: 'iban', title: 'ИИК' },
    { field: 'amount', title: 'Сумма' },
    { field: 'month', title: 'Месяц' },
    { field: 'listNumber', title: 'Ведомость' }
  ]
}

/**
 * Account and sum, and who it is: without these a bank pays nobody. A heading must be writable in the encoding.
 * @throws OfficeError `layout-incomplete` {field}, `encoding-lacks` {glyph, line}
 */
function mustBeComplete(layout: BankLayout): void {
  const has = (...fields: BankField[]): boolean => layout.columns.some(({ field }) => fields.includes(field))
  const missing = (field: BankField): OfficeError =>
    new OfficeError('layout-incomplete', {
      field: 'layout.columns',
      data: { fieldKk: fieldNames[field].kk, fieldRu: fieldNames[field].ru, missing: field }
    })
  for (const field of ['iban', 'amount'] as const) if (!has(field)) throw missing(field)
  if (!has('iin', 'fullName') && !(has('lastName') && has('firstName'))) throw missing('iin')
  if (layout.heading && layout.encoding === 'windows-1251')
    for (const { title } of layout.columns) toWindows1251(title, 0)
}

/** The layout in force, and the id of the office's own. */
export async function layoutInForce(
  read: ReadConnection
): Promise<{ layout: BankLayout; id: number | null }> {
  const row = await savedLayout(read)
  if (row === undefined) return { layout: shippedLayout, id: null }
  return { layout: bankLayout.parse(JSON.parse(row.layout)), id: row.id }
}

/** The columns of the bank's file, and what a column can hold. */
export function getLayout(call: Call): Promise<OutputOf<'payments.layout'>> {
  return call.read(async (read) => {
    const { layout, id } = await layoutInForce(read)
    return {
      layout,
      own: id !== null,
      fields: bankFields.map((field) => ({ field, name: fieldNames[field] }))
    }
  })
}

/** Puts a layout in force; earlier ones are kept. @throws OfficeError `layout-incomplete` {field}, `encoding-lacks` */
export function saveLayout(
  call: Call,
  { layout }: ParsedInputOf<'payments.saveLayout'>
): Promise<OutputOf<'payments.saveLayout'>> {
  mustBeComplete(layout)
  return call.write(async (tx, note) => {
    const before = await layoutInForce(tx)
    const id = await insertLayout(tx, JSON.stringify(layout), { at: call.now, by: call.actor.id })
    note({
      subjectKind: 'bank-layout',
      subjectId: id,
      before: hashOf(before.layout),
      after: hashOf(layout),
      details: { columns: layout.columns.length, encoding: layout.encoding }
    })
    return { layout }
  })
}
