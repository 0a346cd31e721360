import { beforeAll, describe, expect, it } from 'vitest'
import { amountInWordsKk, amountInWordsRu } from '@shared/domain/words'
import { formatDate, formatTenge } from '@shared/domain/format'
import type { Tiyn } from '@shared/domain/money'
import { DocumentMaker } from '../../electron/documents/document-maker'
import { readFonts } from '../../electron/documents/fonts'
import type { AssignLetterData, LetterData, RenderedDocument } from '../../electron/documents/letter-data'
import { readTemplates } from '../../electron/documents/templates'
import { assignLetter, fontsFolder, letters, office, questions, templatesFolder } from './support/samples'
import { pageTexts, qrOf } from './support/pdf'

const maker = new DocumentMaker(readFonts(fontsFolder), readTemplates(templatesFolder))

function plain(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function money(amount: Tiyn): string {
  return plain(formatTenge(amount, 'ru'))
}

async function textsOf(data: LetterData): Promise<string[]> {
  return pageTexts((await maker.letter(data)).pdf)
}

describe('a letter that assigns', () => {
  let data: AssignLetterData
  let pages: string[]
  beforeAll(async () => {
    data = letters.conditional()
    pages = await textsOf(data)
  })

  it('is one page before the annex, for nine members with the longest names', () => {
    expect(data.members).toHaveLength(9)
    expect(pages[0]).toContain('Басшы / Руководитель')
    expect(pages[1]).toContain('Қосымша. Есеп-қисап')
    expect(pages[1]).toContain('Приложение. Расчёт')
  })

  it('names every month and sum, in figures and in the words of both languages', () => {
    const [page = ''] = pages
    for (const { asp, child, amount } of data.months) {
      for (const sum of [asp ?? amount, child ?? amount, amount]) expect(page).toContain(money(sum))
      expect(page).toContain(amountInWordsKk(amount))
      expect(page).toContain(amountInWordsRu(amount))
    }
    expect(page).toContain(money(data.total))
    expect(page).toContain(`(${amountInWordsKk(data.total)})`)
    expect(page).toContain(`(${amountInWordsRu(data.total)})`)
    for (const month of ['2026 жылғы қаңтар', 'январь 2026 года', '2026 жылғы наурыз', 'март 2026 года']) {
      expect(page).toContain(month)
    }
  })

  it('names office, addressee, family, application, account, contract, appeal and who stands behind it', () => {
    const [page = ''] = pages
    const named = [
      office.name.kk,
      office.name.ru,
      office.address.kk,
      office.address.ru,
      office.phone,
      data.addressee.name,
      data.addressee.iin,
      data.addressee.address.kk,
      data.addressee.address.ru,
      ...data.members.map(({ name }) => name),
      data.application.number,
      'KZ97 8562 2031 0574 7338',
      'шартты ақшалай көмек',
      'обусловленная денежная помощь',
      'Әлеуметтік кодексінің 120–128-баптары',
      'статей 120–128 Социального кодекса',
      data.contract?.number ?? 'none',
      data.contract?.obligations ?? 'none',
      '3 ай ішінде, 2026 жылғы 26 сәуір күнін қоса алғанда',
      'в течение 3 месяцев, по 26 апреля 2026 года включительно',
      data.preparedBy.name,
      data.preparedBy.phone,
      ...data.approvedBy,
      office.headName.kk,
      office.headName.ru,
      data.hash.slice(0, 16)
    ]
    for (const text of named) expect(page.replaceAll('- ', '-')).toContain(plain(text).replaceAll('- ', '-'))
    for (const locale of ['kk', 'ru'] as const) {
      expect(page).toContain(formatDate(data.decidedOn, locale, 'long'))
      expect(page).toContain(formatDate(data.application.appliedOn, locale, 'long'))
    }
  })

  it('shows in the annex every operand, result, act and rounding of the working', () => {
    const annex = pages.slice(1).join(' ')
    for (const step of data.explanation) {
      if (step.unit === 'tenge') expect(annex).toContain(money(Math.round(Number(step.result) * 100) as Tiyn))
    }
    expect(annex).toContain('36 329,3085… ₸ округлено до 1 тенге, половина в большую сторону')
    expect(annex).toContain('36 329,3085… ₸ сомасы 1 теңгеге дейін дөңгелектелді')
    expect(annex).toContain('Социальный кодекс РК № 224-VII от 20.04.2023, ст. 127 п. 2')
    expect(annex).toContain(
      'прожиточный минимум: 01.10.2025 – 31.12.2025, Приказ управления № 18 от 10.01.2026'
    )
    expect(annex).toContain('Возраст ребёнка взят на первый день месяца')
    expect(annex).toContain('Баланың жасы айдың бірінші күніне алынды')
  })

  it('numbers its pages in both languages', () => {
    pages.forEach((page, index) => {
      expect(page).toContain(
        `${pages.length} беттің ${index + 1}-беті / стр. ${index + 1} из ${pages.length}`
      )
      expect(page).toContain('үлгі assign-1 / шаблон assign-1')
    })
  })

  it('leaves out contract and child column for unconditional assistance without small children', async () => {
    const [mother] = questions.unconditional.members
    const question = {
      ...questions.unconditional,
      members: [{ ...mother!, caresFor: 'elderly' as const }],
      incomes: []
    }
    const [page = ''] = await textsOf(assignLetter(question))
    expect(page).toContain('шартсыз ақшалай көмек')
    expect(page).toContain('безусловная денежная помощь')
    expect(page).not.toContain('социальному контракту')
    expect(page).not.toContain('На детей 1–6 лет')
  })

  it('asks to sign the contract when there is none yet', async () => {
    const [page = ''] = await textsOf(assignLetter(questions.conditional, { contract: null }))
    expect(page).toContain('заключат социальный контракт')
    expect(page).toContain('әлеуметтік келісімшарт жасасып')
  })

  it('puts long obligations into the annex and stays one page', async () => {
    const obligations = Array.from(
      { length: 12 },
      (_, index) => `${index + 1}) посещать курсы каменщиков по вторникам.`
    ).join('\n')
    const contract = { number: 'СК-1', signedOn: '2026-01-12', obligations }
    const pages = await textsOf(assignLetter(questions.conditional, { contract }))
    expect(pages[0]).toContain('Обязательства приведены в приложении')
    expect(pages[0]).toContain('Басшы / Руководитель')
    expect(pages.slice(1).join(' ')).toContain('12) посещать курсы каменщиков по вторникам.')
  })

  it('is dated by the law of its time: Law № 246 before 1 July 2023', async () => {
    const [page = '', annex = ''] = await textsOf(letters.rule2019())
    expect(page).toContain('Закона Республики Казахстан от 17 июля 2001 года № 246')
    expect(page).toContain('2001 жылғы 17 шілдедегі № 246 Заңы')
    expect(page).toContain('108 068,00 ₸')
    expect(annex).toContain('12 456,00 ₸')
  })

  it.each([
    ['in-person', null, 'жеке берілген', 'подано лично'],
    ['rural-akim', null, 'ауылдық округ әкімі арқылы берілген', 'подано через акима сельского округа'],
    [
      'e-gov',
      '002018123456',
      'порталы арқылы берілген, тіркеу нөмірі 002018123456',
      'регистрационный номер 002018123456'
    ],
    ['proactive', null, 'проактивті тәртіппен', 'в проактивном порядке']
  ] as const)('says how the family applied: %s', async (channel, outsideNumber, kk, ru) => {
    const application = { number: 'А-1', appliedOn: '2026-02-10', channel, outsideNumber }
    const [page = ''] = await textsOf(assignLetter(questions.unconditional, { application }))
    expect(page).toContain(kk)
    expect(page).toContain(ru)
  })
})

describe('a letter that refuses', () => {
  it('gives the one reason with figures and article', async () => {
    const [page = ''] = await textsOf(letters.oneReason())
    expect(page).toContain(
      'Среднедушевой доход семьи (106 667,00 ₸) не ниже установленной черты бедности (52 045,00 ₸).'
    )
    expect(page).toContain(
      'Құқықтық негізі: Қазақстан Республикасы Әлеуметтік кодексінің 128-бабының 1) тармақшасы.'
    )
    expect(page).toContain('Как обратиться снова')
    expect(page).toContain('Қайта өтініш беру')
  })

  it('gives five reasons for nine people and stays one page', async () => {
    const data = letters.fourReasons()
    const pages = await textsOf(data)
    expect(data.reasons.length).toBeGreaterThanOrEqual(4)
    expect(pages[0]).toContain('Басшы / Руководитель')
    for (let reason = 1; reason <= data.reasons.length; reason += 1) expect(pages[0]).toContain(`${reason}. `)
    for (const part of [1, 3, 4, 5, 6])
      expect(pages[0]).toContain(`подпункт ${part}) статьи 128 Социального кодекса`)
    expect(pages[0]).toContain('С 1 ноября 2025 года по 30 апреля 2026 года')
    expect(pages[1]).toContain('Приложение. Расчёт')
  })
})

describe('the QR code', () => {
  it('is read back by another program: number and half the hash', async () => {
    const data = letters.unconditional()
    const { pdf } = await maker.letter(data)
    expect(qrOf(pdf)).toBe(`${data.number} ${data.hash.slice(0, 16)}`)
  })
})

describe('a copy', () => {
  it('is marked on its first page and in the foot of every page', async () => {
    const pages = await textsOf(assignLetter(questions.unconditional, { copyNumber: 3 }))
    expect(pages[0]).toContain('КӨШІРМЕ 3')
    expect(pages[0]).toContain('КОПИЯ 3')
    for (const page of pages) expect(page).toContain('көшірме 3 / копия 3')
  })

  it('is not the original, which has no mark', async () => {
    const pages = await textsOf(letters.unconditional())
    expect(pages.join(' ').toLowerCase()).not.toContain('копия')
  })
})

describe('the same data', () => {
  it('give the same bytes, from another maker and after other letters', async () => {
    const first: RenderedDocument = await maker.letter(letters.conditional())
    const other = new DocumentMaker(readFonts(fontsFolder), readTemplates(templatesFolder))
    await other.letter(letters.oneReason())
    const second = await other.letter(letters.conditional())
    expect(second.sha256).toBe(first.sha256)
    expect(Buffer.compare(second.pdf, first.pdf)).toBe(0)
    expect(second.contentSha256).toBe(first.contentSha256)
  })

  it('say the same alone and inside a batch; other data do not', async () => {
    const alone = await maker.letter(letters.unconditional())
    const { letters: batched } = await maker.batch([letters.conditional(), letters.unconditional()])
    expect(batched[1]?.sha256).toBe(alone.contentSha256)
    expect(batched[0]?.sha256).not.toBe(alone.contentSha256)
  })
})

describe('a letter that would have a gap', () => {
  const blank: [string, Partial<AssignLetterData>][] = [
    ['iban', { iban: '' }],
    ['addressee.name', { addressee: { ...letters.unconditional().addressee, name: ' ' } }],
    [
      'addressee.address.kk',
      { addressee: { ...letters.unconditional().addressee, address: { kk: '', ru: 'x' } } }
    ],
    ['office.phone', { office: { ...office, phone: '' } }],
    ['office.headName.ru', { office: { ...office, headName: { kk: 'x', ru: '' } } }],
    ['preparedBy.phone', { preparedBy: { name: 'x', phone: '' } }],
    ['approvedBy', { approvedBy: [] }],
    ['members', { members: [] }],
    ['months', { months: [] }],
    ['hash', { hash: '' }],
    ['decidedOn', { decidedOn: '' }],
    ['firstPaymentMonth', { firstPaymentMonth: '' }],
    ['appeal.lastDay', { appeal: { months: 3, lastDay: '' } }],
    ['number', { number: '' }]
  ]
  it.each(blank)('is not made: %s', async (field, over) => {
    const data = assignLetter(questions.unconditional, over)
    await expect(maker.letter(data)).rejects.toMatchObject({
      code: 'letter-blank-field',
      field,
      data: { field }
    })
  })

  it('is not made for a refusal without a reason', async () => {
    const data = { ...letters.oneReason(), reasons: [] }
    await expect(maker.letter(data)).rejects.toMatchObject({ code: 'letter-blank-field', field: 'reasons' })
  })

  it('is not made when the working names a step nobody has words for', async () => {
    const data = letters.unconditional()
    const [first, ...others] = data.explanation
    const explanation = [{ ...first!, label: 'asp.unheard-of' }, ...others]
    await expect(maker.letter({ ...data, explanation })).rejects.toMatchObject({
      code: 'letter-blank-field',
      field: 'explanation.0.kk'
    })
  })
})

describe('a sign the fonts lack', () => {
  it('stops the letter and is named with its field', async () => {
    const data = letters.unconditional()
    const members = data.members.map((member, index) =>
      index === 1 ? { ...member, name: 'Ли 漢 Анна' } : member
    )
    await expect(maker.letter({ ...data, members })).rejects.toMatchObject({
      code: 'letter-glyph-missing',
      field: 'members.1.name',
      data: { glyph: '漢', field: 'members.1.name' }
    })
  })
})
