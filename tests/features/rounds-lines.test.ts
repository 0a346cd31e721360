import { describe, expect, it } from 'vitest'
import { parseLineNumber } from '@shared/distribution/line-number'
import { refusal } from './support/play'
import { draftRound, everybody, kato, openRoundOffice, type RoundOffice } from './support/round-office'

interface Frozen {
  office: RoundOffice
  points: number[]
  roundId: number
}

/** Three in Glubokoe, two in Altai, one of each sort left out. */
async function frozen(more: Parameters<typeof draftRound>[2] = {}, masks = 1000): Promise<Frozen> {
  const office = await openRoundOffice(masks)
  const points = [await office.point('P1', kato.glubokoe), await office.point('P2', kato.altai)]
  for (const name of ['Ахметова', 'Бекова', 'Жұмабаева']) await office.person(name, '1980-01-01')
  for (const name of ['Сейітова', 'Тәжібаева']) await office.person(name, '1980-01-01', kato.altai)
  const round = await draftRound(office, points, {
    criteria: { area: [], categories: [{ ...everybody, conditions: [{ fact: 'age', from: 18 }] }] },
    ...more
  })
  await office.manager.call('rounds.freeze', { id: round.id })
  return { office, points, roundId: round.id }
}

describe('lines of a round', () => {
  it('are paged, and found by point, village, category, name and number', async () => {
    const { office, points, roundId: id } = await frozen()
    const names = async (more: object) => {
      const { rows, total } = await office.manager.call('rounds.lines', { id, ...more })
      expect(rows).toHaveLength(total)
      return rows.map((line) => line.fullName.split(' ')[0])
    }
    expect(await names({ placeId: points[1] })).toEqual(['Сейітова', 'Тәжібаева'])
    expect(await names({ kato: '634030000' })).toEqual(['Ахметова', 'Бекова', 'Жұмабаева'])
    expect(await names({ kato: kato.altai })).toEqual(['Сейітова', 'Тәжібаева'])
    expect(await names({ category: 'nobody' })).toEqual([])
    expect(await names({ text: 'жумаб' })).toEqual(['Жұмабаева'])
    expect(await names({ text: 'ТАЖИБАЕВА айгул' })).toEqual(['Тәжібаева'])
    expect(await names({ text: 'айг бек' })).toEqual(['Бекова'])
    expect(await names({ text: 'екова' })).toEqual([])
    const all = await office.manager.call('rounds.lines', { id })
    expect(await names({ text: all.rows[1]?.number })).toEqual(['Бекова'])
    expect(await names({ text: '0001-0000' })).toEqual([])
    expect(await names({ state: 'handed-out' })).toEqual([])
    const first = await office.manager.call('rounds.lines', { id, limit: 2 })
    expect(first.total).toBe(5)
    const rest = await office.manager.call('rounds.lines', { id, limit: 500, cursor: first.next ?? '' })
    expect([...first.rows, ...rest.rows]).toEqual(all.rows)
    expect(rest.next).toBeNull()
    expect(await refusal(office.manager.call('rounds.lines', { id: 99 }))).toMatchObject({
      code: 'not-found'
    })
    expect(await refusal(office.manager.call('rounds.lines', { id, kato: '6340' }))).toMatchObject({
      code: 'kato-malformed'
    })
  })

  it('hold the address and name of the day they were made, whatever is corrected after', async () => {
    const { office, roundId: id } = await frozen()
    const [line] = (await office.manager.call('rounds.lines', { id })).rows
    const [row] = await office.rows<{ iin: string }>(`SELECT iin FROM people WHERE id = ${line?.personId}`)
    expect(line).toMatchObject({ iinTail: row?.iin.slice(8), address: 'улица Абая, 12', familySize: 1 })
    await office.played.clerk.call('people.save', {
      ...{ id: line?.personId ?? 0, iin: row?.iin ?? '', lastName: 'Өзгертілген', firstName: 'Басқа' },
      address: { kato: kato.belousovka, text: 'улица Мира, 1' }
    })
    expect((await office.manager.call('rounds.lines', { id })).rows[0]).toEqual(line)
  })
})

