import type { ReportView } from '@shared/contract/reports'
import { formatMonth, type Locale } from '@shared/domain/format'
import type { TableId } from '@shared/reports/tables'
import { reportWords, wordOf } from '@shared/reports/words'

/** Bars over names or months; amounts in tenge. */
export interface ChartData {
  labels: readonly string[]
  lying: boolean
  series: readonly { name: string; tone: 'now' | 'before'; data: readonly number[] }[]
}

/** The chart that stands beside a table; most tables have none. */
export function chartOf(id: TableId, view: ReportView, locale: Locale): ChartData | null {
  const words = reportWords[locale]
  const compared = (
    rows: readonly { label: string; amount: { now: string; before: string } }[]
  ): ChartData => ({
    labels: rows.map(({ label }) => label),
    lying: true,
    series: (['now', 'before'] as const).map((tone) => ({
      name: words[tone],
      tone,
      data: rows.map(({ amount }) => Number(amount[tone]))
    }))
  })
  if (id === 'money')
    return compared(
      view.programmes
        .filter(({ families }) => families.now + families.before > 0)
        .map(({ programme, amount }) => ({ label: wordOf(words.programmes, programme), amount }))
    )
  if (id === 'districtMoney')
    return compared(
      view.districts.map(({ office, amount }) => ({
        label: locale === 'kk' ? office.nameKk : office.nameRu,
        amount
      }))
    )
  if (id !== 'months' || view.months.length < 2) return null
  return {
    labels: view.months.map(({ month }) =>
      formatMonth(month, locale).replace(/^\d{4} жылғы | \d{4} года$/, '')
    ),
    lying: false,
    series: [
      { name: words.columns.amount, tone: 'now', data: view.months.map(({ amount }) => Number(amount)) }
    ]
  }
}
