import readExcelFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { ReportView } from '@shared/contract/reports'
import { refusalCodes, programmeIds } from '@shared/programmes/types'
import { words as programmeWords } from '@shared/programmes/words'
import { reportWords } from '@shared/reports/words'
import { DocumentMaker } from '../../electron/documents/document-maker'
import { readFonts } from '../../electron/documents/fonts'
import { makeReportWorkbook } from '../../electron/documents/report/report-workbook'
import { readTemplates } from '../../electron/documents/templates'
import type { OfficeRow } from '../../electron/office/queries'
import { reportPaper } from '../../electron/reports/paper'
import { pageTexts, placedWords } from './support/pdf'
import { fontsFolder, templatesFolder } from './support/samples'

const maker = new DocumentMaker(readFonts(fontsFolder), readTemplates(templatesFolder))

const office: OfficeRow = {
  ...{ name_kk: 'Шығыс Қазақстан облысының жұмыспен қамту басқармасы', name_ru: 'Управление занятости ВКО' },
  ...{ address_kk: 'Өскемен, Қазақстан көшесі, 27', address_ru: 'Усть-Каменогорск, улица Казахстан, 27' },
  ...{
    phone: '+7 7232 26-26-26',
    kato: '630000000',
    head_name_kk: 'Ә. Қ. Ғабитова',
    head_name_ru: 'А. К. Габитова'
  },
  ...{ sample: 0, lock_after_minutes: 15, kind: 'region' }
}
const pair = (now: number, before: number) => ({ now, before })
const amounts = (now: string, before: string) => ({ now, before })
const districtNames = [
  'Глубокое',
  'Зайсан',
  'Күршім',
  'Катонқарағай',
  'Самар',
  'Тарбағатай',
  'Ұлан',
  'Шемонаиха',
  'Алтай'
]

const report: ReportView = {
  ...{ period: '2026-H1', before: '2025-H2', from: '2026-01-01', until: '2026-06-30', source: 'region' },
  ...{ asOf: '2026-06-20', finished: false, title: { kk: office.name_kk, ru: office.name_ru } },
  missing: [
    {
      office: { kato: '634600000', nameKk: 'Зайсан ауданы', nameRu: 'Зайсанский район' },
      periods: ['2026-04', '2026-05']
    }
  ],
  missingBefore: [],
  programmes: programmeIds.slice(0, 6).map((programme, at) => ({
    programme,
    families: pair(9000 - at * 1400, 9200 - at * 1500),
    people: pair(41_000 - at * 6000, 42_500 - at * 6100),
    amount: amounts(`${3_456_789_012 - at * 500_000_000}.50`, `${3_100_000_000 - at * 450_000_000}.00`),
    assigned: pair(18_000, 17_500),
    refused: pair(640, 702)
  })),
  months: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map((month, at) => ({
    ...{ month, amount: `${576_131_502 + at * 10_000_000}.00`, families: 8000 + at * 100 }
  })),
  districts: districtNames.map((name, at) => ({
    office: { kato: `63${40 + at}00000`, nameKk: `${name} ауданы`, nameRu: `Район ${name}` },
    families: pair(1000 + at, 1010),
    people: pair(4500 + at, 4400),
    amount: amounts(`${384_087_668 + at}.00`, '344444444.00'),
    kits: pair(8600 + at, 0),
    masks: pair(52_000, 40_000)
  })),
  wares: [
    { code: 'food-2026', group: 'kit', quantity: pair(78_000, 0) },
    { code: 'MASK', group: 'mask', quantity: pair(470_000, 360_000) }
  ],
  services: [{ kind: 'consultation', programme: 'emergency-42500', count: pair(21_000, 0) }],
  refusals: refusalCodes.map((reason, at) => ({ reason, count: pair(200 - at * 20, 150) })),
  daysToDecision: { now: '7.4', before: '8.1' },
  notPaid: { waiting: amounts('120000.00', '0.00'), returned: amounts('4850.50', '0.00') },
  totals: {
    ...{
      families: pair(9000, 9200),
      people: pair(41_000, 42_500),
      amount: amounts('3456789012.50', '3100000000.00')
    },
    ...{ kits: pair(78_000, 0), masks: pair(470_000, 360_000), services: pair(21_000, 0) }
  }
}

