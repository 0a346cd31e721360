import { describe, expect, it } from 'vitest'
import type { OutputOf } from '@shared/contract'
import { refusal } from './support/play'
import { draftRound, everybody, kato, openRoundOffice } from './support/round-office'

type Line = OutputOf<'rounds.lines'>['rows'][number]

describe('drawing and freezing a round', () => {
  it('writes nothing, and says by village, category and point what freezing then does', async () => {
    const office = await openRoundOffice()
    const { manager } = office
    const points = [await office.point('P1', kato.glubokoe), await office.point('P2', kato.altai)]
    for (const name of ['Бекова', 'Ахметова', 'Жұмабаева']) await office.person(name, '1980-01-01')
    await office.person('Сейітова', '1990-01-01', kato.altai)
    const round = await draftRound(office, points, {
      quantity: 2,
      criteria: {
        area: [],
        categories: [
          {
            id: 'forty',
            nameKk: '40-қа толғандар',
            nameRu: 'От 40 лет',
            conditions: [{ fact: 'age', from: 40 }]
          },
          everybody
        ]
      }
    })
    const draw = await manager.call('rounds.draw', { id: round.id })
    expect(draw).toMatchObject({ found: 4, lines: 4, units: 8, excluded: [], excludedPeople: [] })
    expect(draw.villages.map(({ code, nameRu, people, units }) => [code, nameRu, people, units])).toEqual([
      [kato.glubokoe, 'с. Глубокое', 3, 6],
      [kato.altai, 'с. Алтайский', 1, 2]
    ])
    expect(draw.categories.map(({ code, people }) => [code, people])).toEqual([
      ['forty', 3],
      ['everybody', 1]
    ])
    // Two days of eight hours in half hours.
    expect(draw.points.map(({ people, slots, largestSlot }) => [people, slots, largestSlot])).toEqual([
      [3, 32, 1],
      [1, 32, 1]
    ])
    expect(draw.stock).toMatchObject({ needed: 8, free: 1000, short: 0 })
    expect(await office.rows('SELECT * FROM round_lines')).toEqual([])

    const frozen = await manager.call('rounds.freeze', { id: round.id, revision: round.revision })
    expect(frozen).toMatchObject({ state: 'frozen', counts: { lines: 4, units: 8, handedLines: 0 } })
    const { rows, total } = await manager.call('rounds.lines', { id: round.id })
    expect(total).toBe(4)
    expect(
      rows.map((line) => [line.number.slice(0, 11), line.fullName, line.placeId, line.category])
    ).toEqual([
      ['0001-000001', 'Ахметова Айгүл', points[0], 'forty'],
      ['0001-000002', 'Бекова Айгүл', points[0], 'forty'],
      ['0001-000003', 'Жұмабаева Айгүл', points[0], 'forty'],
      ['0001-000004', 'Сейітова Айгүл', points[1], 'everybody']
    ])
    const { rows: stock } = await manager.call('stock.balance', { placeId: office.source })
    expect(stock[0]).toMatchObject({ onHand: 1000, reserved: 8, free: 992 })
    expect(await refusal(manager.call('rounds.draw', { id: round.id }))).toMatchObject({
      code: 'round-state',
      data: { number: 1, stateRu: 'идёт выдача' }
    })
  })

  it('spreads a village over its points and their slots evenly; a family comes together', async () => {
    const office = await openRoundOffice()
    const points = [await office.point('P1', kato.glubokoe), await office.point('P2', kato.glubokoe)]
    for (let n = 0; n < 30; n += 1)
      await office.person(`Аа${'абвгдежзик'[n % 10]}${n}`.slice(0, 3), '1980-01-01')
    const family = await office.family(kato.glubokoe, [
      { bornOn: '1985-01-01' },
      { bornOn: '2010-01-01' },
      { bornOn: '2012-01-01' }
    ])
    const round = await draftRound(office, points, {
      firstDay: '2020-07-20',
      lastDay: '2020-07-20',
      slotMinutes: 240
    })
    await office.manager.call('rounds.freeze', { id: round.id })
    const { rows } = await office.manager.call('rounds.lines', { id: round.id, limit: 500 })
    const slots = new Map<string, number>()
    for (const line of rows) {
      const key = `${line.placeId} ${line.slotTime}`
      slots.set(key, (slots.get(key) ?? 0) + 1)
    }
    expect([...slots.values()].sort()).toEqual([8, 8, 8, 9])
    const together = rows.filter((line) => line.familyId === family.id)
    expect(together).toHaveLength(3)
    expect(new Set(together.map((line) => `${line.placeId} ${line.slotDay} ${line.slotTime}`)).size).toBe(1)
    expect(together.every((line) => line.familySize === 3 && line.address === 'улица Абая, 12')).toBe(true)
  })

  it('a norm for a family is one line, for whoever stands for it', async () => {
    const office = await openRoundOffice()
    const point = await office.point('P1', kato.glubokoe)
    const family = await office.family(kato.glubokoe, [
      { bornOn: '1985-01-01', lastName: 'Ана' },
      { bornOn: '1983-01-01', lastName: 'Әке', relation: 'spouse', sex: 'm' },
      { bornOn: '2010-01-01', lastName: 'Бала' },
      { bornOn: '2012-01-01', lastName: 'Қыз' }
    ])
    const single = await office.person('Жалғыз', '2009-05-05')
    const round = await draftRound(office, [point], {
      norm: 'family',
      quantity: 50,
      criteria: { area: [], categories: [{ ...everybody, conditions: [{ fact: 'age', below: 18 }] }] }
    })
    const draw = await office.manager.call('rounds.draw', { id: round.id })
    // Two children of one family and one alone: one child is meant by the family's line, the other shares it.
    expect(draw).toMatchObject({
      found: 3,
      lines: 2,
      units: 100,
      excluded: [{ reason: 'family-has-line', people: 1 }]
    })
    await office.manager.call('rounds.freeze', { id: round.id })
    const { rows } = await office.manager.call('rounds.lines', { id: round.id })
    expect(rows.map((line) => [line.personId, line.familyId, line.familySize, line.quantity])).toEqual([
      // The father is the oldest adult, no case says who applies.
      [family.members[1], family.id, 4, 50],
      [single, null, 1, 50]
    ])
  })
})

