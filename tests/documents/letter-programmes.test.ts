import { describe, expect, it } from 'vitest'
import { amountInWordsKk, amountInWordsRu } from '@shared/domain/words'
import { formatTenge } from '@shared/domain/format'
import { DocumentMaker } from '../../electron/documents/document-maker'
import { readFonts } from '../../electron/documents/fonts'
import type { LetterData } from '../../electron/documents/letter-data'
import { readTemplates } from '../../electron/documents/templates'
import { otherLetters } from './support/changes'
import { pageTexts } from './support/pdf'
import { fontsFolder, letters, templatesFolder } from './support/samples'

const maker = new DocumentMaker(readFonts(fontsFolder), readTemplates(templatesFolder))

async function textsOf(data: LetterData): Promise<string[]> {
  return pageTexts((await maker.letter(data)).pdf)
}

describe('a letter on a programme beside ASP', () => {
  it.each([
    ['housing', 'Тұрғын үй көмегін тағайындау туралы хабарлама', 'Уведомление о назначении жилищной помощи'],
    [
      'tariff',
      'Тарифтердің көтерілуіне байланысты өтемақыны тағайындау туралы хабарлама',
      'Уведомление о назначении компенсации повышения тарифов'
    ],
    [
      'local',
      'Әлеуметтік көмекті («Өрттен зардап шеккен отбасыларға біржолғы көмек») тағайындау туралы хабарлама',
      'Уведомление о назначении социальной помощи («Единовременная помощь семьям, пострадавшим от пожара»)'
    ],
    [
      'kit',
      'Азық-түлік-тұрмыстық жиынтықтың орнына ақшалай төлемді тағайындау туралы хабарлама',
      'Уведомление о назначении денежной выплаты вместо продуктово-бытового набора'
    ]
  ] as const)('%s: names it in the case of the sentence, one page before the annex', async (name, kk, ru) => {
    const data = otherLetters[name]()
    const [page = '', annex = ''] = await textsOf(data)
    expect(page.replaceAll('- ', '-')).toContain(kk)
    expect(page.replaceAll('- ', '-')).toContain(ru)
    expect(page).toContain('Басшы / Руководитель')
    expect(annex).toContain('Қосымша. Есеп-қисап')
    for (const { amount } of data.months)
      for (const text of [formatTenge(amount, 'ru'), amountInWordsKk(amount), amountInWordsRu(amount)])
        expect(page).toContain(text.replace(/\s+/g, ' '))
  })

  it.each(Object.entries(otherLetters))('%s: no word of contract, poverty line or ASP', async (_, make) => {
    const [page = ''] = await textsOf(make())
    for (const word of ['контракт', 'келісімшарт', 'черт', 'кедейлік шегі', 'адресной', 'атаулы'])
      expect(page.toLowerCase()).not.toContain(word)
  })

  it('has one column of sums, and no total where there is one month', async () => {
    const [housing = ''] = await textsOf(otherLetters.housing())
    expect(housing).toContain('Төленетін сома К выплате')
    expect(housing).toContain('Барлығы / Итого')
    const [kit = ''] = await textsOf(otherLetters.kit())
    expect(kit).toContain('5 556,00 ₸')
    expect(kit).not.toContain('Барлығы / Итого')
    expect(kit).toContain('Месяц выплаты: апрель 2020 года')
  })

  it('of a list says so and asks for no application', async () => {
    const [page = ''] = await textsOf(otherLetters.kit())
    expect(page).toContain('Вы включены в список получателей')
    expect(page).not.toContain('заявление о назначении')
  })

  it('names the local act that sets the sum', async () => {
    const [page = ''] = await textsOf(otherLetters.local())
    expect(page).toContain('Каменогорского городского маслихата № 24/3')
  })

  it('shows bills by month with their units, and every result of the working', async () => {
    const data = otherLetters.housing()
    const annex = (await textsOf(data)).slice(1).join(' ')
    for (const text of [
      '54 м²',
      '1,35 Гкал',
      '14,5 м³',
      'кВт·ч',
      'кВт·сағ',
      '2025 жылғы қазан',
      'Октябрь 2025 года'
    ])
      expect(annex).toContain(text)
    expect(annex).toContain('23 623,00 ₸')
    expect(annex).toContain('доля дохода, которую несёт семья, %: с 01.01.2018')
  })

  it.each([
    ['housingRefused', 'не превышают доли дохода, которую несёт сама семья', 'отбасының өзі көтеретін табыс'],
    ['tariffRefused', 'не назначает компенсацию этой категории: Сирота', 'өтемақы тағайындамайды: Жетім'],
    ['localRefused', 'не относится ни к одной из категорий', 'санат'],
    ['kitRefused', 'Лица с инвалидностью I–III групп', 'I–III топтағы мүгедектігі бар адамдар']
  ] as const)('%s: gives the reason in both languages', async (name, ru, kk) => {
    const [page = ''] = await textsOf(otherLetters[name]())
    expect(page).toContain(ru)
    expect(page).toContain(kk)
    expect(page).toContain('Как обратиться снова')
  })

  it('is not made with a gap: account, months, members, benefit', async () => {
    const data = otherLetters.local()
    const gaps: [string, LetterData][] = [
      ['iban', { ...data, iban: '' }],
      ['months', { ...data, months: [] }],
      ['members', { ...data, members: [] }],
      ['benefit.ru', { ...data, benefit: { kk: 'Көмек', ru: ' ' } }],
      ['localActs.0.kk', { ...data, localActs: [''] }]
    ]
    for (const [field, gap] of gaps)
      await expect(maker.letter(gap)).rejects.toMatchObject({ code: 'letter-blank-field', field })
  })
})

describe('letters on ASP that were printed before the other programmes came', () => {
  // Drawn by the release before: what a letter says and how it is laid out.
  it.each([
    ['unconditional', '433976eeda5eaa548607f8dea251d64104fd4151500bdff3e013d0e4aa997553'],
    ['conditional', '6891970d836ad551fa77806e638affd7418e1f1d94b7572b2e9cdca661109673'],
    ['rule2019', '108b97944a11a3d413d6c765d9dfc22e1d50d17f050840a422f55f9dc82983b2'],
    ['oneReason', '2a6a54b495656368be6fb6b4192fb3f3ccef2a103d1816525174f33a131119bf'],
    ['fourReasons', '54e1ffb5bea3bda2dad566922ae5bd621a5a9273d242ef93dbb201f2017ad632']
  ] as const)('%s comes out the same', async (name, contentSha256) => {
    expect((await maker.letter(letters[name]())).contentSha256).toBe(contentSha256)
  })
})