describe.each([
  ['kk', 'Әлеуметтік көмек туралы есеп', 'Атаулы әлеуметтік көмек', 'Зайсан ауданы', 'Ә. Қ. Ғабитова'],
  ['ru', 'Отчёт о социальной помощи', 'Адресная социальная помощь', 'Зайсанский район', 'А. К. Габитова']
] as const)('the report on paper in %s', (locale, title, programme, lacking, head) => {
  it('has its head, every figure with its change, who has not reported, what is counted, who signs and pages of pages', async () => {
    const { pdf, pages } = await maker.report(reportPaper(report, office, locale))
    const texts = pageTexts(pdf)
    const all = texts.join(' ')
    expect(texts).toHaveLength(pages)
    expect(texts[0]).toContain(title)
    expect(texts[0]).toContain(locale === 'kk' ? office.name_kk : office.name_ru)
    expect(texts[0]).toContain(reportWords[locale].unfinished)
    expect(all).toContain(`${programme} 9 000 9 200 −200 41 000 42 500 −1 500`)
    expect(all).toContain(`${programme} 3 456 789 012,50 3 100 000 000 +356 789 012,50`)
    expect(all).toContain(lacking)
    for (const note of reportWords[locale].notes) expect(all).toContain(note.slice(0, 40))
    expect(texts.at(-1)).toContain(head)
    texts.forEach((text, at) =>
      expect(text).toContain(
        locale === 'kk' ? `${pages} беттің ${at + 1}-беті` : `Страница ${at + 1} из ${pages}`
      )
    )
  })

  it('keeps within the page and parts no figure', async () => {
    const { pdf } = await maker.report(reportPaper(report, office, locale))
    const placed = placedWords(pdf).flat()
    expect(Math.max(...placed.map(({ right }) => right))).toBeLessThan(595 - 30)
    expect(Math.min(...placed.map(({ left }) => left))).toBeGreaterThan(40)
  })

  it('has one language only, and the same bytes for the same report', async () => {
    const data = reportPaper(report, office, locale)
    const { pdf, sha256 } = await maker.report(data)
    const other = reportWords[locale === 'kk' ? 'ru' : 'kk']
    const all = pageTexts(pdf).join(' ')
    for (const word of Object.values(other.tables)) expect(all).not.toContain(word)
    expect((await maker.report(reportPaper(report, office, locale))).sha256).toBe(sha256)
  })
})

it('a sign that the fonts lack stops the paper, with its name', async () => {
  const strange = { ...report, wares: [{ code: '漢', group: 'kit' as const, quantity: pair(1, 0) }] }
  await expect(maker.report(reportPaper(strange, office, 'ru'))).rejects.toMatchObject({
    code: 'letter-glyph-missing',
    data: { glyph: '漢' }
  })
})

it.each(['kk', 'ru'] as const)('every word of the report in %s can be printed', async (locale) => {
  const { reasons, services, programmes } = reportWords[locale]
  const everything: ReportView = {
    ...report,
    programmes: Object.keys(programmes).map((programme) => ({ ...report.programmes[0]!, programme })),
    refusals: Object.keys(reasons).map((reason) => ({ reason, count: pair(1, 1) })),
    services: Object.keys(services).map((kind) => ({ kind, programme: 'asp', count: pair(1, 1) }))
  }
  const { pages } = await maker.report(reportPaper(everything, office, locale))
  expect(pages).toBeGreaterThan(1)
})

it('every ground of a refusal and every programme has its words in both languages', () => {
  for (const locale of ['kk', 'ru'] as const) {
    // The grounds of changes are not of refusals.
    const grounds = Object.keys(programmeWords[locale].refusals).filter((code) => !code.startsWith('change-'))
    expect(grounds.filter((code) => !Object.hasOwn(reportWords[locale].reasons, code))).toEqual([])
    expect(Object.keys(reportWords[locale].programmes).sort()).toEqual([...programmeIds].sort())
  }
})

it('a report of nothing is still a paper', async () => {
  const nothing: ReportView = {
    ...report,
    ...{ missing: [], programmes: [], districts: [], wares: [], services: [], refusals: [] },
    months: report.months.map(({ month }) => ({ month, amount: '0.00', families: 0 }))
  }
  expect((await maker.report(reportPaper(nothing, office, 'kk'))).pages).toBeGreaterThan(0)
})

it('the workbook has a sheet a table, with figures as numbers and texts that are no formulas', async () => {
  const data = reportPaper(
    { ...report, wares: [{ code: '=1+1', group: 'other', quantity: pair(3, 1) }] },
    office,
    'ru'
  )
  const sheets = await readExcelFile(Buffer.from(await makeReportWorkbook(data)))
  expect(sheets).toHaveLength(data.tables.length + 1)
  expect(new Set(sheets.map(({ sheet }) => sheet)).size).toBe(sheets.length)
  const rows = sheets.flatMap(({ data: of }) => of)
  expect(rows).toContainEqual(['Адресная социальная помощь', 3456789012.5, 3100000000, 356789012.5])
  expect(rows).toContainEqual(['=1+1', 'другое', 3, 1, 2])
  expect(rows).toContainEqual(['Семей, получивших деньги', 9000, 9200, -200, -2.2])
})
