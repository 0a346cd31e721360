import { firstDay, precedingQuarter } from '../../domain/quarter'
import { layerOf, parameterMissing } from '../../parameters/book'
import type { ParameterValue } from '../../parameters/types'
import { parameterQuantity, ruleConstant, stepResult, type Figure } from '../working'
import { aspStep, type AspWork } from './rule'

/** A value to read: its name, the day it is read for, and whether it is by region. */
interface Wanted {
  name: string
  on: string
  region: string | undefined
}

function wanted(work: AspWork, name: string, on: string, regional = true): Wanted {
  return { name, on, region: regional ? work.facts.region : undefined }
}

function scopeOf({ region }: Wanted): { region?: string } {
  return region === undefined ? {} : { region }
}

function look(work: AspWork, want: Wanted): ParameterValue | null {
  return work.book.find(want.name, want.on, scopeOf(want))
}

function use(work: AspWork, want: Wanted): ParameterValue {
  return work.book.value(want.name, want.on, scopeOf(want))
}

/** The line announced for the quarter of application, as it is. */
function announcedLine(work: AspWork, announced: Wanted): Figure {
  const value = parameterQuantity('announced-line', use(work, announced))
  return aspStep(work, 'poverty-line', 'announced-line', [value], { act: work.rule.acts.line })
}

/** A value entered later in the chain of trust (the question's, then the office's) is what the line is taken from. */
function layer(value: ParameterValue | null): number {
  return value === null ? -1 : layerOf(value)
}

function announcedFor(work: AspWork): Wanted {
  return wanted(work, 'poverty-line', firstDay(work.quarter))
}

function measuredIn(work: AspWork, name: string): Wanted {
  return wanted(work, name, firstDay(precedingQuarter(work.quarter)))
}

function shareOf(work: AspWork, name: string) {
  return parameterQuantity(name, work.book.value(name, work.facts.appliedOn))
}

const hundred = ruleConstant('hundred', 100, 'percent')

/**
 * The poverty line as a share of the subsistence minimum of the quarter before the quarter of application: the line
 * announced for the region and quarter where there is one, else share × subsistence minimum, rounded.
 * @param orElse the national subsistence minimum that may serve where no regional one is known
 * @throws OfficeError `parameter-missing {parameter: 'poverty-line'}` when there is neither
 */
export function lineBySubsistence(work: AspWork, orElse?: 'subsistence-minimum-budget'): Figure {
  const announced = announcedFor(work)
  const sources = [measuredIn(work, 'subsistence-minimum')]
  if (orElse !== undefined) sources.push(wanted(work, orElse, work.facts.appliedOn, false))
  const found = sources.filter((want) => look(work, want) !== null)
  const [best] = found.sort((a, b) => layer(look(work, b)) - layer(look(work, a)))
  const stated = look(work, announced)
  if (best === undefined || layer(stated) >= layer(look(work, best))) return announcedLine(work, announced)
  return aspStep(
    work,
    'poverty-line',
    'subsistence-minimum * poverty-line-share / hundred',
    [parameterQuantity('subsistence-minimum', use(work, best)), shareOf(work, 'poverty-line-share'), hundred],
    { act: work.rule.acts.line, round: 'line' }
  )
}

/**
 * The poverty line from 2025: the announced one, else the larger of the shares of the regional median income and of the
 * regional subsistence minimum, both of the quarter before the quarter of application, rounded.
 * @throws OfficeError `parameter-missing` naming `poverty-line` when nothing is known, else the one of the two that lacks
 */
export function lineByMedianOrSubsistence(work: AspWork): Figure {
  const announced = announcedFor(work)
  const minimum = measuredIn(work, 'subsistence-minimum')
  const median = measuredIn(work, 'median-income')
  const derived = Math.max(layer(look(work, minimum)), layer(look(work, median)))
  if (layer(look(work, announced)) >= derived) return announcedLine(work, announced)
  for (const want of [minimum, median]) {
    if (look(work, want) === null) throw parameterMissing(want.name, want.on, scopeOf(want))
  }
  const act = work.rule.acts.line
  const bySubsistence = aspStep(
    work,
    'line-by-subsistence',
    'subsistence-minimum * poverty-line-share / hundred',
    [
      parameterQuantity('subsistence-minimum', use(work, minimum)),
      shareOf(work, 'poverty-line-share'),
      hundred
    ],
    { act }
  )
  const byMedian = aspStep(
    work,
    'line-by-median',
    'median-income * median-share / hundred',
    [parameterQuantity('median-income', use(work, median)), shareOf(work, 'median-share'), hundred],
    { act }
  )
  return aspStep(
    work,
    'poverty-line',
    'max( line-by-median , line-by-subsistence )',
    [stepResult('line-by-median', byMedian), stepResult('line-by-subsistence', bySubsistence)],
    { act, round: 'line' }
  )
}