describe('who is left out', () => {
  it('each with the reason', async () => {
    const office = await openRoundOffice()
    const { manager } = office
    const point = await office.point('P1', kato.glubokoe)
    const stays = await office.person('Айтжанова', '1980-01-01')
    const gone = await office.person('Бейсенова', '1980-01-01')
    await office.mark(gone, 'left-area')
    const elsewhere = await office.person('Кәрімова', '1980-01-01', kato.shemonaikha)
    const nowhere = await office.person('Серікова', '1980-01-01', null)
    const round = await draftRound(office, [point])
    const draw = await manager.call('rounds.draw', { id: round.id })
    expect(draw.excluded).toEqual([
      { reason: 'left-area', people: 2 },
      { reason: 'no-address', people: 1 }
    ])
    expect(draw.excludedPeople.map((one) => [one.personId, one.reason])).toEqual([
      [gone, 'left-area'],
      [elsewhere, 'left-area'],
      [nowhere, 'no-address']
    ])
    expect(draw).toMatchObject({ found: 4, lines: 1 })
    await manager.call('rounds.freeze', { id: round.id })
    const { rows } = await manager.call('rounds.excluded', { id: round.id })
    expect(rows).toEqual(draw.excludedPeople)
    const some = await manager.call('rounds.excluded', { id: round.id, reason: 'no-address' })
    expect(some.rows.map(({ personId }) => personId)).toEqual([nowhere])

    const next = await draftRound(office, [point])
    const again = await manager.call('rounds.draw', { id: next.id })
    expect(again).toMatchObject({
      lines: 0,
      excludedPeople: [{ personId: stays, reason: 'got-already', otherRound: 1 }, {}, {}, {}]
    })
    expect(await refusal(manager.call('rounds.freeze', { id: next.id }))).toMatchObject({
      code: 'round-empty'
    })

    const august = await draftRound(office, [point], { month: '2020-08' })
    expect(await manager.call('rounds.draw', { id: august.id })).toMatchObject({ lines: 1 })
    const quarter = await draftRound(office, [point], { month: '2020-09', repeatAfter: 'quarter' })
    expect(await manager.call('rounds.draw', { id: quarter.id })).toMatchObject({ lines: 0 })
    const once = await draftRound(office, [point], { month: '2021-03', repeatAfter: 'once' })
    expect(await manager.call('rounds.draw', { id: once.id })).toMatchObject({ lines: 0 })
    const kit = await draftRound(office, [point], { programme: 'kit' })
    expect(await manager.call('rounds.draw', { id: kit.id })).toMatchObject({ lines: 1 })

    await manager.call('rounds.cancel', { id: round.id, reason: 'ошибка' })
    expect(await manager.call('rounds.draw', { id: next.id })).toMatchObject({ lines: 1 })
  })

  it('an area takes in who lives there, and tells of those who lived there once', async () => {
    const office = await openRoundOffice()
    const { manager, played } = office
    const point = await office.point('P1', '634000000')
    const here = await office.person('Айтжанова', '1980-01-01', kato.altai)
    const mover = await office.person('Бейсенова', '1980-01-01', kato.altai)
    await office.person('Кәрімова', '1980-01-01', kato.glubokoe)
    played.clock.set('2020-07-16')
    const { revision } = (await played.clerk.call('people.get', { id: mover })).person
    await played.clerk.call('people.save', {
      ...(await identity(office, mover)),
      id: mover,
      revision,
      address: { kato: kato.belousovka, text: 'улица Мира, 1' }
    })
    const criteria = { area: ['634033000'], categories: [everybody] }
    const before = await draftRound(office, [point], { criteria })
    expect(await manager.call('rounds.draw', { id: before.id })).toMatchObject({ found: 2, lines: 2 })
    const after = await draftRound(office, [point], { criteria, asOf: '2020-07-16' })
    expect(await manager.call('rounds.draw', { id: after.id })).toMatchObject({
      found: 2,
      lines: 1,
      excludedPeople: [{ personId: mover, reason: 'left-area' }]
    })
    await manager.call('rounds.freeze', { id: after.id })
    const { rows } = await manager.call('rounds.lines', { id: after.id })
    expect(rows.map((line: Line) => line.personId)).toEqual([here])
  })

  it('whoever lives in a district without a point is near none', async () => {
    const office = await openRoundOffice()
    const point = await office.point('P1', kato.glubokoe)
    await office.person('Айтжанова', '1980-01-01')
    const far = await office.person('Бейсенова', '1980-01-01', kato.shemonaikha)
    const round = await draftRound(office, [point], {
      criteria: { area: ['630000000'], categories: [everybody] }
    })
    expect(await office.manager.call('rounds.draw', { id: round.id })).toMatchObject({
      found: 2,
      lines: 1,
      excludedPeople: [{ personId: far, reason: 'no-point' }]
    })
  })
})

