import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../support/office'
import {
  adult,
  atEndOfFile,
  child,
  decide,
  enterFamily,
  motherOfFour,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
let clerk: Person
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2018-02-12', { atEnd })
  clerk = played.clerk
  await setLine(played.admin, '2018-Q1', '14849.00')
  await setLine(played.admin, '2018-Q2', '14849.00')
}, 60_000)

describe('all that a family was assigned', () => {
  it('month by month with its sum, what runs and when it ends, for every member alike', async () => {
    played.clock.set('2018-02-12')
    const family = await enterFamily(clerk, motherOfFour)
    const decided = await decide(played, await register(clerk, family, '2018-02-10'), [
      [0, 'wages', '150000']
    ])
    const told = await clerk.call('families.benefits', { personId: family.applicantId })
    expect(told).toMatchObject({
      years: [2018],
      year: 2018,
      programmes: [
        { programme: 'asp', benefit: '', nameRu: 'Адресная социальная помощь', total: '48490.00' }
      ],
      months: [
        { month: '2018-02', total: '24245.00', cells: [{ state: 'planned', caseId: decided.id }] },
        { month: '2018-03', total: '24245.00' }
      ],
      overlaps: [],
      running: [{ programme: 'asp', lastMonth: '2018-03', monthly: '24245.00', caseId: decided.id }]
    })
    const ofChild = await clerk.call('families.benefits', { personId: family.members[2]?.personId ?? 0 })
    expect(ofChild).toEqual(told)
  })

  it('a kit of things and the money for it in one month are named together', async () => {
    played.clock.set('2018-02-12')
    const family = await enterFamily(clerk, [adult, child('2010-05-02')])
    const decided = await decide(played, await register(clerk, family, '2018-02-10'))
    const [personId, decisionId] = [family.applicantId, decided.decision?.id ?? 0]
    await withSql(played.folder, async (sql) => {
      // Places and wares of the round are of no matter here.
      await sql.exec('PRAGMA foreign_keys = OFF')
      await sql.run(
        `INSERT INTO payments (decision_id, family_id, person_id, programme, month, amount, iban, state)
         SELECT decision_id, family_id, person_id, 'kit', month, 555600, iban, 'planned' FROM payments WHERE decision_id = ?`,
        [decisionId]
      )
      await sql.run(
        `INSERT INTO rounds (id, number, name_kk, name_ru, programme, ware_id, norm, quantity, repeat_after, as_of, month,
           source_place_id, first_day, last_day, slot_minutes, criteria, state, created_at, created_by, frozen_at)
         VALUES (1, 7, 'Жиынтық', 'Наборы', 'kit', 1, 'person', 1, 'month', '2018-03-01', '2018-03', 1, '2018-03-05', '2018-03-09',
           10, '{}', 'frozen', '2018-03-01', 1, '2018-03-01')`,
        []
      )
      await sql.run(
        `INSERT INTO round_lines (round_id, number, person_id, one_a_family, family_size, full_name, name_key, iin_tail, kato,
           address_text, category, quantity, place_id, slot_day, slot_time)
         VALUES (1, 70001, ?, 0, 2, 'Нұрғалиева Әлия', 'НУРГАЛИЕВА', '0001', '634030100', 'улица Абая, 12', 'child', 1, 1, '2018-03-05', '09:00')`,
        [personId]
      )
    })
    const { overlaps, programmes } = await clerk.call('families.benefits', { personId })
    expect(programmes.map(({ programme }) => programme)).toEqual(['asp', 'kit'])
    expect(overlaps).toEqual([
      {
        month: '2018-03',
        code: 'kit-and-money',
        data: { members: 'Нұрғалиева Әлия', round: '7', first: decided.decision?.number }
      }
    ])
  })

  it('an ended assignment no longer runs; an empty year can be looked at', async () => {
    played.clock.set('2018-02-12')
    const family = await enterFamily(clerk, motherOfFour)
    await decide(played, await register(clerk, family, '2018-02-10'))
    played.clock.set('2018-04-02')
    const { applicantId: personId } = family
    expect((await clerk.call('families.benefits', { personId })).running).toEqual([])
    expect(await clerk.call('families.benefits', { personId, year: 2017 })).toMatchObject({
      years: [2018, 2017],
      year: 2017,
      months: [],
      programmes: []
    })
  })

  it('a child counted in two households in one month is named with both decisions', async () => {
    played.clock.set('2018-04-10')
    const mother = await enterFamily(clerk, [adult, child('2010-05-02'), child('2012-06-03')])
    const first = await decide(played, await register(clerk, mother, '2018-04-05'))
    const { family } = await clerk.call('families.get', { personId: mother.applicantId })
    played.clock.set('2018-05-20')
    const moved = mother.members[2]?.personId ?? 0
    await clerk.call('families.save', {
      familyId: family?.id ?? 0,
      from: '2018-05-15',
      members: mother.members
        .filter(({ personId }) => personId !== moved)
        .map(({ personId, relation }) => ({ personId, relation }))
    })
    const father = await enterFamily(clerk, [{ ...adult, sex: 'm' }])
    const both = {
      ...father,
      members: [...father.members, { personId: moved, relation: 'child' as const, ableBodied: false }]
    }
    const second = await decide(played, await register(clerk, both, '2018-05-18'))
    const { overlaps, months } = await clerk.call('families.benefits', { personId: moved })
    expect(overlaps.map(({ month, code, data }) => [month, code, data['first'], data['second']])).toEqual(
      ['2018-05', '2018-06'].map((month) => [
        month,
        'two-families',
        first.decision?.number,
        second.decision?.number
      ])
    )
    expect(overlaps[0]?.data['members']).toBe('Нұрғалиева Ерлан')
    expect(months.find(({ month }) => month === '2018-05')?.cells).toHaveLength(2)
  })

  it('a stranger to the office is not found', async () => {
    expect(await refusal(clerk.call('families.benefits', { personId: 999_999 }))).toMatchObject({
      code: 'not-found',
      field: 'personId'
    })
  })
})
