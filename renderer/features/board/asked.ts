import type { LocationQuery } from 'vue-router'
import { inKindProgrammes } from '@shared/contract/stock'

/** What the board is asked for; it stands in the address, so that Back leads to the board before. */
export interface BoardAsked {
  programme: (typeof inKindProgrammes)[number] | null
  from: string | null
  until: string | null
  /** One round's own figures, or null for all. */
  round: number | null
}

const dateText = /^\d{4}-\d{2}-\d{2}$/

export function askedOf(query: LocationQuery): BoardAsked {
  const day = (value: unknown) => (typeof value === 'string' && dateText.test(value) ? value : null)
  const round = Number(query['round'])
  return {
    programme: inKindProgrammes.find((one) => one === query['programme']) ?? null,
    from: day(query['from']),
    until: day(query['until']),
    round: Number.isInteger(round) && round > 0 ? round : null
  }
}

export function queryOf(asked: BoardAsked): Record<string, string> {
  const entries = Object.entries(asked).filter(
    (entry): entry is [string, string | number] => entry[1] !== null
  )
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]))
}

/** As the operations take it. */
export function inputOf({ programme, from, until }: BoardAsked) {
  return {
    ...(programme === null ? {} : { programme }),
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until })
  }
}
