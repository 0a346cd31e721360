import { describe, expect, test } from 'vitest'
import { registerInput, restoreIntake, stillAwaited } from '@renderer/features/cases/intake-draft'
import {
  apply,
  officeData,
  openImportOffice,
  preview,
  rowsOf,
  takeIn,
  undo,
  verdicts
} from './support/import-lists'
import { enterFamily, freshIban, freshIin, motherOfFour, refusal, register, setLine } from './support/play'

const today = '2025-05-20'
const headings = [
  'Номер заявления',
  'ИИН',
  'ФИО',
  'Услуга',
  'Дата подачи',
  'Телефон',
  'КАТО',
  'Адрес',
  'Члены семьи'
]
const address = ['634000000', 'улица Абая, 5'] as const

async function opened() {
  const office = await openImportOffice(today)
  const family = await enterFamily(office.clerk, motherOfFour)
  const people = await Promise.all(
    family.members.map(
      async ({ personId }) => (await office.clerk.call('people.get', { id: personId })).person
    )
  )
  const iins = people.map(({ iin }) => iin)
  return { office, family, iins, mother: iins[0] ?? '' }
}

describe('applications of e-GOV', () => {
  test('a known family becomes a draft that the intake opens, registers and finds no more among drafts', async () => {
    const { office, iins, mother } = await opened()
    const [, ...children] = iins
    const { import: taken } = await takeIn(office.clerk, 'applications', [
      headings,
      [
        'EG-1',
        mother,
        'Нұрғалиева Әлия',
        'АСП',
        '14.05.2025',
        '8 701 123 45 67',
        ...address,
        children.join(', ')
      ]
    ])
    expect(taken.counts).toMatchObject({ new: 1, error: 0, warnings: 0 })

    const { drafts } = await office.clerk.call('drafts.list', {})
    expect(drafts.map(({ title }) => title)).toEqual([
      'Нұрғалиева Әлия: заявление от 14.05.2025, e-GOV № EG-1'
    ])
    const stored = drafts[0]?.data
    const intake = restoreIntake(stored, today)
    // The screen reads every field of the draft as it was stored.
    expect(intake).toEqual(stored)
    expect(intake).toMatchObject({
      ...{ channel: 'e-gov', outsideNumber: 'EG-1', appliedOn: '2025-05-14', kato: '634000000' },
      ...{ addressText: 'улица Абая, 5', awaited: [], entering: null }
    })
    expect(intake.members.map(({ relation }) => relation)).toEqual([
      'applicant',
      'child',
      'child',
      'child',
      'child'
    ])
    await setLine(office.admin, '2025-Q1', '40000')
    const { case: registered } = await office.clerk.call(
      'cases.register',
      registerInput(intake, drafts[0]?.id ?? null)
    )
    expect(registered).toMatchObject({ channel: 'e-gov', outsideNumber: 'EG-1' })
    expect((await office.clerk.call('drafts.list', {})).drafts).toEqual([])
  })

  test('an applicant whom nobody knows is half entered, the others named to be entered', async () => {
    const { office } = await opened()
    const [iin, son] = [freshIin('1990-01-01'), freshIin('2015-02-03', 'm')]
    const seen = await preview(office.clerk, 'applications', [
      headings,
      ['EG-2', iin, 'Сейітова Гүлнар Асанқызы', 'жилищная помощь', '2025-05-13', '', '', '', `сын ${son}`]
    ])
    expect(await verdicts(office.clerk, seen)).toEqual([
      'new iin:applicant-not-on-record members:member-not-on-record'
    ])
    await apply(office.clerk, seen)
    const intake = restoreIntake((await office.clerk.call('drafts.list', {})).drafts[0]?.data, today)
    expect(intake).toMatchObject({ programme: 'housing', entering: 'applicant', applicantId: null })
    expect(intake.person).toMatchObject({
      ...{ iin, lastName: 'Сейітова', firstName: 'Гүлнар', middleName: 'Асанқызы' }
    })
    expect(stillAwaited(intake)).toEqual([son])
  })

  test('the same numbers again change nothing, whether a draft or a case by now, and are named', async () => {
    const { office, family, mother } = await opened()
    const lines = [headings, ['EG-3', mother, '', 'АСП', '14.05.2025', '', '', '', '']]
    lines.push(['EG-4', freshIin('1991-01-01'), 'Ким Ольга', 'АСП', '15.05.2025', '', '', '', ''])
    await register(office.clerk, family, '2025-05-14', { channel: 'e-gov', outsideNumber: 'EG-3' })
    await takeIn(office.clerk, 'applications', lines)
    const before = await officeData(office.folder)
    const again = await preview(office.clerk, 'applications', lines)
    expect(await verdicts(office.clerk, again)).toEqual([
      'same outsideNumber:application-case-known',
      'same outsideNumber:application-draft-known'
    ])
    const [first, second] = await rowsOf(office.clerk, again)
    expect(first?.findings[0]?.text).toMatch(/№ EG-3 уже зарегистрировано: дело 2025-000001/)
    expect(second?.match).toMatchObject({ subject: 'draft', how: 'exact' })
    expect((await apply(office.clerk, again)).created).toBe(0)
    expect(await officeData(office.folder)).toEqual(before)
  })

  test('a previewed list that came by another way meanwhile is not written twice', async () => {
    const { office, mother } = await opened()
    const lines = [headings, ['EG-5', mother, '', 'АСП', '14.05.2025', '', '', '', '']]
    const waiting = await preview(office.clerk, 'applications', lines)
    await takeIn(office.clerk, 'applications', [
      ...lines,
      ['EG-6', mother, '', 'АСП', '15.05.2025', '', '', '', '']
    ])
    expect(await apply(office.clerk, waiting)).toMatchObject({ created: 0 })
    expect((await office.clerk.call('drafts.list', {})).drafts).toHaveLength(2)
  })

  test('what registering would refuse is refused by name, row by row, and nothing of it is written', async () => {
    const { office, mother } = await opened()
    await takeIn(office.clerk, 'applications', [headings, ['EG-9', mother, '', 'АСП', '14.05.2025']])
    const before = await officeData(office.folder)
    const stranger = freshIin('1992-02-02')
    const refused: [cells: string[], code: string][] = [
      [['EG-9', stranger, 'Ким Анна', 'АСП', '14.05.2025'], 'outsideNumber:application-number-taken'],
      [['EG-10', stranger, 'Ким Анна', '', '14.05.2025'], 'programme:field-empty'],
      [['EG-11', stranger, 'Ким Анна', 'АСП', '21.05.2025'], 'appliedOn:applied-in-future'],
      [['EG-12', '850315400607', 'Ким Анна', 'АСП', '14.05.2025'], 'iin:iin-check-digit'],
      [['EG-13', stranger, '', 'АСП', '14.05.2025'], 'fullName:field-empty'],
      [['EG-14', stranger, 'Ким', 'АСП', '14.05.2025', '', '999999999'], 'kato:kato-unknown'],
      [
        ['EG-15', stranger, 'Ким', 'АСП', '14.05.2025', '', '', '', '850315400607'],
        'members:iin-check-digit'
      ],
      [['', stranger, 'Ким', 'АСП', '14.05.2025'], 'outsideNumber:field-required'],
      [['EG-16', stranger, 'Ким', 'мебель', '14.05.2025'], 'programme:choice-unknown']
    ]
    const seen = await preview(office.clerk, 'applications', [headings, ...refused.map(([cells]) => cells)])
    expect(await verdicts(office.clerk, seen)).toEqual(
      refused.map(([, code]) => expect.stringMatching(new RegExp(`^error .*${code}`)))
    )
    for (const { findings } of await rowsOf(office.clerk, seen))
      for (const { text } of findings) expect(text).toMatch(/[а-я]{4}/)
    await apply(office.clerk, seen)
    expect(await officeData(office.folder)).toEqual(before)
  })

  test('one number twice in the file: the same is told, the contradiction refused', async () => {
    const { office, mother } = await opened()
    const row = ['EG-1', mother, '', 'АСП', '14.05.2025']
    const seen = await preview(office.clerk, 'applications', [
      headings,
      row,
      row,
      ['EG-1', mother, '', 'АСП', '15.05.2025']
    ])
    expect(await verdicts(office.clerk, seen)).toEqual([
      'new',
      'same :row-repeated',
      'error :row-contradicts'
    ])
  })

  test('an account of somebody else is refused', async () => {
    const { office } = await opened()
    const iban = freshIban()
    await office.clerk.call('people.save', {
      ...{ iin: freshIin('1970-07-07'), lastName: 'Иванов', firstName: 'Пётр', iban }
    })
    const seen = await preview(office.clerk, 'applications', [
      [...headings, 'ИИК'],
      ['EG-7', freshIin('1993-03-03'), 'Ким Анна', 'АСП', '14.05.2025', '', '', '', '', iban]
    ])
    expect(await verdicts(office.clerk, seen)).toEqual([expect.stringContaining('error iban:iban-taken')])
  })

  test('undone, the drafts are gone; one that was worked on since keeps all of them', async () => {
    const { office, mother } = await opened()
    const before = await officeData(office.folder)
    const rows = [
      headings,
      ['EG-1', mother, '', 'АСП', '14.05.2025'],
      ['EG-2', mother, '', 'АСП', '15.05.2025']
    ]
    const first = await takeIn(office.clerk, 'applications', rows)
    expect(await undo(office.clerk, first.import)).toMatchObject({ removed: 2 })
    expect(await officeData(office.folder)).toEqual(before)

    const second = await takeIn(office.clerk, 'applications', rows)
    const draft = (await office.clerk.call('drafts.list', {})).drafts[0]
    await office.clerk.call('drafts.save', { id: draft?.id ?? 0, title: 'начато', data: {} })
    const kept = await officeData(office.folder)
    expect(await refusal(undo(office.clerk, second.import))).toMatchObject({ code: 'import-changed-since' })
    expect(await officeData(office.folder)).toEqual(kept)
  })
})
