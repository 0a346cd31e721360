import { z } from 'zod'
import { checkedString, idField, katoField, lineField, nothing } from './fields'
import { distributionReaders, operation, roundMakers, stockKeepers } from './operation'
import { parsePhone } from '../domain/phone'
import {
  units,
  inKindProgrammes,
  quantityField,
  itemView,
  kitView,
  opensField,
  placeView
} from './stock-views'

const codeField = lineField(30)

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
