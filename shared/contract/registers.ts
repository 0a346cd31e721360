import { z } from 'zod'
import { waveCategories } from '../programmes/birgemiz/categories'
import { administrators, caseReaders, caseWorkers, operation } from './operation'
import {
  amountField,
  amountOut,
  dateField,
  dateOut,
  idField,
  lineField,
  monthField,
  noteField,
  nothing,
  pageInput
} from './fields'

/** Whom an income loss of the emergency came from. */
export const consultationGrounds = [
  'employee',
  'self-employed',
  'entrepreneur',
  'informal',
  'unemployed',
  'other'
] as const
export const consultationOutcomes = ['advised', 'sent', 'assigned', 'refused', 'paid'] as const

export const consultationView = z.object({
  id: z.number(),
  revision: z.number(),
  personId: z.number(),
  name: z.string(),
  iin: z.string(),
  month: z.string(),
  ground: z.enum(consultationGrounds),
  consultedOn: dateOut,
  outsideNumber: z.string().nullable(),
  outcome: z.enum(consultationOutcomes),
  outcomeOn: dateOut.nullable(),
  note: z.string()
})

/** Register of the 42 500 tenge: the office consults and notes what the other body decided. One entry a person and month. */
export const consultationsOperations = {
  save: operation({
    name: 'consultations.save',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      revision: z.int().min(1).optional(),
      personId: idField,
      month: monthField,
      ground: z.enum(consultationGrounds),
      consultedOn: dateField,
      outsideNumber: lineField(60).nullable().default(null),
      outcome: z.enum(consultationOutcomes).default('advised'),
      outcomeOn: dateField.nullable().default(null),
      note: noteField(1000).default('')
    }),
    output: consultationView
  }),
  list: operation({
    name: 'consultations.list',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      month: monthField.optional(),
      outcome: z.enum(consultationOutcomes).optional(),
      personId: idField.optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({
      rows: z.array(consultationView),
      next: z.string().nullable(),
      counts: z.record(z.string(), z.number()),
      /** The months the emergency lasted, in its two periods. */
      periods: z.array(z.object({ code: z.string(), months: z.array(z.string()) }))
    })
  })
}

export { waveCategories }

export const waveView = z.object({
  id: z.number(),
  revision: z.number(),
  number: z.number(),
  nameKk: z.string(),
  nameRu: z.string(),
  opensOn: dateOut,
  closesOn: dateOut.nullable(),
  amount: amountOut,
  categories: z.array(z.enum(waveCategories)),
  counts: z.record(z.string(), z.number())
})

export const candidateView = z.object({
  id: z.number(),
  revision: z.number(),
  waveId: z.number(),
  familyId: z.number(),
  personId: z.number(),
  name: z.string(),
  iin: z.string(),
  category: z.enum(waveCategories),
  state: z.enum(['candidate', 'sent', 'refused', 'paid']),
  stateOn: dateOut.nullable(),
  reason: z.string()
})

/** «Біз біргеміз»: waves, their candidates and what the fund decided. One family once a wave. */
export const wavesOperations = {
  save: operation({
    name: 'waves.save',
    role: [...administrators, ...caseWorkers],
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      revision: z.int().min(1).optional(),
      number: z.int().min(1).max(99),
      nameKk: lineField(160),
      nameRu: lineField(160),
      opensOn: dateField,
      closesOn: dateField.nullable().default(null),
      amount: amountField,
      categories: z.array(z.enum(waveCategories)).min(1)
    }),
    output: waveView
  }),
  list: operation({
    name: 'waves.list',
    role: caseReaders,
    writes: false,
    input: nothing,
    output: z.object({ waves: z.array(waveView) })
  }),
  /** Families of the office's own data that fit the wave's categories and are not in it: a proposal to pick from. */
  suggest: operation({
    name: 'waves.suggest',
    role: caseReaders,
    writes: false,
    input: z.strictObject({ waveId: idField, category: z.enum(waveCategories).optional(), ...pageInput }),
    output: z.object({
      rows: z.array(
        z.object({
          familyId: z.number(),
          personId: z.number(),
          name: z.string(),
          iin: z.string(),
          category: z.enum(waveCategories),
          familySize: z.number(),
          earlierWaves: z.array(z.number())
        })
      ),
      next: z.string().nullable()
    })
  }),
  add: operation({
    name: 'waves.add',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      waveId: idField,
      candidates: z
        .array(z.strictObject({ personId: idField, category: z.enum(waveCategories) }))
        .min(1)
        .max(2000)
    }),
    output: z.object({ added: z.number() })
  }),
  candidates: operation({
    name: 'waves.candidates',
    role: caseReaders,
    writes: false,
    input: z.strictObject({
      waveId: idField,
      state: z.enum(['candidate', 'sent', 'refused', 'paid']).optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(candidateView), next: z.string().nullable() })
  }),
  result: operation({
    name: 'waves.result',
    role: caseWorkers,
    writes: true,
    input: z.strictObject({
      ids: z.array(idField).min(1).max(2000),
      state: z.enum(['candidate', 'sent', 'refused', 'paid']),
      on: dateField,
      reason: noteField(300).default('')
    }),
    output: z.object({ changed: z.number() })
  })
}
