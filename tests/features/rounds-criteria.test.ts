import { describe, expect, it } from 'vitest'
import type { Condition } from '@shared/contract/criteria'
import { ageAt } from '@shared/domain/iso-date'
import { refusal } from './support/play'
import { draftRound, everybody, kato, openRoundOffice, type RoundOffice } from './support/round-office'

/** Who is found by conditions as of a day, by id. */
async function found(
  office: RoundOffice,
  point: number,
  conditions: Condition[],
  asOf = '2020-07-15'
): Promise<number[]> {
  const round = await draftRound(office, [point], {
    asOf,
    criteria: { area: [], categories: [{ ...everybody, conditions }] }
  })
  await office.manager.call('rounds.freeze', { id: round.id })
  const { rows } = await office.manager.call('rounds.lines', { id: round.id, limit: 500 })
  // Given up again, so that the next round finds them too.
  await office.manager.call('rounds.cancel', { id: round.id, reason: 'проба' })
  return rows.map(({ personId }) => personId).sort((a, b) => a - b)
}

async function opened(): Promise<{ office: RoundOffice; point: number }> {
  const office = await openRoundOffice()
  return { office, point: await office.point('P1', '634000000') }
}

describe('a condition as of a day', () => {
  it('age in whole years, by the law’s reckoning of 29 February', async () => {
    const { office, point } = await opened()
    const born = [
      '2002-07-14',
      '2002-07-15',
      '2002-07-16',
      '2014-07-15',
      '2014-07-16',
      '2012-02-29',
      '2020-07-15'
    ]
    const ids: number[] = []
    for (const day of born) ids.push(await office.person('Аскарова', day))
    const by = (from: number, below: number, on: string) =>
      ids.filter((_, i) => ageAt(born[i] ?? '', on) >= from && ageAt(born[i] ?? '', on) < below)
    for (const on of ['2020-07-15', '2020-07-14', '2020-02-28', '2020-02-29', '2019-02-28', '2019-03-01']) {
      for (const [from, below] of [
        [6, 18],
        [7, 19],
        [0, 7]
      ] as const) {
        const expected = by(from, below, on)
        if (expected.length === 0) continue
        expect(await found(office, point, [{ fact: 'age', from, below }], on)).toEqual(expected)
      }
    }
  })

  it('disability, by group or of any', async () => {
    const { office, point } = await opened()
    await office.person('Аскарова', '1980-01-01')
    const first = await office.person('Бекова', '1980-01-01', kato.glubokoe, { disability: 1 })
    const third = await office.person('Жанова', '1980-01-01', kato.glubokoe, { disability: 3 })
    const child = await office.person('Кенесова', '2012-01-01', kato.glubokoe, { disability: 'child' })
    expect(await found(office, point, [{ fact: 'disability', groups: [] }])).toEqual([first, third, child])
    expect(await found(office, point, [{ fact: 'disability', groups: ['1', '2'] }])).toEqual([first])
    expect(await found(office, point, [{ fact: 'disability', groups: ['child', '3'] }])).toEqual([
      third,
      child
    ])
  })

  it('a programme paid to the family for the month of the day', async () => {
    const { office, point } = await opened()
    const paid = await office.family(kato.glubokoe, [{ bornOn: '1985-01-01' }, { bornOn: '2010-01-01' }])
    await office.family(kato.glubokoe, [{ bornOn: '1986-01-01' }, { bornOn: '2011-01-01' }])
    await office.paid(paid.id, '2020-06')
    await office.paid(paid.id, '2020-07')
    const asp: Condition = { fact: 'programme', programme: 'asp' }
    expect(await found(office, point, [asp])).toEqual(paid.members)
    expect(await found(office, point, [asp, { fact: 'age', below: 18 }])).toEqual([paid.members[1]])
    const may = await draftRound(office, [point], {
      asOf: '2020-05-31',
      criteria: { area: [], categories: [{ ...everybody, conditions: [asp] }] }
    })
    expect(await office.manager.call('rounds.draw', { id: may.id })).toMatchObject({ found: 0 })
  })

  it('a mark between its days, and its absence', async () => {
    const { office, point } = await opened()
    const marked = await office.person('Аскарова', '1980-01-01')
    const other = await office.person('Бекова', '1980-01-01')
    const mark = { personId: marked, mark: 'orphan' as const, source: 'справка' }
    await office.manager.call('marks.save', { ...mark, since: '2020-03-01', until: '2020-06-30' })
    const orphan: Condition = { fact: 'mark', mark: 'orphan', has: true }
    for (const day of ['2020-03-01', '2020-06-30'])
      expect(await found(office, point, [orphan], day)).toEqual([marked])
    for (const day of ['2020-02-29', '2020-07-01'])
      expect(await found(office, point, [{ ...orphan, has: false }], day)).toEqual([marked, other])
  })

  it('whoever brings up a child with disability, and large families', async () => {
    const { office, point } = await opened()
    const family = await office.family(kato.glubokoe, [
      { bornOn: '1985-01-01' },
      { bornOn: '1984-01-01', relation: 'spouse', sex: 'm' },
      { bornOn: '2001-01-01' },
      { bornOn: '2010-01-01', disability: 'child' },
      { bornOn: '2012-01-01' },
      { bornOn: '2014-01-01' },
      { bornOn: '2016-01-01' }
    ])
    const small = await office.family(kato.glubokoe, [{ bornOn: '1985-01-01' }, { bornOn: '2010-01-01' }])
    const alone = await office.person('Жалғызова', '1990-01-01')
    expect(await found(office, point, [{ fact: 'raises-disabled-child' }])).toEqual(
      family.members.slice(0, 2)
    )
    // The eldest is of age: four are children.
    expect(await found(office, point, [{ fact: 'family-children', from: 4 }])).toEqual(family.members)
    expect(await found(office, point, [{ fact: 'family-size', from: 2, until: 6 }])).toEqual(small.members)
    expect(await found(office, point, [{ fact: 'family-size', until: 1 }])).toEqual([alone])
    expect(await found(office, point, [{ fact: 'family-size', from: 7 }])).toEqual(family.members)
  })

  it('the retirement age of the day by the book, of men and women', async () => {
    const { office, point } = await opened()
    // In 2020 women retire at 59 and a half, men at 63.
    const woman = await office.person('Аскарова', '1961-01-15')
    await office.person('Бекова', '1961-01-16')
    const man = await office.person('Жанов', '1957-07-15', kato.glubokoe, { sex: 'm' })
    await office.person('Кенесов', '1957-07-16', kato.glubokoe, { sex: 'm' })
    expect(await found(office, point, [{ fact: 'retirement-age' }])).toEqual([woman, man])
    const before = await draftRound(office, [point], {
      asOf: '2017-12-31',
      criteria: { area: [], categories: [{ ...everybody, conditions: [{ fact: 'retirement-age' }] }] }
    })
    expect(await refusal(office.manager.call('rounds.draw', { id: before.id }))).toMatchObject({
      code: 'parameter-missing',
      data: { parameter: 'retirement-age' }
    })
  })

  it('people of a list', async () => {
    const { office, point } = await opened()
    const ids = [await office.person('Аскарова', '1980-01-01'), await office.person('Бекова', '1980-01-01')]
    await office.person('Жанова', '1980-01-01')
    const iins = await office.rows<{ iin: string }>(`SELECT iin FROM people WHERE id IN (${ids.join(', ')})`)
    const { list } = await office.manager.call('peopleLists.save', {
      name: 'Погорельцы',
      source: 'акт № 5',
      iins: iins.map(({ iin }) => iin).join('\n')
    })
    expect(list).toMatchObject({ name: 'Погорельцы', people: 2 })
    expect(await found(office, point, [{ fact: 'list', listId: list?.id ?? 0 }])).toEqual(ids)
  })

  it('families are those of the day', async () => {
    const { office, point } = await opened()
    const family = await office.family(kato.glubokoe, [
      { bornOn: '1985-01-01' },
      { bornOn: '2010-01-01' },
      { bornOn: '2012-01-01' }
    ])
    await office.played.clerk.call('families.save', {
      familyId: family.id,
      from: '2020-07-01',
      members: family.members
        .slice(0, 2)
        .map((personId, i) => ({ personId, relation: i === 0 ? ('applicant' as const) : ('child' as const) }))
    })
    expect(await found(office, point, [{ fact: 'family-size', from: 3 }], '2020-06-30')).toEqual(
      family.members
    )
    expect(await found(office, point, [{ fact: 'family-size', from: 2, until: 2 }])).toEqual(
      family.members.slice(0, 2)
    )
  })
})

