import { z } from 'zod'
import { dateField, dateOut } from './fields'
import { distributionReaders, operation } from './operation'
import { inKindProgrammes, wareView } from './stock'
import { roundRow } from './rounds'

const figures = z.object({
  planned: z.number(),
  reserved: z.number(),
  handedOut: z.number(),
  returned: z.number(),
  left: z.number()
})
const group = figures.extend({ code: z.string(), nameKk: z.string(), nameRu: z.string() })

const boardInput = {
  programme: z.enum(inKindProgrammes).optional(),
  /** Rounds whose last day is not before, and whose first day is not after. */
  from: dateField.optional(),
  until: dateField.optional()
}

export const boardView = z.object({
  total: figures,
  rounds: z.array(roundRow.extend({ figures })),
  villages: z.array(group),
  points: z.array(group),
  categories: z.array(group),
  days: z.array(z.object({ day: dateOut, handedOut: z.number(), returned: z.number() })),
  /** Free stock of each ware and for how many days it lasts at the pace of the last 28 days; null when none was handed out. */
  wares: z.array(
    z.object({
      ware: wareView,
      onHand: z.number(),
      reserved: z.number(),
      free: z.number(),
      perDay: z.string(),
      daysLeft: z.number().nullable()
    })
  )
})

export const boardOperations = {
  overview: operation({
    name: 'board.overview',
    role: distributionReaders,
    writes: false,
    input: z.strictObject(boardInput),
    output: boardView
  }),
  /** The board as a workbook or a paper, into a file. */
  export: operation({
    name: 'board.export',
    role: distributionReaders,
    writes: true,
    input: z.strictObject({ ...boardInput, format: z.enum(['xlsx', 'pdf']) }),
    output: z.object({ path: z.string(), bytes: z.number() })
  }),
  /** Opens an exported file in the system's own viewer; `opened` is false where there is none, as in the headless door. */
  open: operation({
    name: 'board.open',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ path: z.string().max(4000) }),
    output: z.object({ opened: z.boolean() })
  })
}
