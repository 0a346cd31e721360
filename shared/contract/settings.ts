import { z } from 'zod'
import { marks, parameterUnits } from '../parameters/types'
import { administrators, operation } from './operation'
import { programmeIds } from '../programmes/types'
import {
  amountOut,
  dateField,
  dateOut,
  instantOut,
  katoField,
  lineField,
  nothing,
  pageInput,
  quarterField,
  regionField
} from './fields'

export const parameterRow = z.object({
  /** Set for office values. */
  id: z.number().nullable(),
  name: z.string(),
  value: z.string(),
  unit: z.enum(parameterUnits),
  from: dateOut,
  until: dateOut.nullable(),
  quarter: z.string().nullable(),
  region: z.string().nullable(),
  variant: z.string().nullable(),
  act: z.string(),
  mark: z.enum(marks),
  enteredBy: z.string().nullable(),
  enteredAt: instantOut.nullable(),
  /** A later entry took its place; kept because decisions may have used it. */
  superseded: z.boolean(),
  /** How many decisions have used this office value. */
  usedBy: z.number()
})

export const parameterDefinitionView = z.object({
  name: z.string(),
  unit: z.enum(parameterUnits),
  scope: z.enum(['country', 'region', 'office']),
  by: z.enum(['quarter', 'date']),
  choices: z.array(z.string()).nullable(),
  min: z.string().nullable(),
  max: z.string().nullable()
})

const parameterTrial = z.strictObject({
  name: z.string().max(80),
  value: z.string().max(60),
  region: regionField.optional(),
  variant: z.string().max(40).optional()
})

export const parametersOperations = {
  list: operation({
    name: 'parameters.list',
    role: 'signed-in',
    writes: false,
    input: z.strictObject({
      name: z.string().max(80).optional(),
      region: regionField.optional(),
      history: z.boolean().optional()
    }),
    output: z.object({ values: z.array(parameterRow), definitions: z.array(parameterDefinitionView) })
  }),
  set: operation({
    name: 'parameters.set',
    role: administrators,
    writes: true,
    input: z.strictObject({
      name: z.string().max(80),
      value: z.string().max(60),
      /** The quarter it is for (parameters by quarter), or */
      quarter: quarterField.optional(),
      /** its first and last day. */
      from: dateField.optional(),
      until: dateField.nullable().optional(),
      /** Left out: the office's region where the parameter is by region. */
      region: regionField.nullable().optional(),
      variant: z.string().max(40).nullable().optional(),
      /** The act it comes from, with date and number. */
      act: lineField(300)
    }),
    output: z.object({ value: parameterRow, superseded: parameterRow.nullable() })
  }),
  /**
   * Tries new values, or a version of the rules, on the decisions of a quarter: how many change, by how much, whose. Stores
   * nothing but that it was tried. Also replays those decisions as they are; while one does not come out to the tenge, no value
   * of that period can be set.
   */
  try: operation({
    name: 'parameters.try',
    role: administrators,
    writes: true,
    input: z.strictObject({
      /** The quarter of application whose decisions are tried. */
      quarter: quarterField,
      programme: z.enum(programmeIds).optional(),
      values: z.array(parameterTrial).max(40).default([]),
      /** Name of a version of the rules, such as `asp2025_01`, instead of the one by date. */
      ruleVersion: z.string().max(40).optional(),
      jobId: z.string().max(60).optional()
    }),
    output: z.object({
      trialId: z.number(),
      decisions: z.number(),
      unchanged: z.number(),
      raised: z.number(),
      lowered: z.number(),
      /** Refused now and entitled then, entitled now and refused then. */
      lost: z.number(),
      gained: z.number(),
      /** Could not be worked out with the tried values, by code of the error. */
      failed: z.number(),
      sumWas: amountOut,
      sumNow: amountOut,
      rows: z.array(
        z.object({
          decisionId: z.number(),
          caseId: z.number(),
          number: z.string(),
          name: z.string(),
          outcome: z.enum(['raised', 'lowered', 'lost', 'gained', 'failed']),
          was: amountOut,
          now: amountOut.nullable(),
          code: z.string().nullable()
        })
      ),
      /** Stored decisions of the quarter that do not come out as stored. */
      faults: z.array(z.object({ decisionId: z.number(), number: z.string(), field: z.string() }))
    })
  })
}

export const holidayView = z.object({
  date: dateOut,
  kind: z.enum(['holiday', 'transfer-off', 'working-weekend']),
  nameKk: z.string(),
  nameRu: z.string(),
  mark: z.string(),
  movable: z.boolean(),
  /** Entered by the office over the shipped calendar. */
  own: z.boolean()
})

export const calendarOperations = {
  list: operation({
    name: 'calendar.list',
    role: 'signed-in',
    writes: false,
    input: z.strictObject({ year: z.int().min(2000).max(2100) }),
    output: z.object({ days: z.array(holidayView), known: z.boolean() })
  }),
  save: operation({
    name: 'calendar.save',
    role: administrators,
    writes: true,
    input: z.strictObject({
      date: dateField,
      /** `none` takes a shipped day out of the calendar. */
      kind: z.enum(['holiday', 'transfer-off', 'working-weekend', 'none']),
      nameKk: lineField(120).optional(),
      nameRu: lineField(120).optional()
    }),
    output: z.object({ days: z.array(holidayView) })
  })
}

export const katoRow = z.object({
  code: z.string(),
  nameKk: z.string(),
  nameRu: z.string(),
  level: z.enum(['region', 'district', 'rural-district', 'settlement']),
  parent: z.string().nullable(),
  mark: z.string()
})

export const classifiersOperations = {
  kato: operation({
    name: 'classifiers.kato',
    role: 'public',
    writes: false,
    input: z.strictObject({
      /** Children of this code; `null` for the regions. */
      parent: z.string().max(9).nullable().optional(),
      text: z.string().max(80).optional(),
      code: z.string().max(9).optional(),
      limit: z.int().min(1).max(500).optional()
    }),
    output: z.object({ rows: z.array(katoRow), path: z.array(katoRow) })
  }),
  saveKato: operation({
    name: 'classifiers.saveKato',
    role: administrators,
    writes: true,
    input: z.strictObject({
      code: katoField,
      nameKk: lineField(120),
      nameRu: lineField(120)
    }),
    output: katoRow
  })
}

/** What a row of the journal says beside who, when and what; never personal data. */
export const journalDetail = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type JournalDetail = z.infer<typeof journalDetail>

export const journalOperations = {
  list: operation({
    name: 'journal.list',
    role: administrators,
    writes: false,
    input: z.strictObject({ operation: z.string().max(60).optional(), ...pageInput }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.number(),
          at: instantOut,
          /** The login; of a sign-in, the account that was asked for. Empty where nobody is signed in: at the first run. */
          by: z.string(),
          operation: z.string(),
          /** A sign-in that was refused. */
          failed: z.boolean(),
          subjectKind: z.string(),
          subjectId: z.number().nullable(),
          details: z.record(z.string(), journalDetail),
          hash: z.string()
        })
      ),
      next: z.string().nullable()
    })
  }),
  verify: operation({
    name: 'journal.verify',
    role: [...administrators, 'head', 'manager'],
    writes: false,
    input: nothing,
    output: z.object({
      ok: z.boolean(),
      rows: z.number(),
      firstBroken: z.object({ id: z.number(), reason: z.string() }).nullable(),
      lastHash: z.string()
    })
  })
}
