import type { Month } from '../domain/quarter'
import type { IsoDate } from '../domain/iso-date'
import type { Tiyn } from '../domain/money'
import type { RoundingPlace } from '../parameters/definitions'
import type { Book, ParameterValue } from '../parameters/types'
import { exact, exactTenge, exactText, moneyText, roundTenge, toTiyn, type Exact } from './exact'
import { evaluateFormula } from './formula'
import {
  units,
  type ExplanationStep,
  type Operand,
  type OperandSource,
  type Rounding,
  type Unit
} from './types'

/** An operand with its exact value, ready for a formula. */
export interface Quantity {
  readonly operand: Operand
  readonly value: Exact
}

/** What a step gave. */
export interface Figure {
  readonly step: string
  readonly unit: Unit
  readonly value: Exact
}

function quantity(name: string, value: Exact, unit: Unit, source: OperandSource): Quantity {
  return {
    operand: { name, value: unit === 'tenge' ? moneyText(value) : exactText(value), unit, source },
    value
  }
}

/** Money the family declared. */
export function factAmount(
  name: string,
  amount: Tiyn,
  source: Omit<Extract<OperandSource, { from: 'facts' }>, 'from'>
): Quantity {
  return quantity(name, exactTenge(amount), 'tenge', { from: 'facts', ...source })
}

/** A number of people counted in the facts. */
export function factCount(name: string, count: number): Quantity {
  return quantity(name, exact(String(count)), 'person', { from: 'facts' })
}

/** A measured quantity of the facts: square metres, cubic metres, gigacalories, kilowatt-hours. */
export function factQuantity(name: string, value: Exact, unit: Unit): Quantity {
  return quantity(name, value, unit, { from: 'facts' })
}

/** A dated parameter; carries value, validity and act. */
export function parameterQuantity(name: string, parameter: ParameterValue): Quantity {
  const unit = units.find((one) => one === parameter.unit) ?? 'count'
  return quantity(name, exact(parameter.value), unit, { from: 'parameter', parameter })
}

/** A number the rule itself fixes, such as the three months of a quarter. */
export function ruleConstant(name: string, value: number, unit: Unit): Quantity {
  return quantity(name, exact(String(value)), unit, { from: 'rule' })
}

/** The result of an earlier step. */
export function stepResult(name: string, figure: Figure): Quantity {
  return quantity(name, figure.value, figure.unit, { from: 'step', step: figure.step })
}

/** The figure as money. @throws OfficeError `amount-fraction-of-tiyn` when it is no whole number of tiyn */
export function tiynOf(figure: Figure): Tiyn {
  return toTiyn(figure.value)
}

export type RoundingRule = Omit<Rounding, 'exact'>

/** How the book says to round at one of the three places on a date. @throws OfficeError `parameter-missing` */
export function roundingRule(book: Book, place: RoundingPlace, on: IsoDate): RoundingRule {
  const unit = book.value('rounding-unit', on, { variant: place })
  const mode = book.value('rounding-mode', on, { variant: place })
  return {
    unitTiyn: Number(exact(unit.value).mul(100).valueOf()),
    mode: mode.value as Rounding['mode'],
    parameter: unit
  }
}

export interface StepOptions {
  /** Key of the label in the programme's texts. */
  label: string
  act: string
  unit?: Unit
  rounding?: RoundingRule
  month?: Month
  members?: readonly string[]
  notes?: NonNullable<ExplanationStep['notes']>
}

/**
 * The working of an assessment, step by step. A step is computed from its own formula and recorded as it is computed, so
 * that the explanation is the computation and not a second telling of it.
 */
export class Working {
  readonly #steps: ExplanationStep[] = []

  get steps(): readonly ExplanationStep[] {
    return this.#steps
  }

  /** Computes one step exactly, rounds it where told, records it and gives its figure. */
  step(id: string, formula: string, quantities: readonly Quantity[], options: StepOptions): Figure {
    const unit = options.unit ?? 'tenge'
    const text = unit === 'tenge' ? moneyText : exactText
    const value = evaluateFormula(
      formula,
      new Map(quantities.map(({ operand, value }) => [operand.name, value]))
    )
    const { rounding: rule, label, act, month, members, notes } = options
    const rounded = rule === undefined ? value : roundTenge(value, rule.unitTiyn, rule.mode)
    this.#steps.push({
      id,
      label,
      formula,
      operands: quantities.map(({ operand }) => operand),
      result: text(rounded),
      unit,
      rounding: rule === undefined ? null : { ...rule, exact: exactText(value) },
      act,
      ...(notes === undefined || notes.length === 0 ? {} : { notes }),
      ...(month === undefined ? {} : { month }),
      ...(members === undefined ? {} : { members })
    })
    return { step: id, unit, value: rounded }
  }
}
