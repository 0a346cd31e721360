import { addDays, daysBetween, type IsoDate } from '../domain/iso-date'
import { firstDay, lastDay, type Quarter } from '../domain/quarter'
import { Chance } from './chance'

/** How far an application of the sample office has come; `decided` is assigned or refused, as the rules say. */
export const sampleOutcomes = [
  'registered',
  'in-review',
  'waiting',
  'assessed',
  'proposed',
  'returned',
  'withdrawn',
  'decided'
] as const
export type SampleOutcome = (typeof sampleOutcomes)[number]

export const sampleSteps = [
  'register',
  'enter',
  'wait',
  'survey',
  'assess',
  'propose',
  'return',
  'withdraw',
  'approve',
  'approve-second'
] as const
export type SampleStep = (typeof sampleSteps)[number]

/** What the local commission and the office found out, beside the income. */
export type SampleFinding = 'need' | 'no-need' | 'survey-refused' | 'employment-refused'

/** A family's application for one quarter, and what becomes of it. */
export interface SampleApplication {
  quarter: Quarter
  appliedOn: IsoDate
  channel: 'in-person' | 'rural-akim' | 'e-gov'
  outcome: SampleOutcome
  finding: SampleFinding
  /** Each step with its day; in order. */
  steps: { step: SampleStep; on: IsoDate }[]
}

const stepsTo: Record<SampleOutcome, readonly SampleStep[]> = {
  registered: ['register'],
  'in-review': ['register', 'enter'],
  waiting: ['register', 'enter', 'wait'],
  assessed: ['register', 'enter', 'survey', 'assess'],
  proposed: ['register', 'enter', 'survey', 'assess', 'propose'],
  returned: ['register', 'enter', 'survey', 'assess', 'propose', 'return'],
  withdrawn: ['register', 'enter', 'withdraw'],
  decided: ['register', 'enter', 'survey', 'assess', 'propose', 'approve', 'approve-second']
}

/** Twenty families stand for an office's desk in mid-quarter; every twenty are dealt anew. */
const desk: readonly SampleOutcome[] = [
  ...(['registered', 'registered', 'in-review', 'in-review', 'waiting', 'assessed', 'assessed'] as const),
  ...(['proposed', 'proposed', 'proposed', 'returned', 'withdrawn'] as const),
  ...Array.from({ length: 8 }, (): SampleOutcome => 'decided')
]

export interface Timetable {
  /** Quarters to fill, the current one last. */
  quarters: readonly Quarter[]
  today: IsoDate
  isWorkingDay: (date: IsoDate) => boolean
}

function outcomeOf(seed: number, family: number, current: boolean): SampleOutcome {
  if (!current) return new Chance(seed + 17, family).happens(0.97) ? 'decided' : 'withdrawn'
  const deal = new Chance(seed + 29, Math.floor(family / desk.length)).shuffled(desk)
  return deal[family % desk.length] ?? 'decided'
}

/** The nearest working day at or before a day, but not before `from`; `from` itself when there is none. */
function workingDayBefore(date: IsoDate, from: IsoDate, timetable: Timetable): IsoDate {
  let day = date
  while (day > from && !timetable.isWorkingDay(day)) day = addDays(day, -1)
  return day
}

/** Days of the steps: some days apart, and closer together where today is near. */
function schedule(
  steps: readonly SampleStep[],
  appliedOn: IsoDate,
  chance: Chance,
  timetable: Timetable
): SampleApplication['steps'] {
  const room = daysBetween(appliedOn, timetable.today)
  const length = Math.min(room, chance.whole(6, 13))
  return steps.map((step, index) => {
    const days = steps.length === 1 ? 0 : Math.floor((length * index) / (steps.length - 1))
    return { step, on: workingDayBefore(addDays(appliedOn, days), appliedOn, timetable) }
  })
}

/**
 * A family's applications over the quarters. Most families come every quarter, some come late or once only, so that there
 * are renewals, former decisions, and assignments that end without a new application.
 */
export function sampleApplications(family: number, seed: number, timetable: Timetable): SampleApplication[] {
  const chance = new Chance(seed + 41, family)
  return timetable.quarters.flatMap((quarter, index) => {
    const current = index === timetable.quarters.length - 1
    if (!chance.happens(current ? 0.85 : 0.72)) return []
    const start = firstDay(quarter)
    const last = current ? timetable.today : addDays(lastDay(quarter), -20)
    const outcome = outcomeOf(seed, family, current)
    const span = Math.max(0, daysBetween(start, last))
    // What is still on the desk came in lately; what is decided came in earlier.
    const back =
      current && outcome !== 'decided' ? chance.whole(0, Math.min(span, 12)) : chance.whole(0, span)
    const appliedOn = workingDayBefore(addDays(last, -back), start, timetable)
    return [
      {
        quarter,
        appliedOn,
        channel: chance.weighted([
          ['in-person', 6],
          ['rural-akim', 3],
          ['e-gov', 2]
        ]),
        outcome,
        finding: chance.weighted([
          ['need', 90],
          ['no-need', 5],
          ['survey-refused', 2],
          ['employment-refused', 3]
        ]),
        steps: schedule(stepsTo[outcome], appliedOn, chance, timetable)
      }
    ]
  })
}
