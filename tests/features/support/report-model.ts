import { fc } from '../../support/fast-check'
import { addDays } from '@shared/domain/iso-date'
import { addMonthsTo, monthOf } from '@shared/domain/quarter'
import { spanOf } from '@shared/reports/period'
import { wareGroup } from '@shared/reports/wares'

/** What an office has done, as plain lists: rows are written from it, and figures reckoned from it without SQL. */
export interface OfficeModel {
  kato: string
  /** Members of the family by their numbers, which are the same people in every office; the first is the payee. */
  decisions: readonly {
    family: number
    members: readonly number[]
    programme: string
    kind: 'assign' | 'refuse' | 'change'
    appliedOn: string
    decidedOn: string
    reasons: readonly string[]
  }[]
  payments: readonly {
    decision: number
    month: string
    amount: number
    state: 'planned' | 'listed' | 'paid' | 'returned' | 'cancelled'
  }[]
  handOuts: readonly {
    code: string
    programme: 'kit' | 'gsp' | 'mask'
    kind: 'kit' | 'item'
    quantity: number
    day: string
    end: 'undone' | 'returned' | null
  }[]
  services: readonly { kind: 'consultation' | 'candidate' | 'visit'; programme: string; day: string }[]
}

const firstDayOfModel = '2025-11-15'
const dayOf = fc.integer({ min: 0, max: 260 }).map((days) => addDays(firstDayOfModel, days))
const monthOfModel = fc.integer({ min: 0, max: 9 }).map((months) => addMonthsTo('2025-11', months))

const decision = fc
  .record({
    family: fc.integer({ min: 1, max: 6 }),
    members: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    programme: fc.constantFrom('asp', 'housing', 'local'),
    kind: fc.constantFrom('assign' as const, 'assign' as const, 'refuse' as const, 'change' as const),
    appliedOn: dayOf,
    days: fc.integer({ min: 0, max: 40 }),
    reasons: fc.uniqueArray(fc.constantFrom('above-poverty-line', 'barred', 'survey-refused'), {
      minLength: 1
    })
  })
  .map(({ days, reasons, ...rest }) => ({
    ...rest,
    decidedOn: addDays(rest.appliedOn, days),
    reasons: rest.kind === 'refuse' ? reasons : []
  }))

const service = fc.oneof(
  fc.record({
    kind: fc.constant('consultation' as const),
    programme: fc.constant('emergency-42500'),
    day: dayOf
  }),
  fc.record({ kind: fc.constant('candidate' as const), programme: fc.constant('birgemiz'), day: dayOf }),
  fc.record({ kind: fc.constant('visit' as const), programme: fc.constant('asp'), day: dayOf })
)

/** Any office of this code. */
export function anyOffice(kato: string): fc.Arbitrary<OfficeModel> {
  return fc
    .record({
      kato: fc.constant(kato),
      decisions: fc.array(decision, { minLength: 1, maxLength: 10 }),
      drawn: fc.array(
        fc.record({
          decision: fc.nat(),
          month: monthOfModel,
          amount: fc.integer({ min: 1, max: 90_000_000 }),
          state: fc.constantFrom(
            ...(['paid', 'paid', 'paid', 'planned', 'listed', 'returned', 'cancelled'] as const)
          )
        }),
        { maxLength: 25 }
      ),
      handOuts: fc.array(
        fc.record({
          code: fc.constantFrom('food', 'MASK', 'soap'),
          programme: fc.constantFrom('kit', 'gsp', 'mask'),
          kind: fc.constantFrom('kit' as const, 'item' as const),
          quantity: fc.integer({ min: 1, max: 9 }),
          day: dayOf,
          end: fc.constantFrom(null, null, 'undone' as const, 'returned' as const)
        }),
        { maxLength: 12 }
      ),
      services: fc.array(service, { maxLength: 8 })
    })
    .map(({ drawn, ...office }) => ({
      ...office,
      payments: drawn.map((payment) => ({
        ...payment,
        decision: payment.decision % office.decisions.length
      }))
    }))
}

/** The figures of a period as the report's own words define them, counted one by one. */
export function expectedFigures(offices: readonly OfficeModel[], period: string) {
  const { firstMonth, lastMonth, from, until } = spanOf(period)
  const inside = (day: string): boolean => day >= from && day <= until
  const money = offices.flatMap((office) =>
    office.payments
      .filter(({ month }) => month >= firstMonth && month <= lastMonth)
      .map((payment) => ({ ...payment, kato: office.kato, of: office.decisions[payment.decision] }))
  )
  const paid = money.filter(({ state }) => state === 'paid')
  const handed = offices.flatMap(({ handOuts }) =>
    handOuts.filter(({ day, end }) => inside(day) && end === null)
  )
  const decided = offices.flatMap(({ decisions }) => decisions).filter(({ decidedOn }) => inside(decidedOn))
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)
  const reached = (rows: typeof paid) => ({
    families: new Set(rows.map(({ kato, of }) => `${kato} ${of?.family ?? 0}`)).size,
    people: new Set(rows.flatMap(({ of }) => of?.members ?? [])).size,
    amount: sum(rows.map(({ amount }) => amount))
  })
  const units = (group: string): number =>
    sum(
      handed
        .filter(({ kind, programme }) => wareGroup(kind, programme) === group)
        .map(({ quantity }) => quantity)
    )
  const settled = decided.filter(({ kind }) => kind !== 'change')
  const days = settled.map(
    ({ appliedOn, decidedOn }) => (Date.parse(decidedOn) - Date.parse(appliedOn)) / 86_400_000
  )
  return {
    all: reached(paid),
    programme: (id: string) => ({
      ...reached(paid.filter(({ of }) => of?.programme === id)),
      assigned: decided.filter(({ kind, programme }) => kind === 'assign' && programme === id).length,
      refused: decided.filter(({ kind, programme }) => kind === 'refuse' && programme === id).length
    }),
    month: (month: string) => reached(paid.filter((payment) => payment.month === month)),
    waiting: sum(
      money.filter(({ state }) => state === 'planned' || state === 'listed').map((row) => row.amount)
    ),
    returned: sum(money.filter(({ state }) => state === 'returned').map((row) => row.amount)),
    kits: units('kit'),
    masks: units('mask'),
    services: offices.flatMap(({ services }) => services).filter(({ day }) => inside(day)).length,
    reason: (code: string) => decided.filter(({ reasons }) => reasons.includes(code)).length,
    days: days.length === 0 ? null : (sum(days) / days.length).toFixed(1)
  }
}

/** The month whose file a day or month stands in. */
export const fileOf = (dayOrMonth: string): string => monthOf(dayOrMonth)