async function identity(
  office: Awaited<ReturnType<typeof openRoundOffice>>,
  id: number
): Promise<{ iin: string; lastName: string; firstName: string }> {
  const [row] = await office.rows<{ iin: string; last_name: string; first_name: string }>(
    'SELECT iin, last_name, first_name FROM people WHERE id = ?',
    [id]
  )
  return { iin: row?.iin ?? '', lastName: row?.last_name ?? '', firstName: row?.first_name ?? '' }
}

describe('what is refused', () => {
  it('names what is wrong and where, and changes nothing', async () => {
    const office = await openRoundOffice(3)
    const { manager } = office
    const point = await office.point('P1', kato.glubokoe)
    for (const name of ['Аа', 'Бб', 'Вв', 'Гг']) await office.person(name, '1980-01-01')
    const draft = (more: object) => refusal(draftRound(office, [point], more))
    expect(await draft({ quantity: 0 })).toMatchObject({ code: 'norm-zero', field: 'quantity' })
    expect(await draft({ asOf: '2020-07-16' })).toMatchObject({
      code: 'as-of-in-future',
      field: 'asOf',
      data: { asOf: '2020-07-16', today: '2020-07-15' }
    })
    expect(await draft({ lastDay: '2020-07-19' })).toMatchObject({ code: 'round-days', field: 'lastDay' })
    expect(await draft({ pointIds: [] })).toMatchObject({ code: 'points-empty' })
    expect(await draft({ pointIds: [99] })).toMatchObject({ code: 'not-found', field: 'pointIds.0' })
    expect(await draft({ criteria: { area: [], categories: [] } })).toMatchObject({ code: 'criteria-empty' })
    expect(await draft({ criteria: { area: ['639999999'], categories: [everybody] } })).toMatchObject({
      code: 'kato-unknown',
      field: 'criteria.area.0'
    })
    const with1 = (condition: object) => ({
      criteria: { area: [], categories: [{ ...everybody, conditions: [condition] }] }
    })
    expect(await draft(with1({ fact: 'age' }))).toMatchObject({
      code: 'field-empty',
      field: 'criteria.categories.0.conditions.0.from'
    })
    expect(await draft(with1({ fact: 'list', listId: 5 }))).toMatchObject({
      code: 'not-found',
      field: 'criteria.categories.0.conditions.0.listId'
    })
    expect(await office.rows('SELECT * FROM rounds')).toEqual([])

    const round = await draftRound(office, [point])
    expect(await manager.call('rounds.draw', { id: round.id })).toMatchObject({
      stock: { needed: 4, free: 3, short: 1 }
    })
    expect(await refusal(manager.call('rounds.freeze', { id: round.id }))).toMatchObject({
      code: 'stock-short',
      data: { wareRu: 'Маска', placeRu: 'Место W', wanted: 4, free: 3 }
    })
    expect(await office.rows('SELECT * FROM round_lines')).toEqual([])
    expect((await manager.call('rounds.get', { id: round.id })).state).toBe('draft')
    expect(await refusal(manager.call('rounds.freeze', { id: round.id, revision: 7 }))).toMatchObject({
      code: 'stale'
    })
    expect(await refusal(manager.call('rounds.freeze', { id: 99 }))).toMatchObject({ code: 'not-found' })
    expect(await refusal(office.played.distributor.call('rounds.freeze', { id: round.id }))).toMatchObject({
      code: 'role-missing'
    })
  })

  it('a point that is closed in the days of the round', async () => {
    const office = await openRoundOffice()
    const point = await office.point('P1', kato.glubokoe)
    await office.person('Айтжанова', '1980-01-01')
    // A Saturday and a Sunday.
    const round = await draftRound(office, [point], { firstDay: '2020-07-18', lastDay: '2020-07-19' })
    expect(await refusal(office.manager.call('rounds.draw', { id: round.id }))).toMatchObject({
      code: 'point-not-open',
      data: { placeRu: 'Место P1', firstDay: '2020-07-18', lastDay: '2020-07-19' }
    })
  })

  it('a point that was closed for good after the draft was made', async () => {
    const office = await openRoundOffice()
    const { manager } = office
    const point = await office.point('P1', kato.glubokoe)
    await office.person('Айтжанова', '1980-01-01')
    const round = await draftRound(office, [point])
    const { places } = await manager.call('places.list', {})
    const { id, revision, code, kind, nameKk, nameRu, address, responsible } = places.find(
      (place) => place.id === point
    ) as (typeof places)[number]
    await manager.call('places.save', {
      ...{
        id,
        revision,
        code,
        kind,
        nameKk,
        nameRu,
        kato: kato.glubokoe,
        address,
        responsible,
        active: false
      }
    })
    for (const operation of ['rounds.draw', 'rounds.freeze'] as const) {
      expect(await refusal(manager.call(operation, { id: round.id }))).toMatchObject({
        code: 'place-inactive',
        field: 'pointIds.0',
        data: { placeRu: 'Место P1' }
      })
    }
  })

  it('a job that was cancelled leaves nothing behind', async () => {
    const office = await openRoundOffice()
    const point = await office.point('P1', kato.glubokoe)
    await office.person('Айтжанова', '1980-01-01')
    const round = await draftRound(office, [point])
    const freezing = office.manager.send('rounds.freeze', { id: round.id, jobId: 'freeze-1' })
    let cancelled = false
    while (!cancelled) {
      const answer = await office.manager.call('jobs.cancel', { jobId: 'freeze-1' })
      cancelled = answer.cancelled
    }
    expect(await freezing).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(await office.rows('SELECT * FROM round_lines')).toEqual([])
    expect(await office.rows('SELECT * FROM stock_ledger WHERE reserved <> 0')).toEqual([])
  })
})

