import { describe, expect, it } from 'vitest'
import type { InputOf } from '@shared/contract'
import { dump, freshIin, openPlayedOffice, refusal, withSql } from './support/play'
import { openRoundOffice } from './support/round-office'

/** An office of 20 May 2020 with one person entered. */
async function emergencyOffice() {
  const played = await openPlayedOffice('2020-05-20')
  const person = await played.clerk.call('people.save', {
    iin: freshIin('1990-03-04'),
    lastName: 'Сейтқали',
    firstName: 'Айгүл'
  })
  const entry: InputOf<'consultations.save'> = {
    personId: person.id,
    month: '2020-04',
    ground: 'employee',
    consultedOn: '2020-04-20'
  }
  return { ...played, person, entry }
}

describe('register of the 42 500 tenge', () => {
  it('takes one entry a person and month, and what came of it later', async () => {
    const { clerk, person, entry, reviewer } = await emergencyOffice()
    const saved = await clerk.call('consultations.save', entry)
    expect(saved).toMatchObject({ month: '2020-04', outcome: 'advised', outcomeOn: null, iin: person.iin })
    expect(await refusal(reviewer.call('consultations.save', { ...entry, ground: 'other' }))).toEqual({
      code: 'consultation-doubled',
      field: 'month',
      data: { month: '2020-04', id: saved.id }
    })
    const paid = await clerk.call('consultations.save', {
      ...{ ...entry, id: saved.id, revision: saved.revision },
      ...{ outcome: 'paid', outcomeOn: '2020-05-06', outsideNumber: '42-17' }
    })
    expect(paid).toMatchObject({ id: saved.id, revision: 2, outcome: 'paid', outsideNumber: '42-17' })
    await clerk.call('consultations.save', { ...entry, month: '2020-05', consultedOn: '2020-05-20' })
    const { rows, counts } = await clerk.call('consultations.list', {})
    expect(rows.map(({ month, outcome }) => [month, outcome])).toEqual([
      ['2020-05', 'advised'],
      ['2020-04', 'paid']
    ])
    expect(counts).toEqual({ advised: 1, paid: 1 })
  })

  it('knows the two periods of the emergency and refuses every month outside them', async () => {
    const { clerk, admin, entry, clock } = await emergencyOffice()
    const { periods } = await clerk.call('consultations.list', {})
    expect(periods).toEqual([
      { code: 'state-of-emergency', months: ['2020-03', '2020-04', '2020-05'] },
      { code: 'quarantine', months: ['2020-07', '2020-08'] }
    ])
    for (const month of ['2020-02', '2020-06', '2020-09', '2021-04'])
      expect(await refusal(clerk.call('consultations.save', { ...entry, month }))).toEqual({
        code: 'month-outside-emergency',
        field: 'month',
        data: { month }
      })
    clock.set('2020-08-20')
    await clerk.call('consultations.save', { ...entry, month: '2020-08', consultedOn: '2020-08-10' })
    // The days are dated reference values: an office with another act enters them.
    await admin.call('parameters.set', {
      ...{ name: 'emergency-period', value: 'quarantine', from: '2020-09-10', until: '2020-09-12' },
      act: 'Постановление главного врача района'
    })
    expect((await clerk.call('consultations.save', { ...entry, month: '2020-09' })).month).toBe('2020-09')
  })

  it.each<[string, Partial<InputOf<'consultations.save'>>, string, string]>([
    ['of nobody', { personId: 777 }, 'not-found', 'personId'],
    ['given tomorrow', { consultedOn: '2020-05-21' }, 'date-in-future', 'consultedOn'],
    ['paid tomorrow', { outcome: 'paid', outcomeOn: '2020-05-21' }, 'date-in-future', 'outcomeOn'],
    ['paid before it was given', { outcome: 'paid', outcomeOn: '2020-04-19' }, 'date-order', 'outcomeOn'],
    ['with a day of nothing', { outcomeOn: '2020-05-01' }, 'input-invalid', 'outcomeOn'],
    ['of no month', { month: '2020-13' }, 'month-malformed', 'month'],
    ['of an unknown entry', { id: 99, revision: 1 }, 'not-found', 'id']
  ])('refuses an entry %s and changes nothing', async (_, wrong, code, field) => {
    const { clerk, entry, folder } = await emergencyOffice()
    const before = await dump(folder)
    expect(await refusal(clerk.call('consultations.save', { ...entry, ...wrong }))).toMatchObject({
      code,
      field
    })
    expect(await dump(folder)).toEqual(before)
  })

  it('of two who change one entry the second is told; a month moved onto another entry is a double', async () => {
    const { clerk, reviewer, entry } = await emergencyOffice()
    const april = await clerk.call('consultations.save', entry)
    const may = await clerk.call('consultations.save', { ...entry, month: '2020-05' })
    const seen = { ...entry, id: april.id, revision: april.revision }
    await reviewer.call('consultations.save', { ...seen, outcome: 'sent' })
    expect(await refusal(clerk.call('consultations.save', { ...seen, outcome: 'refused' }))).toMatchObject({
      code: 'stale'
    })
    expect(
      await refusal(clerk.call('consultations.save', { ...entry, id: may.id, revision: 1, month: '2020-04' }))
    ).toMatchObject({ code: 'consultation-doubled', field: 'month' })
  })

  it('is filtered by month, outcome and name, page by page; its counts follow all filters but the outcome', async () => {
    const { clerk, entry } = await emergencyOffice()
    for (const [index, month] of ['2020-03', '2020-04', '2020-05'].entries())
      for (const lastName of ['Ахметов', 'Әділов']) {
        const { id } = await clerk.call('people.save', {
          ...{ iin: freshIin('1980-01-01', 'm'), lastName, firstName: `Ерлан` }
        })
        await clerk.call('consultations.save', {
          ...{ ...entry, personId: id, month },
          ...(index === 0 ? { outcome: 'refused' as const } : {})
        })
      }
    const found = await clerk.call('consultations.list', { text: 'адил', outcome: 'refused' })
    expect(found.rows.map(({ name, month }) => [name, month])).toEqual([['Әділов Ерлан', '2020-03']])
    expect(found.counts).toEqual({ advised: 2, refused: 1 })
    expect((await clerk.call('consultations.list', { text: '%%' })).rows).toEqual([])
    const first = await clerk.call('consultations.list', { limit: 4 })
    const rest = await clerk.call('consultations.list', { limit: 4, cursor: first.next ?? '' })
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual([6, 5, 4, 3, 2, 1])
    expect(rest.next).toBeNull()
    expect((await clerk.call('consultations.list', { month: '2020-04' })).rows).toHaveLength(2)
  })

  it('is kept by case workers and read by the manager, by nobody else', async () => {
    const { clerk, reviewer, head, manager, admin, distributor, visitor, entry } = await emergencyOffice()
    const saved = await head.call('consultations.save', entry)
    const again = { ...entry, id: saved.id, revision: 1 }
    await reviewer.call('consultations.save', again)
    for (const who of [clerk, manager])
      expect((await who.call('consultations.list', {})).rows).toHaveLength(1)
    for (const who of [manager, admin, distributor])
      expect(await refusal(who.call('consultations.save', entry))).toMatchObject({ code: 'role-missing' })
    for (const who of [admin, distributor])
      expect(await refusal(who.call('consultations.list', {}))).toMatchObject({ code: 'role-missing' })
    expect(await refusal(visitor.call('consultations.list', {}))).toMatchObject({ code: 'not-signed-in' })
  })

  it('one entry a person and month holds in the file itself', async () => {
    const { clerk, entry, folder } = await emergencyOffice()
    await clerk.call('consultations.save', entry)
    const copy = `INSERT INTO consultations (person_id, month, ground, consulted_on, outcome, entered_by, entered_at)
      SELECT person_id, month, ground, consulted_on, outcome, entered_by, entered_at FROM consultations`
    await expect(withSql(folder, (sql) => sql.run(copy))).rejects.toThrow(/unique/)
  })
})

