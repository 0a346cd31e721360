import { z } from 'zod'
import { criteriaField } from './criteria'
import {
  checkedString,
  dateField,
  dateOut,
  idField,
  instantOut,
  lineField,
  monthField,
  noteField,
  nothing,
  pageInput
} from './fields'
import { distributionReaders, operation, roundMakers, stockKeepers } from './operation'
import { inKindProgrammes, placeView, wareView } from './stock'

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

const proxyField = z.strictObject({ name: lineField(120), document: lineField(120) })

/** Two ranges are written as "1-40, 45": places in the list of the point's round, or whole numbers with check digits. */
const tickView = z.object({
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

const roundFields = {
  nameKk: lineField(160),
  nameRu: lineField(160),
  programme: z.enum(inKindProgrammes),
  /** An item or a kit's version, by its ware. */
  wareId: idField,
  norm: z.enum(['person', 'family']),
  /** So many to each person, or to each family. */
  quantity: z.int({ error: 'norm-zero' }).min(1, { error: 'norm-zero' }).max(10_000),
  /** Who got the same programme's help within this time gets no second. */
  repeatAfter: z.enum(['month', 'quarter', 'once']),
  asOf: dateField,
  month: monthField.optional(),
  sourcePlaceId: idField,
  pointIds: z.array(idField).min(1, { error: 'points-empty' }).max(500),
  firstDay: dateField,
  lastDay: dateField,
  slotMinutes: z.int().min(5).max(480).default(30),
  criteria: criteriaField
}

export const roundsOperations = {
  create: operation({
    name: 'rounds.create',
    role: roundMakers,
    writes: true,
    input: z.strictObject(roundFields),
    output: roundView
  }),
  /** Changes a draft. */
  save: operation({
    name: 'rounds.save',
    role: roundMakers,
    writes: true,
    input: z.strictObject({ id: idField, revision: z.int(), ...roundFields }),
    output: roundView
  }),
  /** The ready-made categories of kits and masks, to begin from. */
  categories: operation({
    name: 'rounds.categories',
    role: distributionReaders,
    writes: false,
    input: nothing,
    output: z.object({
      programmes: z.array(
        z.object({ programme: z.enum(inKindProgrammes), categories: criteriaField.shape.categories })
      )
    })
  }),
  list: operation({
    name: 'rounds.list',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ state: z.enum([...roundStates, 'all']).default('all'), ...pageInput }),
    output: z.object({ rows: z.array(roundRow), next: z.string().nullable() })
  }),
  get: operation({
    name: 'rounds.get',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: roundView
  }),
  draw: operation({
    name: 'rounds.draw',
    role: roundMakers,
    writes: false,
    input: z.strictObject({ id: idField, jobId: z.string().max(60).optional() }),
    output: drawView
  }),
  /** Numbers the lines, assigns points and times, reserves the stock; in one transaction. */
  freeze: operation({
    name: 'rounds.freeze',
    role: roundMakers,
    writes: true,
    input: z.strictObject({
      id: idField,
      revision: z.int().optional(),
      jobId: z.string().max(60).optional()
    }),
    output: roundView
  }),
  cancel: operation({
    name: 'rounds.cancel',
    role: roundMakers,
    writes: true,
    input: z.strictObject({ id: idField, reason: lineField(300) }),
    output: roundView
  }),
  lines: operation({
    name: 'rounds.lines',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({
      id: idField,
      placeId: idField.optional(),
      kato: z.string().max(9).optional(),
      category: z.string().max(40).optional(),
      state: z.enum(['all', 'waiting', 'handed-out', 'returned']).default('all'),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(lineView), next: z.string().nullable(), total: z.number() })
  }),
  excluded: operation({
    name: 'rounds.excluded',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ id: idField, reason: z.enum(exclusionReasons).optional(), ...pageInput }),
    output: z.object({ rows: drawView.shape.excludedPeople, next: z.string().nullable() })
  }),
  /** A line by hand, after the freeze; the reason is kept and printed in the minutes. */
  addLine: operation({
    name: 'rounds.addLine',
    role: roundMakers,
    writes: true,
    input: z.strictObject({
      id: idField,
      personId: idField,
      placeId: idField.optional(),
      category: z.string().max(40).optional(),
      reason: lineField(300)
    }),
    output: lineView
  }),
  /** The line of a number that was scanned or typed at a point, and those of the same family; hands nothing out. */
  find: operation({
    name: 'rounds.find',
    role: stockKeepers,
    writes: false,
    input: z.strictObject({ roundId: idField, placeId: idField, number: lineNumberField }),
    output: z.object({ line: lineView, family: z.array(lineView) })
  }),
  /** Hands out one line, or several of one family to whoever picks up for all. */
  handOut: operation({
    name: 'rounds.handOut',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      roundId: idField,
      placeId: idField,
      numbers: z.array(lineNumberField).min(1).max(40),
      proxy: proxyField.optional()
    }),
    output: z.object({ lines: z.array(lineView), left: z.number() })
  }),
  /** Takes a hand-out back as if it had not been, until the round is closed. */
  undo: operation({
    name: 'rounds.undo',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({ roundId: idField, number: lineNumberField }),
    output: lineView
  }),
  /** Somebody brings back what was handed out: to stock again, or spoiled and written off. */
  giveBack: operation({
    name: 'rounds.giveBack',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      roundId: idField,
      number: lineNumberField,
      spoiled: z.boolean(),
      reason: lineField(300)
    }),
    output: lineView
  }),
  /** After a day on paper: ticks lines by their numbers and ranges of numbers; nothing is dropped, what cannot be ticked is listed. */
  tick: operation({
    name: 'rounds.tick',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      roundId: idField,
      placeId: idField,
      onDay: dateField,
      ranges: noteField(20_000),
      jobId: z.string().max(60).optional()
    }),
    output: tickView
  }),
  /** What ticking would do. */
  tickPreview: operation({
    name: 'rounds.tickPreview',
    role: stockKeepers,
    writes: false,
    input: z.strictObject({ roundId: idField, placeId: idField, ranges: noteField(20_000) }),
    output: tickView
  }),
  /** List, ledger and count side by side, before the round is closed. */
  reconcile: operation({
    name: 'rounds.reconcile',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: reconciliationView
  }),
  /** Closes a round: a count for each point with stock, each difference explained; what nobody claimed is free again. */
  close: operation({
    name: 'rounds.close',
    role: roundMakers,
    writes: true,
    input: z.strictObject({
      id: idField,
      counts: z
        .array(
          z.strictObject({
            placeId: idField,
            counted: z.int().min(0).max(100_000_000),
            explanation: noteField(500).default('')
          })
        )
        .max(500)
    }),
    output: roundView
  }),
  /** The round's figures by village, point, category and day. */
  report: operation({
    name: 'rounds.report',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: z.object({
      round: roundRow,
      reserved: z.number(),
      left: z.number(),
      villages: z.array(reportGroup()),
      points: z.array(reportGroup()),
      categories: z.array(reportGroup()),
      days: z.array(
        z.object({ day: dateOut, lines: z.number(), units: z.number(), returnedUnits: z.number() })
      ),
      addedByHand: z.number(),
      byProxy: z.number()
    })
  }),
  /** The sample to be asked by telephone. */
  checks: operation({
    name: 'rounds.checks',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: z.object({ rows: z.array(checkRow()) })
  }),
  saveCheck: operation({
    name: 'rounds.saveCheck',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      lineId: idField,
      outcome: z.enum(['received', 'not-received', 'not-reached']),
      note: noteField(300).default('')
    }),
    output: checkRow()
  }),
  /** Everything in kind that a person, or the whole family, ever received. */
  received: operation({
    name: 'rounds.received',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ personId: idField.optional(), familyId: idField.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          lineId: z.number(),
          number: z.string(),
          personId: z.number(),
          fullName: z.string(),
          roundId: z.number(),
          roundNumber: z.number(),
          roundKk: z.string(),
          roundRu: z.string(),
          programme: z.enum(inKindProgrammes),
          ware: wareView,
          quantity: z.number(),
          state: z.enum(['waiting', 'handed-out', 'returned', 'not-claimed']),
          onDay: dateOut.nullable(),
          pointKk: z.string(),
          pointRu: z.string(),
          proxyName: z.string().nullable()
        })
      )
    })
  })
}

