import { beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { resourcesFolder, type Person } from '../support/office'
import {
  adult,
  assess,
  atEndOfFile,
  child,
  decide,
  enterFamily,
  freshIban,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
let clerk: Person
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2026-11-20', { atEnd })
  clerk = played.clerk
  await setLine(played.admin, '2024-Q2', '40000')
}, 60_000)

const couple = [adult, child('2016-04-01')]

describe('number and deadline', () => {
  it('numbers the applications of a year without a gap', async () => {
    const numbers: string[] = []
    for (const appliedOn of ['2021-02-01', '2021-02-01', '2022-02-01', '2021-03-01']) {
      numbers.push((await register(clerk, await enterFamily(clerk, couple), appliedOn)).number)
    }
    expect(numbers).toEqual(['2021-000001', '2021-000002', '2022-000001', '2021-000003'])
  })

  it('a refused registration uses up no number', async () => {
    const family = await enterFamily(clerk, couple)
    await refusal(register(clerk, family, '2020-02-01', { address: { kato: '639999999', text: 'x' } }))
    await refusal(register(clerk, family, '2020-02-01', { iban: 'KZ00' }))
    expect((await register(clerk, family, '2020-02-01')).number).toBe('2020-000001')
  })

  /** Counts by the calendar file itself: the days after the application, the working ones only. */
  function deadlineByHand(appliedOn: string, days: number): string {
    const file = parse(readFileSync(join(resourcesFolder, 'calendar/holidays.yaml'), 'utf8')) as {
      days: { date: string; kind: string }[]
    }
    const kindOf = new Map(file.days.map(({ date, kind }) => [date, kind]))
    const day = new Date(`${appliedOn}T00:00:00Z`)
    for (let left = days; left > 0;) {
      day.setUTCDate(day.getUTCDate() + 1)
      const kind = kindOf.get(day.toISOString().slice(0, 10))
      const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6
      if (kind === 'working-weekend' || (!weekend && kind === undefined)) left -= 1
    }
    return day.toISOString().slice(0, 10)
  }

  it.each([
    // Plain weeks, then Nauryz (21–23 March), the May holidays and New Year.
    ['2018-02-05', 'in-person', 7, '2018-02-14'],
    ['2018-03-15', 'in-person', 7, undefined],
    ['2018-03-15', 'rural-akim', 22, undefined],
    ['2018-12-28', 'rural-akim', 22, undefined],
    ['2019-03-18', 'in-person', 15, undefined],
    ['2019-04-26', 'rural-akim', 18, undefined],
    ['2023-12-25', 'in-person', 15, undefined],
    ['2024-03-18', 'rural-akim', 18, undefined],
    ['2024-04-29', 'e-gov', 15, undefined],
    ['2025-03-20', 'in-person', 15, undefined],
    ['2025-12-31', 'rural-akim', 18, undefined]
  ] as const)('%s, %s: %i working days', async (appliedOn, channel, days, known) => {
    const registered = await register(clerk, await enterFamily(clerk, couple), appliedOn, { channel })
    expect(registered).toMatchObject({ termDays: days, state: 'registered', channel })
    expect(registered.deadline).toBe(deadlineByHand(appliedOn, days))
    if (known !== undefined) expect(registered.deadline).toBe(known)
  })

  it('a year without a calendar stops the registration and names the year', async () => {
    played.clock.set('2027-12-30')
    expect(await refusal(register(clerk, await enterFamily(clerk, couple), '2027-12-27'))).toMatchObject({
      code: 'calendar-missing',
      data: { year: 2028 }
    })
  })

  it('the office’s own day off moves the deadlines given after it', async () => {
    const before = await register(clerk, await enterFamily(clerk, couple), '2023-06-05')
    await played.admin.call('calendar.save', {
      date: '2023-06-07',
      kind: 'holiday',
      nameKk: 'Демалыс',
      nameRu: 'Выходной'
    })
    const after = await register(clerk, await enterFamily(clerk, couple), '2023-06-05')
    expect([before.deadline, after.deadline]).toEqual(['2023-06-26', '2023-06-27'])
    expect((await clerk.call('cases.get', { id: before.id })).case.deadline).toBe('2023-06-26')
    await played.admin.call('calendar.save', { date: '2023-06-07', kind: 'none' })
    expect((await register(clerk, await enterFamily(clerk, couple), '2023-06-05')).deadline).toBe(
      '2023-06-26'
    )
  })
})

