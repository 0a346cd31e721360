import type { IsoDate } from '../../domain/iso-date'
import { agedOn } from '../child-age'
import type { MemberFacts } from '../types'
import type { choicesOfSix, choicesOfThree } from './parameters'

export const gspSets = ['food-1-2', 'food-3-6', 'chemicals', 'school'] as const
export type GspSet = (typeof gspSets)[number]

/** How the ages named twice are read: parameters `gsp-age-three`, `gsp-age-six`. */
export interface GspReading {
  three: (typeof choicesOfThree)[number]
  six: (typeof choicesOfSix)[number]
}

/** The reading shipped with the program, which the ready categories of rounds use. */
export const shippedReading: GspReading = { three: 'older-set', six: 'school-only' }

interface Ages {
  /** From this birthday to the day before the other. */
  from: number
  below: number
}

/** The ages each set is for: the one rule behind the assessment and behind the categories a round is drawn by. */
export function gspAges({ three, six }: GspReading): Readonly<Record<GspSet, Ages>> {
  const older = three === 'older-set' ? 3 : 4
  const food = six === 'school-only' ? 6 : 7
  return {
    'food-1-2': { from: 1, below: older },
    'food-3-6': { from: older, below: food },
    chemicals: { from: 1, below: food },
    school: { from: six === 'food-only' ? 7 : 6, below: 18 }
  }
}

/** Whose sets are due on a day, by id. */
export function gspSetsOn(
  members: readonly MemberFacts[],
  on: IsoDate,
  reading: GspReading
): Readonly<Record<GspSet, readonly string[]>> {
  const ages = gspAges(reading)
  return {
    'food-1-2': agedOn(members, on, ages['food-1-2']),
    'food-3-6': agedOn(members, on, ages['food-3-6']),
    chemicals: agedOn(members, on, ages.chemicals),
    school: agedOn(members, on, ages.school)
  }
}
