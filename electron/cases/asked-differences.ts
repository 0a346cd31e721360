import type { Bilingual } from '@shared/domain/bilingual'
import { formatDate, formatMonth, type Locale } from '@shared/domain/format'
import { programmes } from '@shared/programmes'
import type { AskedRow, AskedValue, RowsField, SimpleField } from '@shared/programmes/asked'
import type { CaseFacts } from '@shared/programmes/types'

export interface AskedDifference {
  /** `asked.area`, or of a table `asked.bills.amount`. */
  field: string
  was: string | null
  now: string | null
  /** Which row of the table, in the reader's words. */
  subject: string | null
  label: Bilingual
}

const isAmount = ({ kind }: SimpleField): boolean =>
  kind === 'amount' || kind === 'quantity' || kind === 'yes-no'

function valueText(value: AskedValue | undefined, field: SimpleField, locale: Locale): string | null {
  if (value === null || value === undefined) return null
  const text = String(value)
  if (field.kind === 'choice')
    return field.options.find((option) => option.value === text)?.label[locale] ?? text
  if (field.kind === 'month') return formatMonth(text, locale)
  return field.kind === 'date' ? formatDate(text, locale) : text
}

/** What tells a row from the others: its choices, months and texts. */
function rowName(row: AskedRow, { fields }: RowsField, locale: Locale): string {
  return fields
    .filter((field) => !isAmount(field))
    .map((field) => valueText(row[field.name], field, locale))
    .filter((text) => text !== null)
    .join(', ')
}

function tableDifferences(
  field: RowsField,
  was: readonly AskedRow[],
  now: readonly AskedRow[],
  locale: Locale
): AskedDifference[] {
  const named = (rows: readonly AskedRow[]): Map<string, AskedRow> =>
    new Map(rows.map((row) => [rowName(row, field, locale), row]))
  const [before, after] = [named(was), named(now)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((subject) =>
    field.fields.filter(isAmount).map((column) => ({
      field: `asked.${field.name}.${column.name}`,
      was: valueText(before.get(subject)?.[column.name], column, locale),
      now: valueText(after.get(subject)?.[column.name], column, locale),
      subject,
      label: column.label
    }))
  )
}

/** What changed of what the programme asks; of tables, row by row. */
export function askedDifferences(was: CaseFacts, now: CaseFacts, locale: Locale): AskedDifference[] {
  return programmes[now.programme].asks
    .filter(({ filled }) => filled !== true)
    .flatMap((field) => {
      const [before, after] = [was.asked?.[field.name] ?? null, now.asked?.[field.name] ?? null]
      if (field.kind === 'rows') {
        const rows = (value: typeof before): readonly AskedRow[] =>
          typeof value === 'object' && value !== null ? value : []
        return tableDifferences(field, rows(before), rows(after), locale)
      }
      const text = (value: typeof before): string | null =>
        typeof value === 'object' ? null : valueText(value, field, locale)
      return [
        {
          field: `asked.${field.name}`,
          was: text(before),
          now: text(after),
          subject: null,
          label: field.label
        }
      ]
    })
}