describe('what an application needs', () => {
  it('the applicant among the members, an address, known people, each once', async () => {
    const family = await enterFamily(clerk, couple)
    const [, kid] = family.members
    if (kid === undefined) throw new Error('there are two')
    expect(await refusal(register(clerk, { ...family, members: [kid] }, '2024-05-13'))).toMatchObject({
      code: 'applicant-not-member',
      field: 'members'
    })
    expect(
      await refusal(register(clerk, { ...family, members: [...family.members, kid] }, '2024-05-13'))
    ).toMatchObject({ code: 'person-doubled', field: 'members.2.personId' })
    expect(
      await refusal(
        register(
          clerk,
          { ...family, members: [...family.members, { ...kid, personId: 99_999 }] },
          '2024-05-13'
        )
      )
    ).toMatchObject({ code: 'not-found', field: 'members.2.personId' })
    expect(
      await refusal(
        register(
          clerk,
          { ...family, members: [{ ...kid, personId: family.applicantId, caresFor: 99_999 }, kid] },
          '2024-05-13'
        )
      )
    ).toMatchObject({ code: 'cares-for-unknown', field: 'members.0.caresFor' })
    const homeless = { applicantId: kid.personId, members: [kid] }
    expect(await refusal(register(clerk, homeless, '2024-05-13'))).toMatchObject({
      code: 'address-missing',
      field: 'address'
    })
  })

  it('an account given with it becomes the applicant’s own; another person’s is refused', async () => {
    const family = await enterFamily(clerk, couple)
    const other = await enterFamily(clerk, couple)
    const taken = (await clerk.call('people.get', { id: other.applicantId })).person.accounts[0]?.iban ?? ''
    expect(await refusal(register(clerk, family, '2024-05-13', { iban: taken }))).toMatchObject({
      code: 'iban-taken',
      field: 'iban'
    })
    const iban = freshIban()
    expect((await register(clerk, family, '2024-05-13', { iban })).iban).toBe(iban)
    const { person } = await clerk.call('people.get', { id: family.applicantId })
    expect(person.accounts.find(({ current }) => current)?.iban).toBe(iban)
  })

  it('keeps channel and outside number, and removes the draft it came from', async () => {
    const family = await enterFamily(clerk, couple)
    const draft = await clerk.call('drafts.save', { title: 'Нұрғалиева', data: { page: { iin: '85' } } })
    const again = await clerk.call('drafts.save', {
      id: draft.id,
      title: 'Нұрғалиева Ә.',
      data: { page: {} }
    })
    expect(again.id).toBe(draft.id)
    expect((await clerk.call('drafts.list', {})).drafts).toHaveLength(1)
    expect((await played.reviewer.call('drafts.list', {})).drafts).toEqual([])
    expect(await refusal(played.reviewer.call('drafts.get', { id: draft.id }))).toMatchObject({
      code: 'not-found'
    })
    const registered = await register(clerk, family, '2024-05-13', {
      channel: 'e-gov',
      outsideNumber: 'ЭО-2024-55',
      draftId: draft.id
    })
    expect(registered).toMatchObject({ channel: 'e-gov', outsideNumber: 'ЭО-2024-55' })
    expect((await clerk.call('drafts.list', {})).drafts).toEqual([])
    expect(await refusal(clerk.call('drafts.save', { id: draft.id, title: 'x', data: {} }))).toMatchObject({
      code: 'not-found'
    })
  })
})

