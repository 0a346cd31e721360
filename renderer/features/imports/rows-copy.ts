import { choiceName, fieldName, findingText, type ImportRow } from './import-words'
import { i18n } from '../../locales/i18n'

const flat = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')

/** Rows as a table for a spreadsheet or a letter: number, state, the cells as they stood, the findings in words. */
export function rowsAsText(rows: readonly ImportRow[], headings: readonly string[]): string {
  const { t } = i18n.global
  const head = [t('imports.row.number'), t('imports.column.state'), ...headings, t('imports.row.findings')]
  const lines = rows.map((row) => [
    String(row.row),
    row.choice === null ? t(`imports.row.state.${row.state}`) : choiceName(row),
    ...headings.map((_, at) => row.cells[at] ?? ''),
    findingsText(row)
  ])
  return [head, ...lines].map((line) => line.map(flat).join('\t')).join('\n')
}

/** Every finding in a sentence, its column named. */
export function findingsText(row: ImportRow): string {
  return row.findings
    .map((one) => (one.field === null ? findingText(one) : `${fieldName(one.field)}: ${findingText(one)}`))
    .join(' ')
}
