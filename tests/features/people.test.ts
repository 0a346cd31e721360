import { beforeAll, describe, expect, it } from 'vitest'
import { parsePhone } from '@shared/domain/phone'
import { glubokoe, iinOf, type Person } from '../support/office'
import {
  adult,
  atEndOfFile,
  child,
  enterFamily,
  freshIban,
  freshIin,
  openPlayedOffice,
  refusal,
  register,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
let clerk: Person
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2024-05-20', { atEnd })
  clerk = played.clerk
}, 60_000)

describe('a person', () => {
  it('is entered once and found by the IIN after', async () => {
    const iin = iinOf('1985-03-15', 'f', 4001)
    const found = await clerk.call('people.findByIin', { iin })
    expect(found).toEqual({ person: null, bornOn: '1985-03-15', sex: 'f' })
    const person = await clerk.call('people.save', {
      iin: `${iin.slice(0, 6)} ${iin.slice(6)}`,
      lastName: ' Оспанова ',
      firstName: 'Гүлнара'
    })
    expect(person).toMatchObject({ iin, lastName: 'Оспанова', bornOn: '1985-03-15', sex: 'f', revision: 1 })
    expect((await clerk.call('people.findByIin', { iin })).person?.id).toBe(person.id)
    expect(await refusal(clerk.call('people.save', { iin, lastName: 'Другая', firstName: 'Анна' }))).toEqual({
      code: 'iin-taken',
      field: 'iin',
      data: { name: 'Оспанова Гүлнара', id: person.id }
    })
  })

  it('entered by twenty at the same moment is one', async () => {
    const iin = iinOf('1986-03-15', 'f', 4002)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        clerk.send('people.save', { iin, lastName: 'Сағатова', firstName: 'Айжан' })
      )
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect((await clerk.call('people.search', { text: iin })).total).toBe(1)
  })

  it('what a change leaves out stays; a stale one is refused', async () => {
    const iin = freshIin('1970-02-02', 'm')
    const names = { iin, lastName: 'Иванов', firstName: 'Пётр' }
    const first = await clerk.call('people.save', {
      ...names,
      middleName: 'Ильич',
      phone: '8 (701) 555-44-33',
      disabilityGroup: 2,
      address: glubokoe,
      iban: freshIban()
    })
    const second = await clerk.call('people.save', { ...names, id: first.id, revision: 1 })
    expect(second).toEqual({ ...first, revision: 2 })
    expect(first.phone).toBe('+77015554433')
    expect(
      await refusal(clerk.call('people.save', { ...names, id: first.id, revision: 1, lastName: 'Иваненко' }))
    ).toMatchObject({ code: 'stale' })
    const emptied = await clerk.call('people.save', {
      ...names,
      id: first.id,
      middleName: null,
      phone: '',
      disabilityGroup: null,
      address: null,
      iban: null
    })
    expect(emptied).toMatchObject({
      middleName: null,
      phone: null,
      disabilityGroup: null,
      address: null,
      accounts: [{ current: false }]
    })
  })

  it('keeps every former address and account', async () => {
    const { id } = await fresh(clerk)
    const person = (await clerk.call('people.get', { id })).person
    const names = { id, iin: person.iin, lastName: person.lastName, firstName: person.firstName }
    const second = freshIban()
    played.clock.set('2024-05-25')
    const moved = await clerk.call('people.save', {
      ...names,
      address: { kato: '632400000', text: 'улица Гоголя, 3' },
      iban: second
    })
    expect(moved.accounts.map(({ iban, current }) => [iban === second, current])).toEqual([
      [true, true],
      [false, false]
    ])
    const { addresses } = await clerk.call('people.get', { id })
    expect(addresses).toEqual([
      { kato: '632400000', text: 'улица Гоголя, 3', since: '2024-05-25', until: null },
      { ...glubokoe, since: '2024-05-20', until: '2024-05-25' }
    ])
    // The same again is no change.
    await clerk.call('people.save', {
      ...names,
      address: { kato: '632400000', text: 'улица Гоголя, 3' },
      iban: second
    })
    expect((await clerk.call('people.get', { id })).addresses).toHaveLength(2)
  })

  it('an account belongs to one person, the one the bank names', async () => {
    const iban = freshIban()
    const first = await clerk
      .call('people.save', {
        iin: freshIin('1990-05-05'),
        lastName: 'Ли',
        firstName: 'Вера',
        iban,
        ibanOwnerIin: iinOf('1990-05-05')
      })
      .catch((error: { code: string }) => error)
    expect(first).toMatchObject({ code: 'iban-owner-differs', field: 'ibanOwnerIin' })
    const iin = freshIin('1990-05-05')
    await clerk.call('people.save', { iin, lastName: 'Ли', firstName: 'Вера', iban, ibanOwnerIin: iin })
    expect(
      await refusal(
        clerk.call('people.save', { iin: freshIin('1991-05-05'), lastName: 'Ли', firstName: 'Анна', iban })
      )
    ).toEqual({ code: 'iban-taken', field: 'iban', data: { iban } })
  })
})

