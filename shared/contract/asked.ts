import { z } from 'zod'

const value = z.union([z.string().max(2000, { error: 'text-too-long' }), z.number(), z.boolean(), z.null()])

/**
 * What a programme asks beside family and income, by name of the field; held against the programme's own description
 * (`checkAsked`), which knows kinds, bounds and names of the fields.
 */
export const askedInput = z
  .record(z.string().max(60), z.union([value, z.array(z.record(z.string().max(60), value)).max(400)]))
  .meta({ description: 'Facts that the programme asks for by its own description' })

export const askedView = z.record(z.string(), z.unknown())
