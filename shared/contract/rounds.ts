import { z } from 'zod'
import { criteriaField } from './criteria'
import { dateField, dateOut, idField, lineField, monthField, noteField, nothing, pageInput } from './fields'
import { distributionReaders, operation, roundMakers, stockKeepers } from './operation'
import {
  roundStates,
  exclusionReasons,
  lineNumberField,
  roundView,
  roundRow,
  drawView,
  lineView,
  tickView,
  reconciliationView,
  reportGroup,
  checkRow
} from './round-views'
import { inKindProgrammes, wareView } from './stock-views'

export * from './round-views'

const proxyField = z.strictObject({ name: lineField(120), document: lineField(120) })

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
  /** After a day on paper: ticks lines by "1-40, 45", places in the round's list, or by whole numbers; nothing is dropped, what cannot be ticked is listed. */
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