function reportGroup() {
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

function checkRow() {
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

export const listsOperations = {
  /** Draws a round's paper into a file, as one job; each print is logged with its copy. Only `minutes` needs a closed round. */
  render: operation({
    name: 'lists.render',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      roundId: idField,
      kind: z.enum(paperKinds),
      /** One point's sheets only. */
      placeId: idField.optional(),
      jobId: z.string().max(60).optional()
    }),
    output: z.object({
      path: z.string(),
      pages: z.number(),
      bytes: z.number(),
      sha256: z.string(),
      copyNo: z.number(),
      lines: z.number()
    })
  }),
  papers: operation({
    name: 'lists.papers',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ roundId: idField }),
    output: z.object({
      papers: z.array(
        z.object({
          id: z.number(),
          kind: z.enum(paperKinds),
          placeKk: z.string().nullable(),
          placeRu: z.string().nullable(),
          copyNo: z.number(),
          pages: z.number(),
          sha256: z.string(),
          path: z.string(),
          printedAt: instantOut,
          printedBy: z.string()
        })
      )
    })
  }),
  /** A paper drawn before, for the screen. */
  open: operation({
    name: 'lists.open',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: z.object({ pdf: z.string().meta({ description: 'PDF, base64' }) })
  }),
  /** The same paper in the system's viewer, to be sent to a printer; where there is none nothing is opened. */
  openFile: operation({
    name: 'lists.openFile',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: z.object({ opened: z.boolean() })
  })
}