describe('one open case a family and quarter', () => {
  it('a second one is refused, naming the first, also with another member as applicant', async () => {
    const family = await enterFamily(clerk, [adult, { ...adult, sex: 'm' }, child('2016-04-01')])
    const first = await register(clerk, family, '2024-05-13')
    const second = {
      code: 'case-open-already',
      data: { number: first.number, id: first.id, quarter: '2024-Q2' }
    }
    expect(await refusal(register(clerk, family, '2024-06-30'))).toMatchObject(second)
    const spouse = family.members[1]?.personId ?? 0
    expect(
      await refusal(
        register(clerk, { applicantId: spouse, members: family.members }, '2024-05-14', {
          address: { kato: '634000000', text: 'улица Абая, 12' }
        })
      )
    ).toMatchObject(second)
    // A part of the family that leaves the others out is the same family still.
    const apart = { applicantId: spouse, members: family.members.slice(1) }
    expect(
      await refusal(
        register(clerk, apart, '2024-05-14', { address: { kato: '634000000', text: 'улица Абая, 14' } })
      )
    ).toMatchObject(second)
    const kept = await clerk.call('people.get', { id: spouse })
    expect(kept.family?.members).toHaveLength(3)
    expect((await register(clerk, family, '2024-07-01')).quarter).toBe('2024-Q3')
  })

  it('a child of one family is no member of another', async () => {
    const family = await enterFamily(clerk, couple)
    await register(clerk, family, '2024-05-13')
    const other = await enterFamily(clerk, couple)
    const [, borrowed] = family.members
    if (borrowed === undefined) throw new Error('there are two')
    expect(
      await refusal(register(clerk, { ...other, members: [...other.members, borrowed] }, '2024-05-13'))
    ).toMatchObject({ code: 'person-in-other-family', field: 'members.2.personId' })
  })

  it('of twenty at the same moment exactly one is taken', async () => {
    const family = await enterFamily(clerk, couple)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? clerk : played.reviewer).send('cases.register', {
          ...family,
          appliedOn: '2024-05-13'
        })
      )
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers) {
      if (!answer.ok) expect(answer.error.code).toBe('case-open-already')
    }
  })

  it('after the assignment the quarter is closed for the family; after a refusal or a withdrawal it is not', async () => {
    const family = await enterFamily(clerk, couple)
    const assigned = await register(clerk, family, '2024-05-13')
    await decide(played, assigned, [[0, 'wages', '30000.00']])
    expect(await refusal(register(clerk, family, '2024-06-13'))).toMatchObject({
      code: 'already-assigned',
      data: { number: assigned.number, id: assigned.id }
    })

    const rich = await enterFamily(clerk, couple)
    const refused = await decide(played, await register(clerk, rich, '2024-05-13'), [[0, 'wages', '900000']])
    expect(refused.decision?.kind).toBe('refuse')
    expect((await register(clerk, rich, '2024-05-27')).state).toBe('registered')

    const tired = await enterFamily(clerk, couple)
    const withdrawn = await register(clerk, tired, '2024-05-13')
    await clerk.call('cases.withdraw', { id: withdrawn.id, reason: 'Заявитель передумал' })
    expect((await register(clerk, tired, '2024-05-14')).state).toBe('registered')
  })
})

