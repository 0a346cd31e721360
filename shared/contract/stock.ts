import { z } from 'zod'
import { dateField, dateOut, idField, instantOut, lineField, noteField, nothing, pageInput } from './fields'
import { distributionReaders, operation, roundMakers, stockKeepers } from './operation'
import {
  movementKinds,
  largestQuantity,
  quantityField,
  wareView,
  ledgerRow,
  transferView,
  countView
} from './stock-views'

export * from './stock-views'

const reasonField = lineField(300)
export const movementDone = z.object({ movementId: z.number(), at: instantOut })
const documentField = lineField(60)
const lotLine = z.strictObject({ lotId: idField, quantity: quantityField })

export const stockOperations = {
  /** Goods from outside, with the number of the waybill and the supplier. */
  receive: operation({
    name: 'stock.receive',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      placeId: idField,
      /** Day of the waybill; today when left out, never in the future. */
      onDay: dateField.optional(),
      waybill: documentField,
      supplier: lineField(200),
      lines: z
        .array(
          z.strictObject({
            itemId: idField,
            quantity: quantityField,
            batch: lineField(60).optional(),
            expiresOn: dateField.optional()
          })
        )
        .min(1, { error: 'lines-empty' })
        .max(500)
    }),
    output: movementDone
  }),
  /** Sends goods to another place; they are on the way until that place confirms what has come. */
  move: operation({
    name: 'stock.move',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      fromPlaceId: idField,
      toPlaceId: idField,
      /** Goods reserved for a round keep their reservation on the way. */
      roundId: idField.optional(),
      document: documentField.optional(),
      lines: z
        .array(z.strictObject({ wareId: idField, quantity: quantityField, lotId: idField.optional() }))
        .min(1, { error: 'lines-empty' })
        .max(500)
    }),
    output: z.object({ transferId: z.number(), at: instantOut })
  }),
  /** The receiving place says what has come; what is missing is written off with the reason. */
  confirmMove: operation({
    name: 'stock.confirmMove',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      transferId: idField,
      /** Left out, everything has come. */
      lines: z
        .array(z.strictObject({ lotId: idField, quantity: z.int().min(0).max(largestQuantity) }))
        .max(500)
        .optional(),
      reason: reasonField.optional()
    }),
    output: transferView
  }),
  /** Takes a transfer back that has not been confirmed. */
  recallMove: operation({
    name: 'stock.recallMove',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({ transferId: idField, reason: reasonField }),
    output: transferView
  }),
  transfers: operation({
    name: 'stock.transfers',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({
      state: z.enum(['on-the-way', 'all']).default('on-the-way'),
      placeId: idField.optional(),
      roundId: idField.optional(),
      ...pageInput
    }),
    output: z.object({ transfers: z.array(transferView), next: z.string().nullable() })
  }),
  /** Makes kits of items, first expired first; the kits' lot expires with the first of its items. */
  assemble: operation({
    name: 'stock.assemble',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      placeId: idField,
      kitVersionId: idField,
      quantity: quantityField,
      batch: lineField(60).optional()
    }),
    output: movementDone
  }),
  takeApart: operation({
    name: 'stock.takeApart',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({ placeId: idField, lotId: idField, quantity: quantityField, reason: reasonField }),
    output: movementDone
  }),
  writeOff: operation({
    name: 'stock.writeOff',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      placeId: idField,
      reason: reasonField,
      document: documentField.optional(),
      lines: z.array(lotLine).min(1, { error: 'lines-empty' }).max(500)
    }),
    output: movementDone
  }),
  /** Enters an opposite movement; what was done once is taken back at most once. */
  reverse: operation({
    name: 'stock.reverse',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({ movementId: idField, reason: reasonField }),
    output: movementDone
  }),
  /** Enters what was counted on a place's shelves, or changes a count not yet confirmed; lots not named are counted as 0. */
  count: operation({
    name: 'stock.count',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      placeId: idField,
      countId: idField.optional(),
      revision: z.int().optional(),
      lines: z
        .array(
          z.strictObject({
            lotId: idField,
            counted: z.int().min(0).max(largestQuantity),
            reason: noteField(300).default('')
          })
        )
        .max(5000),
      /** A confirmed count waits for a manager. */
      confirm: z.boolean().default(false)
    }),
    output: countView
  }),
  /** A manager other than the counter accepts the count: the differences become entries of the ledger. */
  finaliseCount: operation({
    name: 'stock.finaliseCount',
    role: roundMakers,
    writes: true,
    input: z.strictObject({ countId: idField, revision: z.int() }),
    output: countView
  }),
  dropCount: operation({
    name: 'stock.dropCount',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({ countId: idField, reason: reasonField }),
    output: countView
  }),
  counts: operation({
    name: 'stock.counts',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ placeId: idField.optional(), state: z.enum(['open', 'all']).default('open') }),
    output: z.object({ counts: z.array(countView) })
  }),
  /**
   * On hand, reserved and free by place and ware, with the lots; all of it summed from the ledger. Of a round only where goods are
   * reserved for it, and `reserved` is what is reserved for that round.
   */
  balance: operation({
    name: 'stock.balance',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({
      placeId: idField.optional(),
      wareId: idField.optional(),
      roundId: idField.optional()
    }),
    output: z.object({
      rows: z.array(
        z.object({
          placeId: z.number(),
          placeKk: z.string(),
          placeRu: z.string(),
          placeKind: z.enum(['warehouse', 'point', 'transit']),
          ware: wareView,
          onHand: z.number(),
          reserved: z.number(),
          free: z.number(),
          lots: z.array(
            z.object({
              lotId: z.number(),
              batch: z.string(),
              expiresOn: dateOut.nullable(),
              onHand: z.number()
            })
          )
        })
      )
    })
  }),
  ledger: operation({
    name: 'stock.ledger',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({
      placeId: idField.optional(),
      wareId: idField.optional(),
      roundId: idField.optional(),
      kind: z.enum(movementKinds).optional(),
      from: dateField.optional(),
      until: dateField.optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(ledgerRow), next: z.string().nullable() })
  }),
  /** Lots that have expired or soon will, items that run low, goods long on the way, counts that wait. */
  alerts: operation({
    name: 'stock.alerts',
    role: distributionReaders,
    writes: false,
    input: nothing,
    output: z.object({
      alerts: z.array(
        z.object({
          kind: z.enum(['expired', 'expires-soon', 'low-stock', 'long-on-the-way', 'count-waits']),
          ware: wareView.nullable(),
          placeId: z.number().nullable(),
          placeKk: z.string(),
          placeRu: z.string(),
          batch: z.string().nullable(),
          on: dateOut.nullable(),
          quantity: z.number(),
          limit: z.number().nullable(),
          subjectId: z.number().nullable()
        })
      )
    })
  })
}
