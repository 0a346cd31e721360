import { z } from 'zod'
import { criteriaField } from './criteria'
import { checkedString, dateOut, instantOut } from './fields'
import { inKindProgrammes, placeView, wareView } from './stock-views'

export const roundStates = ['draft', 'frozen', 'closed', 'cancelled'] as const
export const exclusionReasons = [
  'got-already',
  'left-area',
  'no-address',
  'no-point',
  'family-has-line'
] as const
export const paperKinds = ['list', 'tickets', 'pick-list', 'minutes'] as const

/** A line's number as printed and scanned, `RRRR-NNNNNN-CC`; hyphens and blanks may be left out, and leading zeros. */
export const lineNumberField = checkedString((text) => text.replace(/[\s-]/g, ''), 30).meta({
  description: 'Number of a line with its two check digits, "0012-000345-67"'
})

const counts = z.object({
  lines: z.number(),
  units: z.number(),
  handedLines: z.number(),
  handedUnits: z.number(),
  returnedUnits: z.number()
})

export const roundView = z.object({
  id: z.number(),
  number: z.number(),
  nameKk: z.string(),
  nameRu: z.string(),
  programme: z.enum(inKindProgrammes),
  ware: wareView,
  norm: z.enum(['person', 'family']),
  quantity: z.number(),
  repeatAfter: z.enum(['month', 'quarter', 'once']),
  asOf: dateOut,
  month: z.string(),
  source: placeView,
  points: z.array(placeView),
  firstDay: dateOut,
  lastDay: dateOut,
  slotMinutes: z.number(),
  criteria: criteriaField,
  state: z.enum(roundStates),
  createdBy: z.string(),
  createdAt: instantOut,
  frozenAt: instantOut.nullable(),
  frozenBy: z.string().nullable(),
  closedAt: instantOut.nullable(),
  closedBy: z.string().nullable(),
  counts,
  revision: z.number()
})

export const roundRow = roundView.pick({
  id: true,
  number: true,
  nameKk: true,
  nameRu: true,
  programme: true,
  ware: true,
  state: true,
  asOf: true,
  month: true,
  firstDay: true,
  lastDay: true,
  counts: true
})

const namedCount = z.object({
  code: z.string(),
  nameKk: z.string(),
  nameRu: z.string(),
  people: z.number(),
  units: z.number()
})

/** What a draw would give. Nothing is stored. */
export const drawView = z.object({
  roundId: z.number(),
  found: z.number(),
  lines: z.number(),
  units: z.number(),
  villages: z.array(namedCount),
  categories: z.array(namedCount),
  points: z.array(
    z.object({
      placeId: z.number(),
      nameKk: z.string(),
      nameRu: z.string(),
      people: z.number(),
      units: z.number(),
      slots: z.number(),
      largestSlot: z.number()
    })
  ),
  excluded: z.array(z.object({ reason: z.enum(exclusionReasons), people: z.number() })),
  /** The first of the excluded, by reason and name. */
  excludedPeople: z.array(
    z.object({
      personId: z.number(),
      fullName: z.string(),
      reason: z.enum(exclusionReasons),
      otherRound: z.number().nullable()
    })
  ),
  stock: z.object({
    placeId: z.number(),
    placeKk: z.string(),
    placeRu: z.string(),
    ware: wareView,
    needed: z.number(),
    free: z.number(),
    short: z.number()
  })
})

export const lineView = z.object({
  id: z.number(),
  roundId: z.number(),
  /** As printed: `0012-000345-67`. */
  number: z.string(),
  personId: z.number(),
  familyId: z.number().nullable(),
  familySize: z.number(),
  fullName: z.string(),
  iinTail: z.string(),
  kato: z.string(),
  villageKk: z.string(),
  villageRu: z.string(),
  address: z.string(),
  category: z.string(),
  categoryKk: z.string(),
  categoryRu: z.string(),
  quantity: z.number(),
  placeId: z.number(),
  pointKk: z.string(),
  pointRu: z.string(),
  slotDay: dateOut,
  slotTime: z.string(),
  homeDelivery: z.boolean(),
  addedReason: z.string().nullable(),
  state: z.enum(['waiting', 'handed-out', 'returned']),
  handOut: z
    .object({
      id: z.number(),
      at: instantOut,
      by: z.string(),
      placeId: z.number(),
      placeKk: z.string(),
      placeRu: z.string(),
      source: z.enum(['scan', 'paper']),
      proxyName: z.string().nullable(),
      proxyDocument: z.string().nullable()
    })
    .nullable()
})

/** What ticking did, or would do; whatever cannot be ticked is listed by its number, none is dropped. */
export const tickView = z.object({
  handedOut: z.number(),
  alreadyHandedOut: z.array(z.string()),
  unknown: z.array(z.string()),
  doubled: z.array(z.string()),
  otherPoint: z.array(z.string())
})

export const reconciliationView = z.object({
  roundId: z.number(),
  points: z.array(
    z.object({
      placeId: z.number(),
      nameKk: z.string(),
      nameRu: z.string(),
      planned: z.number(),
      /** Came for this round, left for elsewhere, handed out, given back, written off; by the ledger, in units of the ware. */
      arrived: z.number(),
      left: z.number(),
      handedByList: z.number(),
      handedByLedger: z.number(),
      returned: z.number(),
      onHand: z.number(),
      counted: z.number().nullable(),
      difference: z.number().nullable(),
      explanation: z.string()
    })
  ),
  planned: z.number(),
  handedOut: z.number(),
  unclaimedLines: z.number(),
  unclaimedUnits: z.number(),
  reserved: z.number(),
  openTransfers: z.array(
    z.object({
      transferId: z.number(),
      fromKk: z.string(),
      fromRu: z.string(),
      toKk: z.string(),
      toRu: z.string()
    })
  ),
  sample: z.object({
    population: z.number(),
    size: z.number(),
    confidence: z.string(),
    margin: z.string(),
    seed: z.string()
  })
})

export function reportGroup() {
  return z.object({
    code: z.string(),
    nameKk: z.string(),
    nameRu: z.string(),
    lines: z.number(),
    planned: z.number(),
    handedOut: z.number(),
    returned: z.number(),
    left: z.number()
  })
}

export function checkRow() {
  return z.object({
    lineId: z.number(),
    number: z.string(),
    personId: z.number(),
    fullName: z.string(),
    phone: z.string().nullable(),
    villageKk: z.string(),
    villageRu: z.string(),
    handedOn: dateOut,
    pointKk: z.string(),
    pointRu: z.string(),
    outcome: z.enum(['received', 'not-received', 'not-reached']).nullable(),
    note: z.string(),
    checkedBy: z.string().nullable()
  })
}
