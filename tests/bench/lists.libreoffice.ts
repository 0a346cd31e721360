import { formatDate } from '@shared/domain/format'
import { formatLineNumber } from '@shared/distribution/line-number'
import type { RoundLinesData } from '../../electron/documents/round/round-data'
import { linesBySheet } from '../../electron/documents/round/round-lines'
import { convert, escaped, textDocument } from './libreoffice'

/**
 * The same list through LibreOffice, as an office would merge it: a table for each village and point whose head repeats on
 * each page. Barcodes and the totals of pages are left out, which favours LibreOffice.
 */

function cell(texts: readonly string[], style = 'P'): string {
  const paragraphs = texts.map((text) => `<text:p text:style-name="${style}">${escaped(text)}</text:p>`)
  return `<table:table-cell table:style-name="C">${paragraphs.join('')}</table:table-cell>`
}

function row(cells: readonly string[]): string {
  return `<table:table-row>${cells.join('')}</table:table-row>`
}

function wide(texts: readonly string[], columns: number): string {
  const first = cell(texts).replace(
    '<table:table-cell',
    `<table:table-cell table:number-columns-spanned="${columns}"`
  )
  return row([first, ...Array.from({ length: columns - 1 }, () => '<table:covered-table-cell/>')])
}

const heads = [
  ['Жолдың нөмірі', 'Номер строки'],
  ['Тегі, аты, әкесінің аты', 'Фамилия, имя, отчество'],
  ['ЖСН соңы', 'Конец ИИН'],
  ['Отбасы, адам', 'Семья, чел.'],
  ['Берілетіні, саны', 'Набор, кол-во'],
  ['Келетін уақыты', 'Время прихода'],
  ['Алғаны туралы қолы', 'Подпись в получении']
]

const proxy = ['Сенімхатпен / По доверенности', 'аты-жөні / Ф. И. О.', 'құжаты / документ', 'қолы / подпись']

function listDocument(data: RoundLinesData): string {
  const { round } = data
  const tables = [...linesBySheet(data)].map(({ sheet, index, lines }) => {
    const point = data.points[sheet.point]
    const top = (['kk', 'ru'] as const).map((locale) => [
      round.office.name[locale],
      `${round.office.address[locale]}, ${round.office.phone}`,
      round.name[locale],
      round.ware.name[locale],
      sheet.village[locale],
      `${point?.name[locale] ?? ''}, ${point?.settlement[locale] ?? ''}, ${point?.address ?? ''}`,
      `${point?.responsible ?? ''} ${point?.phone ?? ''}`
    ])
    const rows = lines.map(([number, name, iinTail, familySize, quantity, day, time]) =>
      row([
        cell([formatLineNumber(number)]),
        cell([name, ...proxy]),
        cell([iinTail]),
        cell([String(familySize)]),
        cell([round.ware.code, `× ${quantity}`]),
        cell([formatDate(day, 'ru'), time]),
        cell([''])
      ])
    )
    const columns = `<table:table-column table:number-columns-repeated="${heads.length}"/>`
    const header = `<table:table-header-rows>${wide(top.flat(), heads.length)}${row(heads.map((texts) => cell(texts)))}</table:table-header-rows>`
    const pageBreak = index === 0 ? '' : '<text:p text:style-name="Break"/>'
    return `${pageBreak}<table:table>${columns}${header}${rows.join('')}</table:table>`
  })
  const paragraph = (name: string, breaks = ''): string =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${breaks}/>` +
    '<style:text-properties style:font-name="Noto Sans" fo:font-size="7pt"/></style:style>'
  const border =
    '<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
  return textDocument(paragraph('P') + paragraph('Break', 'fo:break-before="page"') + border, tables.join(''))
}

/** Seconds of LibreOffice for a round's list. @throws when `soffice` is not there */
export function measureLibreOfficeList(data: RoundLinesData): number {
  return convert([listDocument(data)])
}
