import { describe, expect, it } from 'vitest'
import { formatTenge } from '@shared/domain/format'
import { sumTiyn } from '@shared/domain/money'
import { DocumentMaker } from '../../electron/documents/document-maker'
import { readFonts } from '../../electron/documents/fonts'
import type { ChangeLetterData } from '../../electron/documents/letter-data'
import { readTemplates } from '../../electron/documents/templates'
import { changeLetters } from './support/changes'
import { pageTexts } from './support/pdf'
import { fontsFolder, templatesFolder } from './support/samples'

const maker = new DocumentMaker(readFonts(fontsFolder), readTemplates(templatesFolder))

async function firstPage(data: ChangeLetterData): Promise<string> {
  const [page = ''] = pageTexts((await maker.letter(data)).pdf)
  return page
}

const money = (amount: number): string => formatTenge(amount as never, 'ru').replace(/\s+/g, ' ')

describe('a letter on a change', () => {
  it.each(Object.entries(changeLetters))('%s: one page, names the decision it changes', async (_, make) => {
    const data = make()
    const page = await firstPage(data)
    expect(page).toContain('Басшы / Руководитель')
    expect(page).toContain('2026 жылғы 12 ақпан күнгі № 2026/000012')
    expect(page).toContain('№ 2026/000012 от 12 февраля 2026 года')
    for (const { due } of data.change.months) expect(page).toContain(money(due))
  })

  it('tells was, now and difference of each month, and from when', async () => {
    const data = changeLetters.composition()
    const page = await firstPage(data)
    expect(page).toContain('134 067,00 ₸ 100 490,00 ₸ −33 577,00 ₸ төленген / выплачена')
    expect(page).toContain('268 134,00 ₸ 200 980,00 ₸ −67 154,00 ₸')
    expect(page).toContain('новая сумма действует с 1 февраля 2026 года')
    expect(page).toContain('жаңа сома 2026 жылғы ақпан айынан бастап қолданылады')
    expect(page).toContain('Излишне выплачено: 33 577,00 ₸')
  })

  it('adds arrears to a month it names, and says what the clerk wrote', async () => {
    const page = await firstPage(changeLetters.arrears())
    expect(page).toContain('доплачивается: 40 490,00 ₸')
    expect(page).toContain('прибавляется к выплате за март 2026 года')
    expect(page).toContain('Түсіндірме / Пояснение: Справка о доходах от 05.03.2026')
  })

  it('puts a plan of twenty-one instalments into two lines whose sums are the overpayment', async () => {
    const data = changeLetters.overpaid()
    const page = await firstPage(data)
    expect(data.change.instalments).toHaveLength(21)
    expect(sumTiyn(data.change.instalments.map(({ amount }) => amount))).toBe(data.change.overpaid)
    expect(page).toContain('Өтеу кестесі')
    expect(page).toContain('10 000,00 ₸ 200 000,00 ₸')
    expect(page).toContain('2 886,00 ₸ 2 886,00 ₸')
    expect(page).toContain('план можно изменить')
    // Both months are paid or listed: nothing more goes to the account by this decision.
    expect(page).not.toContain('KZ97')
  })

  it('that leaves nothing gives the ground of the law', async () => {
    const page = await firstPage(changeLetters.overpaidNoPlan())
    expect(page).toContain('не ниже установленной черты бедности')
    expect(page).toContain('выплата не производится')
    expect(page).toContain('чтобы согласовать план возврата')
  })
})

describe('the outcome of an appeal', () => {
  it.each([
    ['appealGranted', 'Жалоба удовлетворена', 'Шағымыңыз қанағаттандырылды', 'изменено решение'],
    [
      'appealKept',
      'жалоба оставлена без удовлетворения',
      'қанағаттандырусыз қалдырылды',
      'оставлено без изменения'
    ],
    [
      'appealOfRefusal',
      'Жалоба удовлетворена',
      'күші жойылды',
      'об отказе в назначении адресной социальной помощи отменено'
    ],
    [
      'appealOfRefusalKept',
      'жалоба оставлена без удовлетворения',
      'бас тарту туралы',
      'оставлено без изменения'
    ]
  ] as const)('%s', async (name, ru, kk, decision) => {
    const page = await firstPage(changeLetters[name]())
    for (const text of ['Уведомление о результате рассмотрения жалобы', ru, kk, decision])
      expect(page).toContain(text)
  })
})

describe('a suspension', () => {
  it('for a broken contract names the article, the bar to the day, and what to do', async () => {
    const page = await firstPage(changeLetters.suspendBroken())
    expect(page).toContain('подпункт 5) статьи 128 Социального кодекса')
    expect(page).toContain('С 18 марта 2026 года по 17 сентября 2026 года включительно')
    expect(page).toContain('Выплата приостанавливается всей семье')
    expect(page).toContain('Төлемді қайта бастау үшін не істеу керек')
  })

  it('for clarification bars nobody', async () => {
    const page = await firstPage(changeLetters.suspendClarify())
    expect(page).toContain('о приостановлении выплаты адресной социальной помощи')
    expect(page).not.toContain('помощь семье не назначается')
  })

  it('is taken back by a resumption that pays what was withdrawn', async () => {
    const page = await firstPage(changeLetters.resumed())
    expect(page).toContain('0,00 ₸ 100 490,00 ₸ +100 490,00 ₸')
    expect(page).toContain('возобновлена с 1 марта 2026 года')
    expect(page).toContain('KZ97 8562 2031 0574 7338')
  })
})

describe('an end', () => {
  it('by death is addressed to the family, with condolences, and lists no names', async () => {
    const data = changeLetters.died()
    const page = await firstPage(data)
    expect(page).toContain('Семье получателя')
    expect(page).toContain('Алушының отбасына')
    expect(page).toContain('Примите наши искренние соболезнования')
    expect(page).toContain('Қайғыларыңызға ортақтасып, көңіл айтамыз')
    expect(page).not.toContain(data.members[1]?.name ?? 'none')
    expect(page).not.toContain('Сейчас от Вас ничего не требуется')
  })

  it.each([
    ['moved', 'По новому месту жительства'],
    ['ownWish', 'можете подать новое заявление в любое время'],
    ['endedBroken', 'В течение шести месяцев помощь семье не назначается']
  ] as const)('%s says what the family may do', async (name, text) => {
    expect(await firstPage(changeLetters[name]())).toContain(text)
  })
})

describe('a letter on a change that would have a gap', () => {
  it.each([
    ['base.number', { base: { number: '', kind: 'assign', decidedOn: null } }],
    ['change.from', { change: { ...changeLetters.moved().change, from: '' } }],
    ['change.months', { change: { ...changeLetters.moved().change, months: [] } }],
    ['hash', { hash: '' }],
    ['approvedBy', { approvedBy: [] }]
  ] as const)('is not made: %s', async (field, over) => {
    const data = { ...changeLetters.moved(), ...over }
    await expect(maker.letter(data)).rejects.toMatchObject({ code: 'letter-blank-field', field })
  })

  it('is not made for a reason its kind does not know', async () => {
    const data = changeLetters.moved()
    await expect(maker.letter({ ...data, change: { ...data.change, reason: 'income' } })).rejects.toThrow(
      'income is no reason to terminate'
    )
  })
})
