import { z } from 'zod'
import {
  checkedString,
  dateField,
  dateOut,
  idField,
  instantOut,
  katoField,
  lineField,
  noteField,
  nothing,
  pageInput
} from './fields'
import { parsePhone } from '../domain/phone'
import { distributionReaders, operation, roundMakers, stockKeepers } from './operation'

/** What an item is counted in; quantities are whole numbers of it. */
export const units = ['piece', 'pair', 'pack', 'g', 'ml'] as const
/** Programmes whose help is given in kind. */
export const inKindProgrammes = ['kit', 'gsp', 'mask'] as const
export const movementKinds = [
  'receive',
  'send',
  'arrive',
  'assemble',
  'take-apart',
  'reserve',
  'release',
  'hand-out',
  'return',
  'write-off',
  'count',
  'reverse'
] as const

/** More of anything than a region could hold in its warehouses is a slip of the keyboard. */
export const largestQuantity = 100_000_000
export const quantityField = z.int().positive().max(largestQuantity)
const codeField = lineField(30)
const reasonField = lineField(300)

export const itemView = z.object({
  id: z.number(),
  wareId: z.number(),
  code: z.string(),
  nameKk: z.string(),
  nameRu: z.string(),
  unit: z.enum(units),
  perishable: z.boolean(),
  expiryAlertDays: z.number(),
  lowStock: z.number().nullable(),
  active: z.boolean(),
  revision: z.number()
})

export const itemsOperations = {
  save: operation({
    name: 'items.save',
    role: stockKeepers,
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      revision: z.int().optional(),
      code: codeField,
      nameKk: lineField(120),
      nameRu: lineField(120),
      unit: z.enum(units),
      /** Whether every batch of it has an expiry date. */
      perishable: z.boolean().default(false),
      /** So many days before its expiry a lot is shown among the alerts. */
      expiryAlertDays: z.int().min(0).max(3650).default(30),
      /** Below so many in all places together the item is shown among the alerts; null for never. */
      lowStock: quantityField.nullable().default(null),
      active: z.boolean().default(true)
    }),
    output: itemView
  }),
  list: operation({
    name: 'items.list',
    role: distributionReaders,
    writes: false,
    input: nothing,
    output: z.object({ items: z.array(itemView) })
  })
}

export const kitVersionView = z.object({
  id: z.number(),
  wareId: z.number(),
  version: z.number(),
  createdAt: instantOut,
  createdBy: z.string(),
  /** Once put together or named by a round, its contents stay for ever. */
  used: z.boolean(),
  items: z.array(
    z.object({
      itemId: z.number(),
      wareId: z.number(),
      nameKk: z.string(),
      nameRu: z.string(),
      unit: z.enum(units),
      quantity: z.number()
    })
  )
})
export const kitView = z.object({
  id: z.number(),
  code: z.string(),
  nameKk: z.string(),
  nameRu: z.string(),
  programme: z.enum(inKindProgrammes),
  active: z.boolean(),
  revision: z.number(),
  /** Newest first. */
  versions: z.array(kitVersionView)
})

export const kitsOperations = {
  /** New contents of a used version make the next version; of an unused one they replace it. */
  save: operation({
    name: 'kits.save',
    role: roundMakers,
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      revision: z.int().optional(),
      code: codeField,
      nameKk: lineField(120),
      nameRu: lineField(120),
      programme: z.enum(inKindProgrammes),
      active: z.boolean().default(true),
      items: z
        .array(z.strictObject({ itemId: idField, quantity: quantityField }))
        .min(1, { error: 'kit-empty' })
        .max(100)
    }),
    output: kitView
  }),
  list: operation({
    name: 'kits.list',
    role: distributionReaders,
    writes: false,
    input: nothing,
    output: z.object({ kits: z.array(kitView) })
  })
}

const timeField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time-malformed' })
/** Opening times: on this weekday (1 Monday … 7 Sunday) from–until, without the break. */
export const opensField = z
  .array(z.strictObject({ weekday: z.int().min(1).max(7), from: timeField, until: timeField }))
  .max(21)

