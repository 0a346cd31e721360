import { firstDay, type Month } from '../../domain/quarter'
import type { ParameterValue } from '../../parameters/types'
import {
  factAmount,
  factCount,
  factQuantity,
  parameterQuantity,
  ruleConstant,
  stepResult,
  type Figure,
  type Quantity
} from '../working'
import type { Bill } from './home'
import { normOf } from './kinds'
import { housingStep, type HousingWork } from './rule'

/** What came of one bill. */
export interface CountedBill {
  bill: Bill
  within: Figure
  /** What is counted of it: what is within the norm, of a telephone's fee only the rise. */
  counted: Figure
}

/** A norm of the month. @throws OfficeError `parameter-missing` naming parameter, case and month */
function read(work: HousingWork, name: string, month: Month, variant?: string): ParameterValue {
  return work.book.value(name, firstDay(month), {
    region: work.facts.region,
    ...(variant === undefined ? {} : { variant })
  })
}

function membersOf(work: HousingWork): Quantity {
  return factCount('members', work.members.length)
}

/** Square metres that count: those of the home, no more than the norm of the family. */
class Area {
  readonly #months = new Map<Month, Figure>()

  constructor(private readonly work: HousingWork) {}

  /** The area as it is. */
  whole(): Quantity {
    if (this.work.home.area === null) throw new Error('no area')
    return factQuantity('area', this.work.home.area, 'square-metre')
  }

  /** The area that counts in a month; its steps stand once a month. */
  counted(month: Month): Quantity {
    const known = this.#months.get(month) ?? this.#count(month)
    this.#months.set(month, known)
    return stepResult('counted-area', known)
  }

  #count(month: Month): Figure {
    const { work } = this
    const alone = work.members.length === 1
    const norm = parameterQuantity(
      alone ? 'area-norm-alone' : 'area-norm-per-person',
      read(work, 'housing-area-norm', month, alone ? 'alone' : 'per-person')
    )
    const ofFamily = housingStep(
      work,
      'area-norm',
      alone ? 'area-norm-alone' : 'area-norm-per-person * members',
      alone ? [norm] : [norm, membersOf(work)],
      { month, unit: 'square-metre' }
    )
    return housingStep(
      work,
      'counted-area',
      'min( area , area-norm )',
      [this.whole(), stepResult('area-norm', ofFamily)],
      {
        month,
        unit: 'square-metre'
      }
    )
  }
}

/** The norm of a bill: a quantity or a sum, worked out where it depends on members or square metres. */
function normFigure(work: HousingWork, area: Area, { kind, month }: Bill): Quantity {
  const { way, parameter, variant, unit } = normOf[kind]
  const rate = parameterQuantity(way === 'sum' ? 'norm' : 'norm-rate', read(work, parameter, month, variant))
  if (way === 'sum') return rate
  const byArea = way === 'quantity-by-area' || way === 'sum-by-area'
  const times = byArea ? area.counted(month) : membersOf(work)
  const norm = housingStep(work, `norm-${kind}`, `norm-rate * ${times.operand.name}`, [rate, times], {
    month,
    unit
  })
  return stepResult('norm', norm)
}

/** A bill whose norm is a quantity: the sum goes down as the quantity does. */
function withinQuantity(work: HousingWork, area: Area, bill: Bill, billed: Quantity): Figure {
  const { kind, month, metered } = bill
  const { way, unit } = normOf[kind]
  const byArea = way === 'quantity-by-area'
  const ofArea = byArea ? [area.counted(month), area.whole()] : []
  const label = `within-${kind}`
  if (byArea && metered === false) {
    return housingStep(work, label, 'bill * counted-area / area', [billed, ...ofArea], {
      month,
      notes: [{ key: 'heat-without-meter', data: {} }]
    })
  }
  const quantity = bill.quantity
  if (quantity === null) throw new Error('no quantity')
  const norm = normFigure(work, area, bill)
  const used = factQuantity('quantity', quantity, unit)
  const taken = housingStep(
    work,
    `quantity-${kind}`,
    byArea ? 'min( norm , quantity * counted-area / area )' : 'min( norm , quantity )',
    [norm, used, ...ofArea],
    { month, unit }
  )
  if (quantity.equals(0)) {
    const formula = byArea ? 'bill * counted-area / area' : 'bill'
    return housingStep(work, label, formula, [billed, ...ofArea], {
      month,
      notes: [{ key: 'quantity-zero', data: {} }]
    })
  }
  return housingStep(
    work,
    label,
    'bill * quantity-within / quantity',
    [billed, stepResult('quantity-within', taken), used],
    { month }
  )
}

/** What of a bill is within its norm. */
function withinNorm(work: HousingWork, area: Area, bill: Bill): Figure {
  const { kind, month } = bill
  const { way } = normOf[kind]
  const billed = factAmount('bill', bill.amount, {})
  if (way === 'quantity-by-area' || way === 'quantity-by-person')
    return withinQuantity(work, area, bill, billed)
  const norm = normFigure(work, area, bill)
  if (way === 'sum-by-area') {
    const formula = 'min( bill * counted-area / area , norm )'
    return housingStep(work, `within-${kind}`, formula, [billed, area.counted(month), area.whole(), norm], {
      month
    })
  }
  return housingStep(work, `within-${kind}`, 'min( bill , norm )', [billed, norm], { month })
}

/** Of a telephone's fee only the rise is compensated: what is within the norm less the fee before. */
function riseOfFee(work: HousingWork, { month, oldFee }: Bill, within: Figure): Figure {
  const quantities = [stepResult('within-norm', within)]
  if (oldFee === null) {
    return housingStep(work, 'counted-phone', 'within-norm', quantities, {
      month,
      notes: [{ key: 'old-fee-not-asked', data: {} }]
    })
  }
  return housingStep(
    work,
    'counted-phone',
    'max( nothing , within-norm - old-fee )',
    [ruleConstant('nothing', 0, 'tenge'), ...quantities, factAmount('old-fee', oldFee, {})],
    { month }
  )
}

/** Every bill of one month against its norm of that month. */
export function countBills(work: HousingWork, bills: readonly Bill[]): CountedBill[] {
  const area = new Area(work)
  return bills.map((bill) => {
    const within = withinNorm(work, area, bill)
    return { bill, within, counted: bill.kind === 'phone' ? riseOfFee(work, bill, within) : within }
  })
}
