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