describe('a case that is open', () => {
  it('takes members, incomes, papers and details until it is proposed', async () => {
    const family = await enterFamily(clerk, [adult, child('2016-04-01'), child('2022-02-02')])
    const registered = await register(clerk, { ...family, members: family.members.slice(0, 2) }, '2024-05-13')
    const { id } = registered
    const wider = (await clerk.call('cases.saveMembers', { id, members: family.members })).case
    expect(wider).toMatchObject({ state: 'in-review', revision: registered.revision + 1 })
    expect(wider.members.map(({ personId }) => personId)).toEqual(
      family.members.map(({ personId }) => personId)
    )
    expect(
      await refusal(clerk.call('cases.saveMembers', { id, members: family.members.slice(1) }))
    ).toMatchObject({ code: 'applicant-not-member' })

    const incomes = [1, 2].map((place) => ({
      personId: family.members[place]?.personId ?? 0,
      kind: 'alimony' as const,
      quarter: '2024-Q1',
      month: '2024-01',
      amount: '15000'
    }))
    await clerk.call('cases.saveIncomes', { id, incomes })
    // Who leaves takes their income along.
    const narrower = await clerk.call('cases.saveMembers', { id, members: family.members.slice(0, 2) })
    expect(narrower.case.incomes).toMatchObject([{ amount: '15000.00', month: '2024-01' }])

    await clerk.call('cases.saveDocuments', {
      id,
      documents: [
        { kind: 'identity', state: 'received' },
        { kind: 'income-proof', state: 'not-needed', note: 'по базе ГЦВП' }
      ]
    })
    const { documents } = (await clerk.call('cases.get', { id })).case
    expect(documents.find(({ kind }) => kind === 'identity')).toMatchObject({
      state: 'received',
      receivedOn: played.clock.today(),
      required: true
    })
    expect(documents.find(({ kind }) => kind === 'birth-certificates')).toMatchObject({
      state: 'missing',
      required: true
    })
    expect(
      await refusal(
        clerk.call('cases.saveDocuments', {
          id,
          documents: [
            { kind: 'identity', state: 'received' },
            { kind: 'identity', state: 'missing' }
          ]
        })
      )
    ).toMatchObject({ code: 'conflict', field: 'documents.1.kind' })
  })

  it('a change by somebody else in between is told, not overwritten', async () => {
    const registered = await register(clerk, await enterFamily(clerk, couple), '2024-05-13')
    const { id, revision } = registered
    await played.reviewer.call('cases.saveIncomes', { id, incomes: [] })
    expect(await refusal(clerk.call('cases.saveIncomes', { id, revision, incomes: [] }))).toMatchObject({
      code: 'stale',
      field: 'revision'
    })
  })

  it('an entry after the assessment makes the working void', async () => {
    const registered = await register(clerk, await enterFamily(clerk, couple), '2024-05-13')
    const { id } = registered
    expect((await assess(clerk, registered)).state).toBe('assessed')
    const touched = (await clerk.call('cases.saveIncomes', { id, incomes: [] })).case
    expect(touched).toMatchObject({ state: 'in-review', assessment: null })
    expect(await refusal(clerk.call('cases.propose', { id }))).toMatchObject({ code: 'case-state' })
  })

  it('waiting for another body extends the term once by thirty days', async () => {
    const registered = await register(clerk, await enterFamily(clerk, couple), '2024-05-13')
    const { id, deadline } = registered
    const waiting = (await clerk.call('cases.wait', { id, for: 'other-body', note: 'запрос в ЗАГС' })).case
    const later = new Date(Date.parse(deadline) + 30 * 86_400_000).toISOString().slice(0, 10)
    expect(waiting).toMatchObject({
      state: 'waiting',
      deadline: later,
      waiting: { for: 'other-body', until: later, note: 'запрос в ЗАГС' }
    })
    expect(await refusal(clerk.call('cases.assess', { id }))).toMatchObject({ code: 'case-state' })
    const resumed = (await clerk.call('cases.resume', { id })).case
    expect(resumed).toMatchObject({ state: 'in-review', waiting: null, deadline: later })
    const again = (await clerk.call('cases.wait', { id, for: 'other-body' })).case
    expect(again.deadline).toBe(later)
    await clerk.call('cases.resume', { id })
    expect((await clerk.call('cases.wait', { id, for: 'documents' })).case.deadline).toBe(later)
    // What comes in meanwhile may be entered.
    expect((await clerk.call('cases.saveIncomes', { id, incomes: [] })).case.state).toBe('waiting')
  })
})
