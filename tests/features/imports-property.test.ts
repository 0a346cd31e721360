import { fc } from '../support/fast-check'
import { expect, it } from 'vitest'
import { makeIban } from '@shared/domain/iban'
import { makeIin } from '@shared/domain/iin'
import { verifyIndex } from './support/imports-index'
import { contentOf, importOffice, previewOf, takeIn } from './support/imports'

const head = 'ИИН;Фамилия;Имя;Отчество;Телефон;КАТО;Адрес;Счет;Номер семьи;Родство'

const day = fc
  .record({
    year: fc.integer({ min: 1940, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 })
  })
  .map(
    ({ year, month, day: of }) => `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`
  )

/** Few numbers, so that tables of one office share people, accounts and families, and contradict each other. */
const row = fc.record({
  bornOn: fc.constantFrom('1985-03-15', '1985-03-16', '2015-05-20'),
  other: fc.option(day, { freq: 3, nil: null }),
  serial: fc.integer({ min: 1, max: 3 }),
  last: fc.constantFrom('Серікова', 'Серикова', 'Ахметов', ''),
  first: fc.constantFrom('Әлия', 'Алия', 'Ержан'),
  middle: fc.constantFrom('', 'Маратқызы', 'Маратовна'),
  phone: fc.constantFrom('', '87011234567', '87770001122', 'нет', '12'),
  place: fc.constantFrom(';', '634000000;Абая, 12', '634000000;', '634000000;Абая, 13', '999999999;Абая'),
  account: fc.constantFrom(0, 0, 1, 2),
  family: fc.constantFrom('', '1', '2'),
  relation: fc.constantFrom('', 'сын', 'заявитель')
})

const textOf = (one: typeof row extends fc.Arbitrary<infer Row> ? Row : never): string => {
  const iin = makeIin(one.other ?? one.bornOn, 'f', one.serial) ?? ''
  const iban = one.account === 0 ? '' : makeIban('125', `KZT100130033${one.account}`)
  return [iin, one.last, one.first, one.middle, one.phone, one.place, iban, one.family, one.relation].join(
    ';'
  )
}

const table = fc.array(row.map(textOf), { minLength: 1, maxLength: 12 })

it('any table comes in once, is the same the second time, and leaves no trace when taken back', async () => {
  const played = await importOffice()
  await fc.assert(
    fc.asyncProperty(
      table,
      table,
      fc.constantFrom('merge', 'separate', null),
      async (first, second, choice) => {
        await takeIn(played, 'people', [head, ...first])
        const before = await contentOf(played.folder)
        const { id } = await previewOf(played, 'people', [head, ...second])
        const { rows } = await played.clerk.call('imports.rows', { id, state: 'duplicate' })
        const free = rows.filter(
          ({ values, match }) => choice === 'merge' || values.iin !== match?.stored.iin
        )
        if (choice !== null && free.length > 0)
          await played.clerk.call('imports.choose', {
            ...{ id, revision: 2, rows: free.map((one) => one.row), choice }
          })
        await played.clerk.call('imports.apply', { id })
        await verifyIndex(played.folder)
        if (choice === null) {
          const applied = await contentOf(played.folder)
          const again = await previewOf(played, 'people', [head, ...second])
          expect(again.counts).toMatchObject({ new: 0, update: 0, taken: 0 })
          await played.clerk.call('imports.apply', { id: again.id })
          expect(await contentOf(played.folder)).toEqual(applied)
        }
        await played.clerk.call('imports.undo', { id })
        expect(await contentOf(played.folder)).toEqual(before)
        await verifyIndex(played.folder)
      }
    ),
    { numRuns: 12 }
  )
})

it('two rows that change one person are taken back to how she stood before both', async () => {
  const played = await importOffice()
  await takeIn(played, 'people', [head, '150520600026;Ахметова;Ержан;Маратқызы;87011234567;;;;;'])
  const before = await contentOf(played.folder)
  const { id } = await previewOf(played, 'people', [
    head,
    '150520600016;Ахметова;Ержан;;87770001122;;;;;',
    '150520600026;Серікова;Әлия;;;;;;;'
  ])
  const { rows } = await played.clerk.call('imports.rows', { id, state: 'duplicate' })
  expect(rows.map(({ row, match }) => [row, match?.how])).toEqual([[2, 'fuzzy']])
  await played.clerk.call('imports.choose', { id, revision: 2, rows: [2], choice: 'merge' })
  await played.clerk.call('imports.apply', { id })
  const { rows: found } = await played.clerk.call('people.search', { text: 'Серікова' })
  expect(found).toHaveLength(1)
  await played.clerk.call('imports.undo', { id })
  expect(await contentOf(played.folder)).toEqual(before)
})
