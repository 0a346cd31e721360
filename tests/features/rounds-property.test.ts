import { fc } from '../support/fast-check'
import { expect, it } from 'vitest'
import type { OutputOf } from '@shared/contract'
import type { Category, Condition } from '@shared/contract/criteria'
import { ageAt } from '@shared/domain/iso-date'
import { openConnection } from '../../electron/database/driver'
import { benchPassword, makeBigOffice } from '../bench/big-office'
import { clock } from '../bench/settings'
import { temporaryFolder } from '../support/database'
import { databasePath, openTestOffice, type Person } from '../support/office'

interface Human {
  id: number
  born_on: string
  sex: 'm' | 'f'
  disability_group: string | null
  family_id: number
  relation: string
}

const asOf = '2026-11-15'
const adult = (one: Human): boolean => ageAt(one.born_on, asOf) >= 18

/** What the conditions mean, said a second time without the database. */
function meets(one: Human, family: readonly Human[], condition: Condition): boolean {
  switch (condition.fact) {
    case 'age': {
      const age = ageAt(one.born_on, asOf)
      return age >= (condition.from ?? 0) && age < (condition.below ?? 1000)
    }
    case 'disability': {
      const groups: readonly string[] = condition.groups
      return one.disability_group !== null && (groups.length === 0 || groups.includes(one.disability_group))
    }
    case 'family-size':
      return family.length >= (condition.from ?? 1) && family.length <= (condition.until ?? 1000)
    case 'family-children':
      return family.filter((member) => !adult(member)).length >= condition.from
    case 'raises-disabled-child': {
      const disabled = family.filter(
        (member) => member !== one && !adult(member) && member.disability_group !== null
      )
      if (!adult(one)) return false
      if (one.relation === 'child') return disabled.some(({ relation }) => relation === 'grandchild')
      return ['applicant', 'spouse'].includes(one.relation) && disabled.length > 0
    }
    case 'retirement-age':
      // Whole years at this day: 63 of men, 61 of women.
      return ageAt(one.born_on, asOf) >= (one.sex === 'm' ? 63 : 61)
    default:
      throw new Error(`${condition.fact} is not asked here`)
  }
}

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constant('age' as const), from: fc.integer({ min: 0, max: 70 }) }),
  fc.record({ fact: fc.constant('age' as const), below: fc.integer({ min: 2, max: 80 }) }),
  fc.record({
    fact: fc.constant('disability' as const),
    groups: fc.subarray(['1', '2', '3', 'child'] as ('1' | '2' | '3' | 'child')[])
  }),
  fc.record({ fact: fc.constant('family-size' as const), from: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ fact: fc.constant('family-size' as const), until: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ fact: fc.constant('family-children' as const), from: fc.integer({ min: 1, max: 4 }) }),
  fc.constant({ fact: 'raises-disabled-child' as const }),
  fc.constant({ fact: 'retirement-age' as const })
)
const categories = fc
  .array(fc.array(condition, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((all): Category[] =>
    all.map((conditions, index) => ({
      id: `c-${index}`,
      nameKk: `Санат ${index}`,
      nameRu: `Категория ${index}`,
      conditions
    }))
  )

async function humans(folder: string): Promise<Human[]> {
  const connection = await openConnection(databasePath(folder), { create: false })
  try {
    return await connection.all<Human>(
      `SELECT p.id, p.born_on, p.sex, p.disability_group, m.family_id, m.relation
       FROM people p JOIN family_members m ON m.person_id = p.id ORDER BY p.id`
    )
  } finally {
    await connection.close()
  }
}

interface Region {
  head: Person
  people: Human[]
  round: Parameters<typeof createRound>[1]
}

/** Six hundred people of a region, one point for all of them. */
async function openRegion(): Promise<Region> {
  const folder = await temporaryFolder()
  await makeBigOffice(folder, 600)
  const { as, office } = await openTestOffice({ dataFolder: folder, clock })
  const head = as(office.createSession('headless', 'ru'))
  await head.call('accounts.signIn', { login: 'head', password: benchPassword })
  const item = await head.call('items.save', {
    code: 'KIT',
    nameKk: 'Жиынтық',
    nameRu: 'Набор',
    unit: 'piece'
  })
  const { id } = await head.call('places.save', {
    ...{ code: 'P', kind: 'point' as const, nameKk: 'Пункт', nameRu: 'Пункт', kato: '630000000' },
    ...{ address: 'улица Абая, 1', responsible: 'Серікбаев Ерлан' }
  })
  await head.call('stock.receive', {
    ...{ placeId: id, waybill: '1', supplier: 'ТОО' },
    lines: [{ itemId: item.id, quantity: 1000, batch: 'A' }]
  })
  return { head, people: await humans(folder), round: { wareId: item.wareId, placeId: id } }
}

function createRound(
  head: Person,
  { wareId, placeId }: { wareId: number; placeId: number },
  criteria: { norm: 'person' | 'family'; categories: Category[] }
) {
  return head.call('rounds.create', {
    ...{
      nameKk: 'Тарату',
      nameRu: 'Раздача',
      programme: 'kit',
      wareId,
      quantity: 1,
      repeatAfter: 'month',
      asOf
    },
    ...{ sourcePlaceId: placeId, pointIds: [placeId], firstDay: '2026-11-23', lastDay: '2026-11-24' },
    norm: criteria.norm,
    criteria: { area: ['630000000'], categories: criteria.categories }
  })
}

async function allLines(head: Person, id: number): Promise<OutputOf<'rounds.lines'>['rows']> {
  const first = await head.call('rounds.lines', { id, limit: 500 })
  if (first.next === null) return first.rows
  const second = await head.call('rounds.lines', { id, limit: 500, cursor: first.next })
  return [...first.rows, ...second.rows]
}

it('any criteria find whom their words mean, in the first category that fits, one line each or one a family', async () => {
  const { head, people, round } = await openRegion()
  const families = new Map<number, Human[]>()
  for (const one of people) families.set(one.family_id, [...(families.get(one.family_id) ?? []), one])
  const categoryOf = (one: Human, all: readonly Category[]): number =>
    all.findIndex(({ conditions }) =>
      conditions.every((each) => meets(one, families.get(one.family_id) ?? [], each))
    )
  await fc.assert(
    fc.asyncProperty(categories, fc.constantFrom('person' as const, 'family' as const), async (all, norm) => {
      const { id } = await createRound(head, round, { norm, categories: all })
      try {
        const draw = await head.call('rounds.draw', { id })
        const fits = people
          .map((one) => ({ one, category: categoryOf(one, all) }))
          .filter(({ category }) => category !== -1)
        const lines = new Map<number, number>()
        for (const { one, category } of fits) {
          const key = norm === 'person' ? one.id : one.family_id
          lines.set(key, Math.min(category, lines.get(key) ?? 100))
        }
        expect(draw).toMatchObject({ found: fits.length, lines: lines.size })
        expect(draw.categories.map(({ people: count }) => count)).toEqual(
          all.map((_, index) => [...lines.values()].filter((category) => category === index).length)
        )
        const left = draw.excluded.reduce((sum, { people: count }) => sum + count, 0)
        expect(left).toBe(fits.length - lines.size)
        if (lines.size === 0) return
        await head.call('rounds.freeze', { id })
        const listed = await allLines(head, id)
        const keys = listed.map((line) => (norm === 'person' ? line.personId : (line.familyId ?? 0)))
        expect(keys.sort((a, b) => a - b)).toEqual([...lines.keys()].sort((a, b) => a - b))
      } finally {
        // Given up again whatever came of it, so that the next round finds everybody.
        await head.call('rounds.cancel', { id, reason: 'проба' })
      }
    }),
    { numRuns: 25 }
  )
}, 120_000)