describe('a line by hand', () => {
  it('is numbered after the others, reserved, and says why it is there', async () => {
    const { office, points, roundId: id } = await frozen()
    const child = await office.person('Балаева', '2012-01-01', kato.altai)
    const line = await office.manager.call('rounds.addLine', {
      id,
      personId: child,
      reason: 'Решение комиссии № 4'
    })
    expect(line).toMatchObject({
      ...{ personId: child, placeId: points[1], addedReason: 'Решение комиссии № 4', state: 'waiting' },
      ...{ category: 'by-hand', categoryRu: 'Добавлены вручную', quantity: 1 }
    })
    expect(parseLineNumber(line.number)).toMatchObject({ round: 1, n: 6 })
    const grown = await office.person('Ересекова', '1970-01-01', kato.altai)
    const next = await office.manager.call('rounds.addLine', {
      id,
      personId: grown,
      placeId: points[0] ?? 0,
      reason: 'Пропущена'
    })
    expect(next).toMatchObject({ placeId: points[0], category: 'everybody' })
    const { rows } = await office.manager.call('stock.balance', { placeId: office.source })
    expect(rows[0]).toMatchObject({ onHand: 1000, reserved: 7 })
    const journal = await office.rows<{ operation: string; details: string }>(
      "SELECT operation, details FROM journal WHERE operation = 'rounds.addLine' ORDER BY id"
    )
    expect(journal).toHaveLength(2)
    expect(journal.map(({ details }) => details).join()).not.toContain('Балаева')
  })

  it('comes with the rest of the family', async () => {
    const office = await openRoundOffice()
    const points = [await office.point('P1', kato.glubokoe), await office.point('P2', kato.glubokoe)]
    for (let n = 0; n < 9; n += 1) await office.person(`Т${'абвгдежзи'[n]}`, '1980-01-01')
    const family = await office.family(kato.glubokoe, [{ bornOn: '1985-01-01' }, { bornOn: '2012-01-01' }])
    const round = await draftRound(office, points, {
      criteria: { area: [], categories: [{ ...everybody, conditions: [{ fact: 'age', from: 18 }] }] }
    })
    await office.manager.call('rounds.freeze', { id: round.id })
    const { rows } = await office.manager.call('rounds.lines', { id: round.id })
    const mother = rows.find(({ familyId }) => familyId === family.id)
    const line = await office.manager.call('rounds.addLine', {
      id: round.id,
      personId: family.members[1] ?? 0,
      reason: 'Пропущен'
    })
    for (const key of ['placeId', 'slotDay', 'slotTime', 'familySize', 'address'] as const)
      expect(line[key]).toEqual(mother?.[key])
  })

  it('is refused for whoever has one or has no address, for an unknown point or category, and when nothing is left', async () => {
    const { office, points, roundId: id } = await frozen({ norm: 'family' }, 5)
    const { manager } = office
    const { rows } = await manager.call('rounds.lines', { id })
    const add = (personId: number, more: object = {}) =>
      refusal(manager.call('rounds.addLine', { id, personId, reason: 'проба', ...more }))
    expect(await add(rows[0]?.personId ?? 0)).toMatchObject({
      code: 'line-doubled',
      field: 'personId',
      data: { number: rows[0]?.number }
    })
    const nowhere = await office.person('Жоқова', '1980-01-01', null)
    expect(await add(nowhere)).toMatchObject({ code: 'address-missing' })
    expect(await add(9999)).toMatchObject({ code: 'not-found', data: { what: 'person' } })
    const late = await office.person('Кешікова', '1980-01-01')
    expect(await add(late, { placeId: office.source })).toMatchObject({ code: 'point-not-in-round' })
    expect(await add(late, { category: 'nobody' })).toMatchObject({ code: 'not-found', field: 'category' })
    expect(await add(late)).toMatchObject({ code: 'stock-short', data: { wanted: 1, free: 0 } })
    const far = await office.person('Алыстова', '1980-01-01', kato.shemonaikha)
    expect(await add(far)).toMatchObject({ code: 'field-empty', field: 'placeId' })
    expect(await office.rows('SELECT * FROM round_lines WHERE added_reason IS NOT NULL')).toEqual([])
    const draft = await draftRound(office, points)
    expect(
      await refusal(manager.call('rounds.addLine', { id: draft.id, personId: late, reason: 'рано' }))
    ).toMatchObject({ code: 'round-state' })
  })

  it('a family of which one member has the line gets no second', async () => {
    const office = await openRoundOffice()
    const point = await office.point('P1', kato.glubokoe)
    const family = await office.family(kato.glubokoe, [{ bornOn: '1985-01-01' }, { bornOn: '2012-01-01' }])
    const round = await draftRound(office, [point], { norm: 'family' })
    await office.manager.call('rounds.freeze', { id: round.id })
    expect(
      await refusal(
        office.manager.call('rounds.addLine', {
          id: round.id,
          personId: family.members[1] ?? 0,
          reason: 'Пропущен'
        })
      )
    ).toMatchObject({ code: 'line-doubled' })
  })
})

describe('giving a frozen round up', () => {
  it('frees its goods; not once something is in people’s hands', async () => {
    const { office, points, roundId: id } = await frozen()
    const { manager } = office
    await manager.call('rounds.cancel', { id, reason: 'Не привезли' })
    const { rows: stock } = await manager.call('stock.balance', { placeId: office.source })
    expect(stock[0]).toMatchObject({ onHand: 1000, reserved: 0, free: 1000 })
    expect(await refusal(manager.call('rounds.cancel', { id, reason: 'снова' }))).toMatchObject({
      code: 'round-state'
    })

    const second = await draftRound(office, points)
    await manager.call('rounds.freeze', { id: second.id })
    const move = await manager.call('stock.move', {
      ...{ fromPlaceId: office.source, toPlaceId: points[0] ?? 0, roundId: second.id },
      lines: [{ wareId: office.wareId, quantity: 3 }]
    })
    expect(await refusal(manager.call('rounds.cancel', { id: second.id, reason: 'в пути' }))).toMatchObject({
      code: 'round-open-transfers',
      data: { count: 1 }
    })
    await manager.call('stock.confirmMove', { transferId: move.transferId })
    const { rows } = await manager.call('rounds.lines', { id: second.id, limit: 1 })
    const line = { roundId: second.id, placeId: points[0] ?? 0 }
    await manager.call('rounds.handOut', { ...line, numbers: [rows[0]?.number ?? ''] })
    expect(await refusal(manager.call('rounds.cancel', { id: second.id, reason: 'поздно' }))).toMatchObject({
      code: 'round-handed-out',
      data: { number: 2 }
    })
    await manager.call('rounds.undo', { roundId: second.id, number: rows[0]?.number ?? '' })
    await manager.call('rounds.cancel', { id: second.id, reason: 'ошибка' })
    const { rows: after } = await manager.call('stock.balance', { wareId: office.wareId })
    expect(after.map(({ reserved }) => reserved)).toEqual(after.map(() => 0))
    expect(after.reduce((sum, { onHand }) => sum + onHand, 0)).toBe(1000)
  })
})