export const placeView = z.object({
  id: z.number(),
  code: z.string(),
  kind: z.enum(['warehouse', 'point']),
  nameKk: z.string(),
  nameRu: z.string(),
  kato: z.string(),
  /** The settlement's name. */
  placeKk: z.string(),
  placeRu: z.string(),
  address: z.string(),
  responsible: z.string(),
  phone: z.string().nullable(),
  opens: z.array(z.object({ weekday: z.number(), from: z.string(), until: z.string() })),
  active: z.boolean(),
  revision: z.number()
})

export const placesOperations = {
  save: operation({
    name: 'places.save',
    role: roundMakers,
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      revision: z.int().optional(),
      code: codeField,
      kind: z.enum(['warehouse', 'point']),
      nameKk: lineField(120),
      nameRu: lineField(120),
      kato: katoField,
      address: lineField(300),
      responsible: lineField(120),
      phone: checkedString((text) => parsePhone(text), 60)
        .nullable()
        .default(null),
      /** Left out, a point is open Monday to Friday from 9 to 13 and from 14 to 18. */
      opens: opensField.optional(),
      active: z.boolean().default(true)
    }),
    output: placeView
  }),
  list: operation({
    name: 'places.list',
    role: distributionReaders,
    writes: false,
    input: nothing,
    output: z.object({ places: z.array(placeView) })
  })
}

/** A ware is named as what it is: an item, or a version of a kit that has been put together. */
export const wareView = z.object({
  wareId: z.number(),
  kind: z.enum(['item', 'kit']),
  /** Of a kit its version, null of an item. */
  version: z.number().nullable(),
  code: z.string(),
  nameKk: z.string(),
  nameRu: z.string(),
  unit: z.enum(units)
})

export const ledgerRow = z.object({
  id: z.number(),
  movementId: z.number(),
  kind: z.enum(movementKinds),
  at: instantOut,
  onDay: dateOut,
  user: z.string(),
  placeId: z.number(),
  placeKk: z.string(),
  placeRu: z.string(),
  ware: wareView,
  lotId: z.number().nullable(),
  batch: z.string().nullable(),
  expiresOn: dateOut.nullable(),
  onHand: z.number(),
  reserved: z.number(),
  roundId: z.number().nullable(),
  roundNumber: z.number().nullable(),
  document: z.string(),
  party: z.string(),
  reason: z.string(),
  /** The movement this one took back, or the one that took this back. */
  reversesId: z.number().nullable(),
  reversedById: z.number().nullable()
})

export const transferView = z.object({
  id: z.number(),
  from: z.object({ id: z.number(), nameKk: z.string(), nameRu: z.string() }),
  to: z.object({ id: z.number(), nameKk: z.string(), nameRu: z.string() }),
  sentAt: instantOut,
  sentBy: z.string(),
  roundId: z.number().nullable(),
  roundNumber: z.number().nullable(),
  document: z.string(),
  state: z.enum(['on-the-way', 'arrived', 'recalled']),
  lines: z.array(
    z.object({
      lotId: z.number(),
      ware: wareView,
      batch: z.string(),
      expiresOn: dateOut.nullable(),
      sent: z.number(),
      arrived: z.number().nullable()
    })
  )
})

export const countView = z.object({
  id: z.number(),
  placeId: z.number(),
  placeKk: z.string(),
  placeRu: z.string(),
  state: z.enum(['entered', 'confirmed', 'finalised', 'dropped']),
  countedOn: dateOut,
  enteredBy: z.string(),
  enteredById: z.number(),
  finalisedBy: z.string().nullable(),
  revision: z.number(),
  lines: z.array(
    z.object({
      lotId: z.number(),
      ware: wareView,
      batch: z.string(),
      expiresOn: dateOut.nullable(),
      expected: z.number(),
      counted: z.number(),
      difference: z.number(),
      reason: z.string()
    })
  )
})

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
