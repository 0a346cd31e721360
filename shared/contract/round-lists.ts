import { z } from 'zod'
import { idField, instantOut } from './fields'
import { distributionReaders, operation, stockKeepers } from './operation'
import { paperKinds } from './round-views'

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