async function fresh(someone: Person): Promise<{ id: number }> {
  return someone.call('people.save', {
    iin: freshIin('1975-07-07', 'm'),
    lastName: 'Адамов',
    firstName: 'Олжас',
    address: glubokoe,
    iban: freshIban()
  })
}

describe('search', () => {
  const ids = new Map<string, number>()
  beforeAll(async () => {
    const people: [string, string, string | null, string][] = [
      ['Нұрғалиева', 'Сәуле', 'Қуатқызы', '+7 705 111 22 33'],
      ['Семёнов', 'Фёдор', 'Ильич', '8 705 444 55 66'],
      ['Қожабергенов', 'Өмірбек', null, '7058887766'],
      ['Ким-Югай', 'Наталья', 'Олеговна', '+7 (7232) 21-22-23'],
      ['Әбдірахманов', 'Һамит', null, '']
    ]
    for (const [index, [lastName, firstName, middleName, phone]] of people.entries()) {
      const { id } = await clerk.call('people.save', {
        iin: iinOf(`196${index}-0${index + 1}-11`, index % 2 === 0 ? 'f' : 'm', 700),
        lastName,
        firstName,
        middleName,
        phone,
        address: { kato: '632400000', text: `улица Сәтпаев, ${index + 10}, кв. ${index + 1}` }
      })
      ids.set(lastName, id)
    }
  })

  it.each([
    ['Нургалиева', 'Нұрғалиева'],
    ['нургалиева сауле', 'Нұрғалиева'],
    ['сәуле нұрғ', 'Нұрғалиева'],
    ['НУРГАЛИЕВА САУЛЕ КУАТКЫЗЫ', 'Нұрғалиева'],
    ['Семенов Федор', 'Семёнов'],
    ['семёнов', 'Семёнов'],
    ['Кожабергенов Омирбек', 'Қожабергенов'],
    ['кожаб', 'Қожабергенов'],
    ['Югай', 'Ким-Югай'],
    ['Ким Югай Наталия', 'Ким-Югай'],
    ['ким-югай', 'Ким-Югай'],
    ['Абдирахманов Хамит', 'Әбдірахманов'],
    ['+7 705 111 22 33', 'Нұрғалиева'],
    ['87051112233', 'Нұрғалиева'],
    ['8 (705) 111-22-33', 'Нұрғалиева'],
    ['705 111 22', 'Нұрғалиева'],
    ['7051112233', 'Нұрғалиева'],
    ['77054445566', 'Семёнов'],
    ['8-705-888-77-66', 'Қожабергенов'],
    ['+77058887766', 'Қожабергенов'],
    ['7232 212223', 'Ким-Югай'],
    ['Семенов 8 705 444 55 66', 'Семёнов'],
    ['Сатпаев 11', 'Семёнов'],
    ['ул. Сәтпаев 14', 'Әбдірахманов']
  ])('%s finds %s', async (text, lastName) => {
    const { rows } = await clerk.call('people.search', { text })
    expect(rows.map(({ id }) => id)).toContain(ids.get(lastName))
    const { people } = await clerk.call('search.everything', { text })
    expect(people.map(({ id }) => id)).toContain(ids.get(lastName))
  })

  it('finds by the beginning of an IIN, also written apart', async () => {
    const iin = iinOf('1961-02-11', 'm', 700)
    for (const text of [iin, iin.slice(0, 6), `${iin.slice(0, 6)} ${iin.slice(6)}`, iin.slice(0, 9)]) {
      const { rows } = await clerk.call('people.search', { text })
      expect(
        rows.map(({ id }) => id),
        text
      ).toContain(ids.get('Семёнов'))
    }
  })

  it('does not find by a middle of a word, nor by signs alone', async () => {
    expect(await clerk.call('people.search', { text: 'жабергенов' })).toMatchObject({ rows: [], total: 0 })
    expect(await clerk.call('people.search', { text: '—' })).toMatchObject({ rows: [], total: 0 })
  })

  it('follows a changed name, phone and address, in people and in cases', async () => {
    const family = await enterFamily(clerk, [adult, child('2018-01-01')])
    const registered = await register(clerk, family, '2024-05-13', { outsideNumber: 'EGOV-77' })
    const { person } = await clerk.call('people.get', { id: family.applicantId })
    await clerk.call('people.save', {
      id: person.id,
      iin: person.iin,
      lastName: 'Жаңабаева',
      firstName: 'Роза',
      phone: '+7 708 999 88 77'
    })
    const has = async (text: string): Promise<boolean> => {
      const people = (await clerk.call('people.search', { text })).rows.some(({ id }) => id === person.id)
      const cases = (await clerk.call('cases.list', { text })).rows.some(({ id }) => id === registered.id)
      expect(/\d/.test(text) || people === cases, text).toBe(true)
      return people || cases
    }
    expect(await has('Жанабаева Роза')).toBe(true)
    expect(await has('7089998877')).toBe(true)
    expect(await has(registered.number)).toBe(true)
    expect(await has('EGOV-77')).toBe(true)
    const former = await clerk.call('cases.list', { text: `${person.lastName} ${person.iin}` })
    expect(former.rows).toEqual([])
    await clerk.call('cases.saveDetails', { id: registered.id, outsideNumber: 'EGOV-78' })
    expect(await has('EGOV-78')).toBe(true)
    expect(await has('EGOV-77')).toBe(false)
  })

  it('pages through all people in the order of their names, each once', async () => {
    const seen: number[] = []
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await clerk.call('people.search', {
        limit: 7,
        ...(cursor === undefined ? {} : { cursor })
      })
      seen.push(...page.rows.map(({ id }) => id))
      names.push(...page.rows.map(({ fullName }) => fullName))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(9)
    expect(names.indexOf('Семёнов Фёдор Ильич')).toBeGreaterThan(names.indexOf('Қожабергенов Өмірбек'))
  })
})

