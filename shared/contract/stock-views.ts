import { z } from 'zod'
import { dateOut, instantOut } from './fields'

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

export const timeField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time-malformed' })
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
