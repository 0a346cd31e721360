import { describe, expect, it } from 'vitest'
import { freshIin, refusal } from './support/play'
import { openRoundOffice } from './support/round-office'

describe('marks of a person', () => {
  it('run from a day on until they are ended; one of a kind at a time', async () => {
    const office = await openRoundOffice(0)
    const { clerk, distributor } = office.played
    const personId = await office.person('Аскарова', '1950-01-01')
    const mark = { personId, mark: 'pensioner' as const, source: 'удостоверение № 1' }
    const entered = await clerk.call('marks.save', { ...mark, since: '2013-01-01' })
    expect(entered.marks).toMatchObject([
      {
        mark: 'pensioner',
        since: '2013-01-01',
        until: null,
        source: 'удостоверение № 1',
        enteredBy: 'Тестов clerk'
      }
    ])
    expect(await refusal(clerk.call('marks.save', { ...mark, since: '2014-01-01' }))).toMatchObject({
      code: 'conflict',
      field: 'mark'
    })
    const ended = await clerk.call('marks.save', { ...mark, since: '2013-01-01', until: '2020-06-30' })
    expect(ended.marks).toMatchObject([{ since: '2013-01-01', until: '2020-06-30' }])
    const anew = await clerk.call('marks.save', { ...mark, since: '2020-07-01' })
    expect(anew.marks.map(({ since }) => since)).toEqual(['2020-07-01', '2013-01-01'])
    const past = await clerk.call('marks.save', { ...mark, since: '2010-01-01', until: '2010-12-31' })
    expect(past.marks).toHaveLength(3)
    expect(
      await refusal(clerk.call('marks.save', { ...mark, since: '2010-12-31', until: '2011-01-31' }))
    ).toMatchObject({
      code: 'conflict'
    })
    expect(await distributor.call('marks.list', { personId })).toEqual(past)
    expect(await refusal(distributor.call('marks.save', { ...mark, since: '2020-07-02' }))).toMatchObject({
      code: 'role-missing'
    })
  })

  it('begin no later than today and end no earlier than they began, of somebody who is known', async () => {
    const office = await openRoundOffice(0)
    const { clerk } = office.played
    const personId = await office.person('Аскарова', '1950-01-01')
    const mark = { personId, mark: 'orphan' as const, source: 'справка' }
    expect(await refusal(clerk.call('marks.save', { ...mark, since: '2020-07-16' }))).toMatchObject({
      code: 'date-in-future',
      field: 'since'
    })
    expect(
      await refusal(clerk.call('marks.save', { ...mark, since: '2020-07-10', until: '2020-07-09' }))
    ).toMatchObject({ code: 'mark-not-running', field: 'until' })
    expect(
      await refusal(clerk.call('marks.save', { ...mark, personId: 77, since: '2020-07-10' }))
    ).toMatchObject({ code: 'not-found', field: 'personId' })
    expect(await refusal(clerk.call('marks.list', { personId: 77 }))).toMatchObject({ code: 'not-found' })
    expect((await clerk.call('marks.list', { personId })).marks).toEqual([])
  })
})

describe('lists of people', () => {
  it('are made of pasted IINs; wrong, unknown and doubled ones are listed and none is dropped unsaid', async () => {
    const office = await openRoundOffice(0)
    const { manager } = office
    for (const name of ['Аскарова', 'Бекова']) await office.person(name, '1980-01-01')
    const known = (await office.rows<{ iin: string }>('SELECT iin FROM people ORDER BY id')).map(
      ({ iin }) => iin
    )
    const unknown = freshIin('1990-01-01')
    const bad = `${known[0]?.slice(0, 11)}${(Number(known[0]?.[11]) + 1) % 10}`
    const input = {
      name: 'Погорельцы',
      source: 'акт № 5',
      iins: ` ${known[0]}, ${known[1]};${known[0]}\r\n${unknown}\t${bad} абв `
    }
    const faults = { wrong: [bad, 'абв'], unknown: [unknown], doubled: [known[0]] }
    expect(await manager.call('peopleLists.save', input)).toEqual({ list: null, ...faults })
    expect(await manager.call('peopleLists.all', {})).toEqual({ lists: [] })
    const saved = await manager.call('peopleLists.save', { ...input, despiteUnknown: true })
    expect(saved).toMatchObject({ list: { name: 'Погорельцы', source: 'акт № 5', people: 2 }, ...faults })
    expect(await manager.call('peopleLists.all', {})).toEqual({ lists: [saved.list] })
    expect(await refusal(manager.call('peopleLists.save', { ...input, despiteUnknown: true }))).toMatchObject(
      {
        code: 'conflict',
        field: 'name'
      }
    )
    for (const iins of ['', ' \n ', 'абв']) {
      expect(
        await refusal(
          manager.call('peopleLists.save', { ...input, name: 'Пустой', iins, despiteUnknown: true })
        )
      ).toMatchObject({ code: 'iin-list-faulty', field: 'iins' })
    }
  })
})