describe('the ready-made categories', () => {
  it('of the kit: who fits several stands in the first', async () => {
    const { office, point } = await opened()
    const family = await office.family(kato.glubokoe, [
      { bornOn: '1985-01-01' },
      { bornOn: '2010-01-01', disability: 'child' },
      { bornOn: '2015-01-01' },
      { bornOn: '2003-07-15' }
    ])
    await office.paid(family.id, '2020-07')
    const young = await office.person('Аскарова', '2016-01-01', kato.glubokoe, { disability: 'child' })
    const disabled = await office.person('Бекова', '1980-01-01', kato.glubokoe, { disability: 2 })
    const away = await office.person('Жанова', '1980-01-01', kato.glubokoe, { disability: 2 })
    await office.mark(away, 'in-institution')
    const jobless = await office.person('Кенесова', '1980-01-01')
    await office.mark(jobless, 'registered-unemployed')
    const { programmes } = await office.manager.call('rounds.categories', {})
    const ready = Object.fromEntries(programmes.map(({ programme, categories }) => [programme, categories]))
    expect([ready.kit?.length, ready.mask?.length, ready.gsp?.length]).toEqual([5, 9, 2])
    const round = await draftRound(office, [point], {
      programme: 'kit',
      criteria: { area: [], categories: ready.kit ?? [] }
    })
    await office.manager.call('rounds.freeze', { id: round.id })
    const { rows } = await office.manager.call('rounds.lines', { id: round.id })
    expect(Object.fromEntries(rows.map((line) => [line.personId, line.category]))).toEqual({
      [family.members[0] ?? 0]: 'raises-disabled-child',
      [family.members[1] ?? 0]: 'asp-children-6-18',
      [family.members[3] ?? 0]: 'asp-children-6-18',
      [young]: 'disabled-children-under-16',
      [disabled]: 'disability-1-3',
      [jobless]: 'registered-unemployed'
    })
  })

  it('of masks and of the social package are what a round takes', async () => {
    const { office, point } = await opened()
    const { programmes } = await office.manager.call('rounds.categories', {})
    for (const { programme, categories } of programmes) {
      const round = await draftRound(office, [point], { programme, criteria: { area: [], categories } })
      expect(await office.manager.call('rounds.draw', { id: round.id })).toMatchObject({ found: 0, lines: 0 })
    }
  })
})
