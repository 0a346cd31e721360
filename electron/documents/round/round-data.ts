import type { IsoDate } from '@shared/domain/iso-date'
import type { paperKinds } from '@shared/contract/rounds'
import type { units } from '@shared/contract/stock'
import type { Bilingual } from '../letter-data'

export type RoundPaperKind = (typeof paperKinds)[number]
export type Unit = (typeof units)[number]

/** What is handed out: an item, or a version of a kit. */
export interface WareOnPaper {
  name: Bilingual
  code: string
  /** Of a kit its version, null of an item. */
  version: number | null
  unit: Unit
}

/** What stands at the head of every paper of a round. */
export interface RoundOnPaper {
  templateVersion: number
  /** 1 = the first print; 2 and more are marked as copies. */
  copyNumber: number
  office: { name: Bilingual; address: Bilingual; phone: string }
  number: number
  name: Bilingual
  ware: WareOnPaper
  /** So many to each person, or to each family. */
  quantity: number
  norm: 'person' | 'family'
  firstDay: IsoDate
  lastDay: IsoDate
  /** Length of a time slot, minutes. */
  slotMinutes: number
  /** The day the paper was asked for. */
  printedOn: IsoDate
}

export interface PointOnPaper {
  name: Bilingual
  /** The settlement it is in. */
  settlement: Bilingual
  address: string
  responsible: string
  /** Null when only the office can be called. */
  phone: string | null
  opens: readonly { weekday: number; from: string; until: string }[]
}

/** One village's people at one point. */
export interface SheetOnPaper {
  /** Place in `points`. */
  point: number
  village: Bilingual
  lines: number
  units: number
}

/** One line of the list: number, name, last digits of the IIN, family size, quantity, day and time. */
export type LineOnPaper = readonly [
  number: number,
  name: string,
  iinTail: string,
  familySize: number,
  quantity: number,
  day: IsoDate,
  time: string
]

/**
 * The lines of a round. A region's round has 78 000: they come from the database as JSON texts, each an array of
 * `LineOnPaper` in the order of `sheets`, and only the worker makes objects of them.
 */
export interface RoundLinesData {
  round: RoundOnPaper
  points: readonly PointOnPaper[]
  sheets: readonly SheetOnPaper[]
  lines: readonly string[]
}

export interface PickedLot {
  batch: string
  expiresOn: IsoDate | null
  quantity: number
}

/** What the warehouse puts aside for one point. */
export interface PickListPoint {
  point: PointOnPaper
  lines: number
  /** In units of the ware: in the list, there or on the way already, still to be put aside. */
  planned: number
  arrived: number
  wanted: number
  lots: readonly PickedLot[]
  /** What no unexpired lot of the warehouse holds. */
  short: number
}

export interface PickListData {
  round: RoundOnPaper
  source: PointOnPaper
  /** What one kit holds; empty for an item. */
  contents: readonly { name: Bilingual; unit: Unit; quantity: number }[]
  points: readonly PickListPoint[]
}

/** The figures of a closed round, as frozen when it was closed, and what the list says of it. */
export interface MinutesData {
  round: RoundOnPaper
  frozenOn: IsoDate
  closedOn: IsoDate
  closedBy: string
  points: readonly {
    name: Bilingual
    planned: number
    arrived: number
    left: number
    handedByList: number
    handedByLedger: number
    returned: number
    onHand: number
    counted: number | null
    difference: number | null
    explanation: string
  }[]
  categories: readonly { name: Bilingual; lines: number; planned: number; handedOut: number }[]
  lines: number
  planned: number
  handedOut: number
  handedLines: number
  byProxy: number
  unclaimedLines: number
  unclaimedUnits: number
  addedByHand: readonly { number: number; name: string; quantity: number; reason: string; by: string }[]
  sample: { population: number; size: number; confidence: string; margin: string; seed: string }
}

/** Data of each kind of paper. */
export interface RoundPapers {
  list: RoundLinesData
  tickets: RoundLinesData
  'pick-list': PickListData
  minutes: MinutesData
}