describe('families', () => {
  it('are dated: who joined, who left, and who belonged on a day', async () => {
    played.clock.set('2024-06-10')
    const [a, b, c] = (await enterFamily(clerk, [adult, adult, child('2015-05-05')])).members
    if (a === undefined || b === undefined || c === undefined) throw new Error('three were entered')
    const pick = (one: typeof a): { personId: number; relation: typeof a.relation } => ({
      personId: one.personId,
      relation: one.relation
    })
    const first = await clerk.call('families.save', { from: '2024-01-10', members: [a, b].map(pick) })
    const second = await clerk.call('families.save', {
      familyId: first.id,
      from: '2024-03-01',
      members: [a, c].map(pick)
    })
    expect(second.members.map(({ personId }) => personId)).toEqual([a.personId, c.personId])
    expect(second.former).toMatchObject([{ personId: b.personId, since: '2024-01-10', until: '2024-02-29' }])
    const on = async (day: string): Promise<number[]> =>
      (await clerk.call('families.get', { personId: a.personId, on: day })).family?.members.map(
        ({ personId }) => personId
      ) ?? []
    expect(await on('2024-01-09')).toEqual([])
    expect(await on('2024-02-29')).toEqual([a.personId, b.personId])
    expect(await on('2024-03-01')).toEqual([a.personId, c.personId])

    // Who left may found a family of their own.
    const own = await clerk.call('families.save', { from: '2024-03-01', members: [pick(b)] })
    expect(
      await refusal(
        clerk.call('families.save', { familyId: own.id, from: '2024-04-01', members: [b, c].map(pick) })
      )
    ).toMatchObject({
      code: 'person-in-other-family',
      field: 'members.1.personId',
      data: {
        personId: c.personId,
        iin: expect.stringMatching(/^\d{12}$/),
        name: expect.stringContaining('Ерлан')
      }
    })
    expect(
      await refusal(clerk.call('families.save', { from: '2024-04-01', members: [pick(b), pick(b)] }))
    ).toMatchObject({ code: 'person-doubled', field: 'members.1.personId' })
    expect(
      await refusal(clerk.call('families.save', { from: '2024-06-11', members: [pick(b)] }))
    ).toMatchObject({ code: 'date-in-future', field: 'from' })
    expect(
      await refusal(clerk.call('families.save', { familyId: 99_999, from: '2024-04-01', members: [pick(b)] }))
    ).toMatchObject({ code: 'not-found', field: 'familyId' })
    expect(
      await refusal(
        clerk.call('families.save', {
          from: '2024-04-01',
          members: [{ personId: 99_999, relation: 'child' }]
        })
      )
    ).toMatchObject({ code: 'not-found', field: 'members.0.personId' })
  })

  it('the card shows the family, the cases, the decisions and every payment', async () => {
    const family = await enterFamily(clerk, [adult, child('2016-05-05')])
    const registered = await register(clerk, family, '2024-06-03')
    const card = await clerk.call('people.get', { id: family.members[1]?.personId ?? 0 })
    expect(card.family?.members).toHaveLength(2)
    expect(card.cases).toMatchObject([{ id: registered.id, role: 'member', state: 'registered' }])
    expect(card.decisions).toEqual([])
    const row = (await clerk.call('people.search', { text: card.person.iin })).rows[0]
    expect(row).toMatchObject({ familySize: 2, openCase: { id: registered.id, number: registered.number } })
  })
})

describe('phones', () => {
  it.each([
    ['+7 701 123 45 67', '+77011234567'],
    ['8 (701) 123-45-67', '+77011234567'],
    ['87011234567', '+77011234567'],
    ['701 123 45 67', '+77011234567'],
    ['7232 21 22 23', '+77232212223'],
    ['21-22-23', '212223'],
    ['+49 30 901820', '+4930901820'],
    ['  ', '']
  ])('%s is %s', (typed, kept) => expect(parsePhone(typed)).toBe(kept))
})
