import type { ReportView } from '@shared/contract/reports'
import { formatDate, formatMonth, type Locale } from '@shared/domain/format'
import { parseTenge } from '@shared/domain/money'
import { cellText, money } from '@shared/reports/cells'
import { formatPeriod } from '@shared/reports/period'
import { reportTables } from '@shared/reports/tables'
import { filled, reportWords, wordOf, type ReportWords } from '@shared/reports/words'
import type { ReportChart, ReportPaperData } from '../documents/report/report-data'
import type { OfficeRow } from '../office/queries'

/** The report in one language, for paper or workbook. */
export function reportPaper(view: ReportView, office: OfficeRow, locale: Locale): ReportPaperData {
  const words = reportWords[locale]
  const kk = locale === 'kk'
  const periods = { period: formatPeriod(view.period, locale), before: formatPeriod(view.before, locale) }
  return {
    locale,
    office: {
      name: kk ? office.name_kk : office.name_ru,
      contact: `${kk ? office.address_kk : office.address_ru}, ${office.phone}`
    },
    title: words.title,
    subtitle: filled(view.source === 'region' ? words.ofRegion : words.ofOffice, periods),
    remarks: [
      filled(words.asOf, { day: formatDate(view.asOf, locale, 'long') }),
      ...(view.finished ? [] : [words.unfinished])
    ],
    printedOn: view.asOf,
    foot: { printed: words.printed, page: words.page },
    tables: reportTables(view, locale),
    charts: [moneyChart(view, words, locale), monthsChart(view, words, locale)],
    notes: { title: words.notesTitle, lines: words.notes },
    signature: {
      post: words.head,
      name: kk ? office.head_name_kk : office.head_name_ru,
      caption: words.signature
    }
  }
}

const shown = (tenge: string, locale: Locale): string => cellText(money(tenge), locale)

function moneyChart({ programmes }: ReportView, words: ReportWords, locale: Locale): ReportChart {
  return {
    under: 'money',
    title: words.chart.money,
    now: words.now,
    before: words.before,
    bars: programmes
      .filter(({ amount }) => parseTenge(amount.now) + parseTenge(amount.before) > 0)
      .map(({ programme, amount }) => ({
        label: wordOf(words.programmes, programme),
        now: parseTenge(amount.now),
        before: parseTenge(amount.before),
        shown: shown(amount.now, locale)
      }))
  }
}

function monthsChart({ months }: ReportView, words: ReportWords, locale: Locale): ReportChart {
  return {
    under: 'months',
    title: words.chart.months,
    now: words.now,
    before: null,
    bars: months.map(({ month, amount }) => ({
      label: formatMonth(month, locale),
      now: parseTenge(amount),
      before: null,
      shown: shown(amount, locale)
    }))
  }
}
