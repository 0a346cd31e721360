import type { InputOf, OutputOf } from '@shared/contract'
import type { Category } from '@shared/contract/criteria'
import { openConnection } from '../../../electron/database/driver'
import { databasePath, type Person } from '../../support/office'
import { freshIin, openPlayedOffice, type PlayedOffice } from './play'

export const kato = {
  glubokoe: '634030100',
  altai: '634033100',
  belousovka: '634037100',
  bobrovka: '634039100',
  /** In another district. */
  shemonaikha: '636820100'
} as const

export interface MemberOf {
  bornOn: string
  relation?: InputOf<'families.save'>['members'][number]['relation']
  sex?: 'm' | 'f'
  disability?: 1 | 2 | 3 | 'child'
  lastName?: string
}

export interface RoundOffice {
  played: PlayedOffice
  manager: Person
  wareId: number
  source: number
  point(code: string, at: string): Promise<number>
  person(lastName: string, bornOn: string, at?: string | null, more?: Partial<MemberOf>): Promise<number>
  /** A family living together; ids of its members, the first of whom applies for it. */
  family(at: string, members: readonly MemberOf[]): Promise<{ id: number; members: number[] }>
  /** Writes a month's payment of ASP to a family, past the steps of a case. */
  paid(familyId: number, month: string): Promise<void>
  rows<T>(sql: string, params?: (string | number)[]): Promise<T[]>
  mark(personId: number, mark: InputOf<'marks.save'>['mark'], since?: string): Promise<void>
}

export const everybody: Category = {
  id: 'everybody',
  nameKk: 'Барлығы',
  nameRu: 'Все',
  conditions: [{ fact: 'age', from: 0 }]
}

/** An office on 15 July 2020 with a warehouse in which masks lie. */
export async function openRoundOffice(masks = 1000): Promise<RoundOffice> {
  const played = await openPlayedOffice('2020-07-15')
  const { manager, clerk } = played
  const item = await manager.call('items.save', {
    code: 'MASK',
    nameKk: 'Бетперде',
    nameRu: 'Маска',
    unit: 'piece'
  })
  const place = async (code: string, kind: 'warehouse' | 'point', at: string): Promise<number> => {
    const saved = await manager.call('places.save', {
      ...{ code, kind, nameKk: `Орын ${code}`, nameRu: `Место ${code}`, kato: at },
      ...{ address: 'улица Абая, 1', responsible: 'Серікбаев Ерлан' }
    })
    return saved.id
  }
  const source = await place('W', 'warehouse', kato.glubokoe)
  if (masks > 0) {
    await manager.call('stock.receive', {
      placeId: source,
      waybill: '1',
      supplier: 'ТОО «Бетперде»',
      lines: [{ itemId: item.id, quantity: masks, batch: 'A' }]
    })
  }
  const rows = async <T>(sql: string, params: (string | number)[] = []): Promise<T[]> => {
    const connection = await openConnection(databasePath(played.folder), { create: false })
    try {
      return await connection.all<T>(sql, params)
    } finally {
      await connection.close()
    }
  }
  const person: RoundOffice['person'] = async (lastName, bornOn, at = kato.glubokoe, more = {}) => {
    const saved = await clerk.call('people.save', {
      iin: freshIin(bornOn, more.sex),
      lastName: more.lastName ?? lastName,
      firstName: 'Айгүл',
      ...(more.disability === undefined ? {} : { disabilityGroup: more.disability }),
      ...(at === null ? {} : { address: { kato: at, text: 'улица Абая, 12' } })
    })
    return saved.id
  }
  return {
    ...{ played, manager, wareId: item.wareId, source, person, rows },
    point: (code, at) => place(code, 'point', at),
    family: async (at, members) => {
      const ids: number[] = []
      for (const [index, member] of members.entries())
        ids.push(await person('Нұрғалиева', member.bornOn, index === 0 ? at : null, member))
      const saved = await clerk.call('families.save', {
        from: '2020-01-01',
        members: ids.map((personId, index) => ({
          personId,
          relation: members[index]?.relation ?? (index === 0 ? 'applicant' : 'child')
        }))
      })
      return { id: saved.id, members: ids }
    },
    paid: async (familyId, month) => {
      const connection = await openConnection(databasePath(played.folder), { create: false })
      try {
        // The payment's decision is of no matter here; a foreign key to it is.
        await connection.exec('PRAGMA foreign_keys = OFF')
        await connection.run(
          `INSERT INTO payments (decision_id, family_id, person_id, programme, month, amount, iban, state)
           SELECT 1, family_id, person_id, 'asp', ?, 100, 'KZ978562203105747338', 'planned'
           FROM family_members WHERE family_id = ? ORDER BY id LIMIT 1`,
          [month, familyId]
        )
      } finally {
        await connection.close()
      }
    },
    mark: async (personId, mark, since = '2020-01-01') => {
      await manager.call('marks.save', { personId, mark, since, source: 'справка' })
    }
  }
}

/** A draft of masks for everybody, one each, with changes. */
export async function draftRound(
  office: RoundOffice,
  pointIds: number[],
  more: Partial<InputOf<'rounds.create'>> = {}
): Promise<OutputOf<'rounds.create'>> {
  return office.manager.call('rounds.create', {
    nameKk: 'Шілде бетперделері',
    nameRu: 'Маски июля',
    programme: 'mask',
    wareId: office.wareId,
    norm: 'person',
    quantity: 1,
    repeatAfter: 'month',
    asOf: '2020-07-15',
    sourcePlaceId: office.source,
    pointIds,
    firstDay: '2020-07-20',
    lastDay: '2020-07-21',
    criteria: { area: [], categories: [everybody] },
    ...more
  })
}
