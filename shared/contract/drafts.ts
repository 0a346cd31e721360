import { z } from 'zod'
import { idField, instantOut, noteField } from './fields'
import { caseWorkers, operation } from './operation'

export const draftView = z.object({
  id: z.number(),
  title: z.string(),
  data: z.unknown(),
  savedAt: instantOut
})

/** What a clerk has typed and not yet registered; saved as one types, so that a closed window loses nothing. */
export const draftsOperations = {
  save: operation({
    name: 'drafts.save',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      title: noteField(200),
      data: z.record(z.string(), z.json())
    }),
    output: draftView
  }),
  list: operation({
    name: 'drafts.list',
    role: caseWorkers,
    writes: false,
    input: z.strictObject({}),
    output: z.object({ drafts: z.array(draftView) })
  }),
  get: operation({
    name: 'drafts.get',
    role: caseWorkers,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: draftView
  }),
  discard: operation({
    name: 'drafts.discard',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({ id: idField }),
    output: z.object({ discarded: z.boolean() })
  })
}