const wave: InputOf<'waves.save'> = {
  number: 1,
  nameKk: 'Бірінші толқын',
  nameRu: 'Первая волна',
  opensOn: '2020-07-01',
  amount: '50000',
  categories: ['asp', 'multi-child', 'disabled-child', 'disabled', 'low-income', 'pensioner']
}

describe('waves of «Біз біргеміз»', () => {
  it('are entered with number, days, sum and categories, each checked at its field', async () => {
    const { clerk, admin, manager } = await openPlayedOffice('2020-07-15')
    const saved = await admin.call('waves.save', wave)
    expect(saved).toMatchObject({ number: 1, amount: '50000.00', counts: {}, revision: 1 })
    expect(await refusal(clerk.call('waves.save', wave))).toEqual({
      code: 'wave-doubled',
      field: 'number',
      data: { number: 1 }
    })
    const second = { ...wave, number: 2 }
    expect(await refusal(clerk.call('waves.save', { ...second, closesOn: '2020-06-30' }))).toMatchObject({
      code: 'date-order',
      field: 'closesOn'
    })
    for (const [amount, code] of [
      ['0', 'amount-not-positive'],
      ['-5', 'amount-negative'],
      ['много', 'amount-malformed']
    ] as const)
      expect(await refusal(clerk.call('waves.save', { ...second, amount }))).toMatchObject({
        code,
        field: 'amount'
      })
    expect(await refusal(clerk.call('waves.save', { ...second, categories: [] }))).toMatchObject({
      field: 'categories'
    })
    const mended = await clerk.call('waves.save', {
      ...wave,
      id: saved.id,
      revision: 1,
      closesOn: '2020-07-31'
    })
    expect(mended).toMatchObject({ closesOn: '2020-07-31', revision: 2 })
    expect(await refusal(clerk.call('waves.save', { ...wave, id: saved.id, revision: 1 }))).toMatchObject({
      code: 'stale'
    })
    await clerk.call('waves.save', second)
    expect((await manager.call('waves.list', {})).waves.map(({ number }) => number)).toEqual([2, 1])
    expect(await refusal(manager.call('waves.save', second))).toMatchObject({ code: 'role-missing' })
  })

  it('suggest the families that fit by the office’s own data, each once, by its first category', async () => {
    const office = await openRoundOffice(0)
    const { clerk } = office.played
    const here = '634030100'
    const asp = await office.family(here, [
      { bornOn: '1985-01-01' },
      { bornOn: '2015-01-01', relation: 'child' }
    ])
    await office.paid(asp.id, '2020-07')
    const many = await office.family(here, [
      { bornOn: '1980-01-01' },
      ...['2006', '2008', '2010', '2012'].map((year) => ({
        ...{ bornOn: `${year}-05-05`, relation: 'child' as const }
      }))
    ])
    const disabled = await office.family(here, [
      { bornOn: '1982-01-01' },
      { bornOn: '2014-01-01', relation: 'child', disability: 'child' }
    ])
    const old = await office.family(here, [{ bornOn: '1945-01-01', disability: 2 }])
    const poor = await office.family(here, [{ bornOn: '1990-01-01' }])
    await office.mark(poor.members[0] ?? 0, 'low-income')
    // Nobody of these: three children only, no family at all, another district.
    await office.family(here, [
      { bornOn: '1980-01-01' },
      ...['2006', '2008', '2010'].map((year) => ({ bornOn: `${year}-05-05`, relation: 'child' as const }))
    ])
    const alone = await office.person('Жалғыз', '1940-01-01')
    const away = await office.family('636820100', [{ bornOn: '1941-01-01', disability: 1 }])
    expect([alone, away.id]).not.toContain(0)

    const { id: waveId } = await clerk.call('waves.save', wave)
    const { rows, next } = await clerk.call('waves.suggest', { waveId })
    expect(next).toBeNull()
    expect(new Map(rows.map(({ familyId, category }) => [familyId, category]))).toEqual(
      new Map([
        [asp.id, 'asp'],
        [many.id, 'multi-child'],
        [disabled.id, 'disabled-child'],
        [old.id, 'disabled'],
        [poor.id, 'low-income']
      ])
    )
    expect(rows.find(({ familyId }) => familyId === many.id)).toMatchObject({
      personId: many.members[0],
      familySize: 5,
      earlierWaves: []
    })
    expect((await clerk.call('waves.suggest', { waveId, category: 'pensioner' })).rows).toMatchObject([
      { familyId: old.id, category: 'pensioner' }
    ])

    // Page by page the same, whatever the page holds.
    const paged: number[] = []
    let cursor: string | undefined
    do {
      const page = await clerk.call('waves.suggest', {
        ...{ waveId, limit: 2 },
        ...(cursor === undefined ? {} : { cursor })
      })
      paged.push(...page.rows.map(({ familyId }) => familyId))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(paged).toEqual(rows.map(({ familyId }) => familyId))

    await clerk.call('waves.add', {
      waveId,
      candidates: rows.slice(0, 3).map(({ personId, category }) => ({ personId, category }))
    })
    const left = await clerk.call('waves.suggest', { waveId })
    expect(left.rows.map(({ familyId }) => familyId)).toEqual(rows.slice(3).map(({ familyId }) => familyId))
    const { id: secondId } = await clerk.call('waves.save', { ...wave, number: 2 })
    const second = await clerk.call('waves.suggest', { waveId: secondId })
    expect(second.rows.map(({ earlierWaves }) => earlierWaves)).toEqual([[1], [1], [1], [], []])
  })

  it('take one of a family, all or none, and say who is doubled', async () => {
    const office = await openRoundOffice(0)
    const { clerk, folder } = office.played
    const [first, second] = [
      await office.family('634030100', [
        { bornOn: '1985-01-01', lastName: 'Бірінші' },
        { bornOn: '1984-01-01', relation: 'spouse', lastName: 'Жұбай' }
      ]),
      await office.family('634030100', [{ bornOn: '1986-01-01', lastName: 'Екінші' }])
    ]
    const { id: waveId } = await clerk.call('waves.save', wave)
    const candidate = (personId: number) => ({ personId, category: 'low-income' as const })
    const add = (...people: number[]) =>
      clerk.call('waves.add', { waveId, candidates: people.map(candidate) })
    const [mother = 0, father = 0] = first.members
    const before = await dump(folder)
    for (const [people, code, field] of [
      [[mother, father], 'candidate-doubled', 'candidates.1.personId'],
      [[mother, mother], 'candidate-doubled', 'candidates.1.personId'],
      [[mother, 999], 'not-found', 'candidates.1.personId'],
      [[await office.person('Жалғыз', '1990-01-01')], 'person-without-family', 'candidates.0.personId']
    ] as const)
      expect(await refusal(add(...people))).toMatchObject({ code, field })
    expect((await dump(folder))['wave_candidates']).toEqual(before['wave_candidates'])
    expect(
      await refusal(
        clerk.call('waves.add', { waveId, candidates: [{ personId: mother, category: 'unemployed' }] })
      )
    ).toMatchObject({ code: 'candidate-category', field: 'candidates.0.category' })
    expect(await add(mother)).toEqual({ added: 1 })
    const doubled = await refusal(add(second.members[0] ?? 0, father))
    expect(doubled).toMatchObject({ code: 'candidate-doubled', field: 'candidates.1.personId' })
    expect(doubled.data).toMatchObject({ name: expect.stringContaining('Жұбай') })
    expect((await clerk.call('waves.candidates', { waveId })).rows).toHaveLength(1)
    // The next wave takes the family again.
    const { id: next } = await clerk.call('waves.save', { ...wave, number: 2 })
    expect(await clerk.call('waves.add', { waveId: next, candidates: [candidate(father)] })).toEqual({
      added: 1
    })
    // A category with a candidate cannot be taken out of the wave.
    expect(
      await refusal(
        clerk.call('waves.save', { ...wave, number: 2, id: next, revision: 1, categories: ['asp'] })
      )
    ).toMatchObject({ code: 'conflict', field: 'categories' })
  })

  it('note what the fund answered, for many at once, and take a mistake back', async () => {
    const office = await openRoundOffice(0)
    const { clerk, manager } = office.played
    const { id: waveId } = await clerk.call('waves.save', wave)
    const people: number[] = []
    for (const lastName of ['Аманов', 'Болатов', 'Ғалымов'])
      people.push((await office.family('634030100', [{ bornOn: '1985-01-01', lastName }])).members[0] ?? 0)
    await clerk.call('waves.add', {
      waveId,
      candidates: people.map((personId) => ({ personId, category: 'low-income' as const }))
    })
    const { rows } = await manager.call('waves.candidates', { waveId })
    const ids = rows.map(({ id }) => id)
    const [one = 0] = ids
    expect(await clerk.call('waves.result', { ids, state: 'sent', on: '2020-07-10' })).toEqual({ changed: 3 })
    expect(
      await refusal(clerk.call('waves.result', { ids: [one], state: 'refused', on: '2020-07-11' }))
    ).toMatchObject({ code: 'field-empty', field: 'reason' })
    await clerk.call('waves.result', { ids: [one], state: 'refused', on: '2020-07-11', reason: 'Есть доход' })
    await clerk.call('waves.result', { ids: ids.slice(1), state: 'paid', on: '2020-07-12' })
    expect((await clerk.call('waves.list', {})).waves[0]?.counts).toEqual({ refused: 1, paid: 2 })
    const refused = await clerk.call('waves.candidates', { waveId, state: 'refused' })
    expect(refused.rows).toMatchObject([{ reason: 'Есть доход', stateOn: '2020-07-11', revision: 3 }])
    expect((await clerk.call('waves.candidates', { waveId, text: 'галым' })).rows).toHaveLength(1)
    await clerk.call('waves.result', { ids: [one], state: 'candidate', on: '2020-07-13' })
    expect((await clerk.call('waves.candidates', { waveId, state: 'candidate' })).rows).toMatchObject([
      { stateOn: null, reason: '' }
    ])
    expect(
      await refusal(clerk.call('waves.result', { ids: [one, 999], state: 'paid', on: '2020-07-13' }))
    ).toMatchObject({ code: 'not-found', field: 'ids.1' })
    expect(
      await refusal(clerk.call('waves.result', { ids: [one], state: 'paid', on: '2020-07-16' }))
    ).toMatchObject({ code: 'date-in-future', field: 'on' })
    for (const call of [
      () => manager.call('waves.result', { ids, state: 'paid', on: '2020-07-13' }),
      () => manager.call('waves.add', { waveId, candidates: [{ personId: 1, category: 'asp' }] })
    ])
      expect(await refusal(call())).toMatchObject({ code: 'role-missing' })
    for (const call of [
      () => clerk.call('waves.suggest', { waveId: 99 }),
      () => clerk.call('waves.candidates', { waveId: 99 }),
      () => clerk.call('waves.add', { waveId: 99, candidates: [{ personId: 1, category: 'asp' }] })
    ])
      expect(await refusal(call())).toMatchObject({ code: 'not-found', field: 'waveId' })
  })
})
