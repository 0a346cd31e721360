import type { OutputOf } from '@shared/contract'

export type Overview = OutputOf<'board.overview'>
export type Report = OutputOf<'rounds.report'>
export type RoundFigures = Overview['rounds'][number]
export type WareDays = Overview['wares'][number]

/** What the board tells of any part of the work; `reserved` is null where the report of one round does not divide it. */
export interface Group {
  code: string
  nameKk: string
  nameRu: string
  planned: number
  reserved: number | null
  handedOut: number
  returned: number
  left: number
}
export interface Day {
  day: string
  handedOut: number
  returned: number
}

/** The board of all rounds asked for, or of one. */
export interface Board {
  total: Omit<Group, 'code' | 'nameKk' | 'nameRu'>
  villages: readonly Group[]
  points: readonly Group[]
  categories: readonly Group[]
  days: readonly Day[]
}

export const divisions = ['villages', 'points', 'categories', 'days'] as const
export type Division = (typeof divisions)[number]

export function boardOf(overview: Overview): Board {
  const { total, villages, points, categories, days } = overview
  return { total, villages, points, categories, days }
}

/** The report of one round in the board's words. */
export function boardOfRound(report: Report): Board {
  const undivided = (group: Report['villages'][number]): Group => ({ ...group, reserved: null })
  const villages = report.villages.map(undivided)
  return {
    total: { ...sumOf(villages), reserved: report.reserved },
    villages,
    points: report.points.map(undivided),
    categories: report.categories.map(undivided),
    days: report.days.map(({ day, units, returnedUnits }) => ({
      day,
      handedOut: units,
      returned: returnedUnits
    }))
  }
}

/** Share handed out of what was planned, whole percent; never 100 while anything is missing, never 0 once begun. */
export function shareOf({ planned, handedOut }: { planned: number; handedOut: number }): number {
  if (planned === 0) return 0
  const percent = Math.round((handedOut / planned) * 100)
  if (handedOut < planned) return Math.max(handedOut > 0 ? 1 : 0, Math.min(99, percent))
  return 100
}

/** Several groups as one, such as the villages of a district. */
export function sumOf(groups: readonly Group[]): Omit<Group, 'code' | 'nameKk' | 'nameRu'> {
  const sum = (pick: (group: Group) => number) => groups.reduce((so, group) => so + pick(group), 0)
  return {
    planned: sum((group) => group.planned),
    reserved: groups.every(({ reserved }) => reserved !== null) ? sum((group) => group.reserved ?? 0) : null,
    handedOut: sum((group) => group.handedOut),
    returned: sum((group) => group.returned),
    left: sum((group) => group.left)
  }
}

/** Villages by what lies above them in the classifier: districts of a region, or rural districts of one district. */
export function areasOf(villages: readonly Group[]): Map<string, Group[]> {
  const districts = new Set(villages.map(({ code }) => code.slice(0, 4)))
  const digits = districts.size > 1 ? 4 : 6
  const areas = new Map<string, Group[]>()
  for (const village of [...villages].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const code = village.code.slice(0, digits).padEnd(9, '0')
    areas.set(code, [...(areas.get(code) ?? []), village])
  }
  return areas
}