describe('a draft', () => {
  it('is changed by who saw its newest state, and given up', async () => {
    const office = await openRoundOffice()
    const { manager } = office
    const point = await office.point('P1', kato.glubokoe)
    const draft = await draftRound(office, [point])
    expect(draft).toMatchObject({ number: 1, month: '2020-07', state: 'draft', revision: 1 })
    const input = {
      ...{ nameKk: draft.nameKk, nameRu: 'Маски августа', programme: 'mask' as const, wareId: office.wareId },
      ...{ norm: 'person' as const, quantity: 3, repeatAfter: 'once' as const, asOf: '2020-07-01' },
      ...{ sourcePlaceId: office.source, pointIds: [point], firstDay: '2020-08-03', lastDay: '2020-08-04' },
      criteria: draft.criteria
    }
    const saved = await manager.call('rounds.save', { id: draft.id, revision: 1, ...input })
    expect(saved).toMatchObject({ nameRu: 'Маски августа', quantity: 3, month: '2020-08', revision: 2 })
    expect(await refusal(manager.call('rounds.save', { id: draft.id, revision: 1, ...input }))).toMatchObject(
      {
        code: 'stale'
      }
    )
    const gone = await manager.call('rounds.cancel', { id: draft.id, reason: 'не нужна' })
    expect(gone.state).toBe('cancelled')
    expect(await refusal(manager.call('rounds.cancel', { id: draft.id, reason: 'ещё раз' }))).toMatchObject({
      code: 'round-state'
    })
  })

  it('rounds are listed newest first, page by page, by state', async () => {
    const office = await openRoundOffice()
    const point = await office.point('P1', kato.glubokoe)
    for (let n = 0; n < 5; n += 1) await draftRound(office, [point])
    await office.manager.call('rounds.cancel', { id: 2, reason: 'не нужна' })
    const first = await office.manager.call('rounds.list', { limit: 3 })
    expect(first.rows.map(({ number }) => number)).toEqual([5, 4, 3])
    const second = await office.manager.call('rounds.list', { limit: 3, cursor: first.next ?? '' })
    expect(second.rows.map(({ number }) => number)).toEqual([2, 1])
    expect(second.next).toBeNull()
    const drafts = await office.manager.call('rounds.list', { state: 'cancelled' })
    expect(drafts.rows.map(({ number }) => number)).toEqual([2])
  })
})
