import { describe, expect, it } from 'vitest'
import { refusal } from './support/play'
import { draftRound, everybody, kato, openRoundOffice } from './support/round-office'

describe('help that somebody got already', () => {
  it('of a closed round counts when it was handed out, not when nobody came for it', async () => {
    const office = await openRoundOffice(10)
    const { manager } = office
    const point = await office.point('P1', kato.glubokoe)
    const came = await office.person('Аскарова', '1980-01-01')
    const stayed = await office.person('Бекова', '1980-01-01')
    const round = await draftRound(office, [point])
    await manager.call('rounds.freeze', { id: round.id })
    const { rows } = await manager.call('rounds.lines', { id: round.id })
    const move = await manager.call('stock.move', {
      ...{ fromPlaceId: office.source, toPlaceId: point, roundId: round.id },
      lines: [{ wareId: office.wareId, quantity: 2 }]
    })
    await manager.call('stock.confirmMove', { transferId: move.transferId })
    await manager.call('rounds.handOut', {
      ...{ roundId: round.id, placeId: point },
      numbers: [rows.find(({ personId }) => personId === came)?.number ?? '']
    })
    await manager.call('rounds.close', { id: round.id, counts: [{ placeId: point, counted: 1 }] })
    const next = await draftRound(office, [point])
    expect(await manager.call('rounds.draw', { id: next.id })).toMatchObject({
      found: 2,
      lines: 1,
      excludedPeople: [{ personId: came, reason: 'got-already', otherRound: 1 }]
    })
    await manager.call('rounds.freeze', { id: next.id })
    const again = await manager.call('rounds.lines', { id: next.id })
    expect(again.rows.map(({ personId }) => personId)).toEqual([stayed])
  })

  it('of the social package counts by the set: a child is due several in a month', async () => {
    const office = await openRoundOffice()
    const { manager } = office
    const point = await office.point('P1', kato.glubokoe)
    await office.person('Аскарова', '2018-01-01')
    const soap = await manager.call('items.save', {
      code: 'SOAP',
      nameKk: 'Сабын',
      nameRu: 'Мыло',
      unit: 'piece'
    })
    const saved = await manager.call('kits.save', {
      ...{ code: 'CHEM', nameKk: 'Тұрмыстық химия', nameRu: 'Бытовая химия', programme: 'gsp' as const },
      items: [{ itemId: soap.id, quantity: 1 }]
    })
    await manager.call('stock.receive', {
      ...{ placeId: office.source, waybill: '2', supplier: 'ТОО' },
      lines: [{ itemId: soap.id, quantity: 50, batch: 'A' }]
    })
    const [version] = saved.versions
    await manager.call('stock.assemble', {
      placeId: office.source,
      kitVersionId: version?.id ?? 0,
      quantity: 5
    })
    const gsp = { programme: 'gsp' as const }
    const food = await draftRound(office, [point], gsp)
    await manager.call('rounds.freeze', { id: food.id })
    const chemicals = await draftRound(office, [point], { ...gsp, wareId: version?.wareId ?? 0 })
    expect(await manager.call('rounds.draw', { id: chemicals.id })).toMatchObject({ lines: 1 })
    await manager.call('rounds.freeze', { id: chemicals.id })
    // A new version of the same set is the same set.
    const renewed = await manager.call('kits.save', {
      ...{
        id: saved.id,
        revision: saved.revision,
        code: 'CHEM',
        nameKk: saved.nameKk,
        nameRu: saved.nameRu,
        ...gsp
      },
      items: [{ itemId: soap.id, quantity: 2 }]
    })
    const newest = await draftRound(office, [point], { ...gsp, wareId: renewed.versions[0]?.wareId ?? 0 })
    expect(renewed.versions[0]?.wareId).not.toBe(version?.wareId)
    expect(await manager.call('rounds.draw', { id: newest.id })).toMatchObject({
      lines: 0,
      excluded: [{ reason: 'got-already', people: 1 }]
    })
  })

  it('for the whole family counts for each of its members, and each member’s for the family', async () => {
    const office = await openRoundOffice()
    const { manager } = office
    const point = await office.point('P1', kato.glubokoe)
    await office.family(kato.glubokoe, [{ bornOn: '1985-01-01' }, { bornOn: '2012-01-01' }])
    const family = await draftRound(office, [point], { norm: 'family' })
    await manager.call('rounds.freeze', { id: family.id })
    const each = await draftRound(office, [point])
    expect(await manager.call('rounds.draw', { id: each.id })).toMatchObject({
      lines: 0,
      excluded: [{ reason: 'got-already', people: 2 }]
    })
    await manager.call('rounds.cancel', { id: family.id, reason: 'проба' })
    const child = await draftRound(office, [point], {
      criteria: { area: [], categories: [{ ...everybody, conditions: [{ fact: 'age', below: 18 }] }] }
    })
    await manager.call('rounds.freeze', { id: child.id })
    expect(await manager.call('rounds.draw', { id: each.id })).toMatchObject({ lines: 1 })
    const again = await draftRound(office, [point], { norm: 'family' })
    expect(await manager.call('rounds.draw', { id: again.id })).toMatchObject({
      found: 2,
      lines: 0,
      excluded: [{ reason: 'got-already', people: 2 }]
    })
  })
})

describe('at the same moment', () => {
  it('a round is frozen once, and two rounds do not share the last goods', async () => {
    const office = await openRoundOffice(3)
    const { manager } = office
    const point = await office.point('P1', kato.glubokoe)
    for (const name of ['Аскарова', 'Бекова']) await office.person(name, '1980-01-01')
    const [first, other] = [
      await draftRound(office, [point]),
      await draftRound(office, [point], { programme: 'kit' })
    ]
    const answers = await Promise.all(
      [first, first, other].map(({ id }) => manager.send('rounds.freeze', { id }))
    )
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.error.code))
    expect(codes).toEqual(['ok', 'round-state', 'stock-short'])
    const { rows } = await manager.call('stock.balance', { placeId: office.source })
    expect(rows[0]).toMatchObject({ onHand: 3, reserved: 2, free: 1 })
    expect(
      await refusal(manager.call('rounds.addLine', { id: first.id, personId: 1, reason: 'x' }))
    ).toMatchObject({
      code: 'line-doubled'
    })
  })
})
