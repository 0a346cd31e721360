import { z } from 'zod'
import { importKinds } from '../imports/kinds'
import { operation, type Role } from './operation'
import {
  dateField,
  dateOut,
  idField,
  instantOut,
  katoField,
  lineField,
  nothing,
  pageInput,
  quarterField
} from './fields'

/** Whoever takes lists in; which kinds each role may, `importRoles` says. */
export const importers = [
  'clerk',
  'reviewer',
  'head',
  'distributor',
  'manager',
  'administrator'
] as const satisfies readonly Role[]

const caseKinds = ['clerk', 'reviewer', 'head'] as const
export const importRoles: Readonly<Record<(typeof importKinds)[number], readonly Role[]>> = {
  people: caseKinds,
  incomes: caseKinds,
  applications: caseKinds,
  categories: [...caseKinds, 'manager'],
  bills: caseKinds,
  stock: ['distributor', 'manager', 'head'],
  kato: ['administrator'],
  parameters: ['administrator']
}

export const rowStates = ['new', 'update', 'same', 'duplicate', 'error'] as const
/** What is done with a row: as found, left out, or (of a duplicate) taken for the stored person or for another one. */
export const rowChoices = ['take', 'skip', 'merge', 'separate'] as const

export const finding = z.object({
  level: z.enum(['error', 'warning']),
  /** Field of the kind, `null` of the row as a whole. */
  field: z.string().nullable(),
  code: z.string(),
  data: z.record(z.string(), z.unknown()),
  /** The sentence in the caller's language. */
  text: z.string()
})

/** A stored record a row was found to be, or to be like. */
export const rowMatch = z.object({
  subject: z.string(),
  id: z.number(),
  /** `exact`: the same IIN or number; `fuzzy`: alike in name and birth, in Kazakh or Russian spelling; `file`: an earlier row of the file. */
  how: z.enum(['exact', 'fuzzy', 'file']),
  /** Field → what is stored now. Of a row of the file: what that row holds, `id` being its number. */
  stored: z.record(z.string(), z.string())
})

export const importRow = z.object({
  row: z.number(),
  state: z.enum(rowStates),
  choice: z.enum(rowChoices).nullable(),
  /** The cells as they stood in the file, in its order. */
  cells: z.array(z.string()),
  /** Field → value as understood (ISO dates, decimal tenge). */
  values: z.record(z.string(), z.string()),
  findings: z.array(finding),
  match: rowMatch.nullable(),
  /** Of a merge: the fields whose stored value stays. */
  keep: z.array(z.string())
})

export const importCounts = z.object({
  rows: z.number(),
  new: z.number(),
  update: z.number(),
  same: z.number(),
  duplicate: z.number(),
  error: z.number(),
  warnings: z.number(),
  /** Rows that apply would write. */
  taken: z.number(),
  /** Of those: rows that make something new, the others change what is stored. */
  creates: z.number(),
  /** Duplicates nobody has decided on yet: they are left out. */
  undecided: z.number()
})

export const importView = z.object({
  id: z.number(),
  revision: z.number(),
  kind: z.enum(importKinds),
  state: z.enum(['previewed', 'applied', 'undone', 'dropped']),
  source: z.string(),
  fileName: z.string(),
  fileHash: z.string(),
  /** The file's own headings, in order. */
  headings: z.array(z.string()),
  /** Field → index of the column, from 0. */
  mapping: z.record(z.string(), z.number()),
  options: z.record(z.string(), z.string()),
  counts: importCounts,
  /** The same file was applied before, as this import. */
  before: z.number().nullable(),
  madeBy: z.string(),
  madeAt: instantOut,
  appliedBy: z.string().nullable(),
  appliedAt: instantOut.nullable(),
  undoneAt: instantOut.nullable()
})

const jobId = z.string().max(60).optional()
const importOptions = z.strictObject({
  quarter: quarterField.optional(),
  programme: z.string().max(40).optional(),
  placeId: idField.optional(),
  validFrom: dateField.optional(),
  act: lineField(300).optional(),
  kato: katoField.optional()
})

export const importsOperations = {
  /** The kinds with their fields, for the mapping and for whoever prepares a file. */
  kinds: operation({
    name: 'imports.kinds',
    role: importers,
    writes: false,
    input: nothing,
    output: z.object({
      kinds: z.array(
        z.object({
          kind: z.enum(importKinds),
          allowed: z.boolean(),
          options: z.array(z.string()),
          fields: z.array(
            z.object({
              id: z.string(),
              type: z.string(),
              required: z.boolean(),
              oneOf: z.array(z.string()),
              choices: z.array(z.string())
            })
          )
        })
      )
    })
  }),
  /**
   * Reads a file and holds each row against the rules and the database: a dry run that is kept until applied or dropped. Of the
   * office's own data nothing is written. With `importId` the same file is read again under another mapping or options.
   */
  preview: operation({
    name: 'imports.preview',
    role: importers,
    writes: true,
    input: z.strictObject({
      kind: z.enum(importKinds),
      fileName: lineField(200),
      content: z
        .string()
        .max(80_000_000, { error: 'text-too-long' })
        .meta({ description: 'The file, base64: CSV (UTF-8, windows-1251; comma, semicolon, tab) or XLSX' })
        .optional(),
      importId: idField.optional(),
      /** Whom the file came from; its mapping is remembered under this name. */
      source: lineField(200).default('—'),
      /** Field → column (number from 0, or its heading). Left out: the source's saved one, else guessed. */
      mapping: z
        .record(z.string().max(60), z.union([z.int().min(0).max(99), z.string().max(200)]))
        .optional(),
      options: importOptions.default({}),
      jobId
    }),
    output: importView
  }),
  get: operation({
    name: 'imports.get',
    role: importers,
    writes: false,
    input: z.strictObject({ id: idField }),
    output: importView
  }),
  list: operation({
    name: 'imports.list',
    role: importers,
    writes: false,
    input: z.strictObject({ ...pageInput }),
    output: z.object({ rows: z.array(importView), next: z.string().nullable() })
  }),
  rows: operation({
    name: 'imports.rows',
    role: importers,
    writes: false,
    input: z.strictObject({
      id: idField,
      state: z.enum([...rowStates, 'warning', 'undecided']).optional(),
      text: z.string().max(200, { error: 'text-too-long' }).optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(importRow), next: z.string().nullable() })
  }),
  /** What is to be done with rows; `null` takes a choice back. `keep` names, of a merge, fields whose stored value stays. */
  choose: operation({
    name: 'imports.choose',
    role: importers,
    writes: true,
    input: z.strictObject({
      id: idField,
      revision: z.int().min(1),
      /** Rows by number, or all of a state. */
      rows: z.union([z.array(z.int().min(1)).min(1).max(5000), z.strictObject({ state: z.enum(rowStates) })]),
      choice: z.enum(rowChoices).nullable(),
      keep: z.array(z.string().max(60)).max(60).default([])
    }),
    output: importView
  }),
  /** Writes everything taken in one transaction. The same file applied twice changes nothing. */
  apply: operation({
    name: 'imports.apply',
    role: importers,
    writes: true,
    input: z.strictObject({ id: idField, revision: z.int().min(1).optional(), jobId }),
    output: z.object({
      import: importView,
      created: z.number(),
      changed: z.number(),
      skipped: z.number(),
      rejected: z.number()
    })
  }),
  /** Takes back what an import wrote, all or nothing; refused by name when something of it was used since. */
  undo: operation({
    name: 'imports.undo',
    role: importers,
    writes: true,
    input: z.strictObject({ id: idField, jobId }),
    output: z.object({ import: importView, removed: z.number(), restored: z.number() })
  }),
  /** Forgets a preview with all its rows. */
  drop: operation({
    name: 'imports.drop',
    role: importers,
    writes: true,
    input: z.strictObject({ id: idField }),
    output: importView
  }),
  /** The rows that were refused or left out, as they stood, with the reason in a last column: to be corrected and sent again. */
  rejected: operation({
    name: 'imports.rejected',
    role: importers,
    writes: false,
    input: z.strictObject({ id: idField, format: z.enum(['csv', 'xlsx']).default('csv') }),
    output: z.object({ fileName: z.string(), content: z.string(), rows: z.number() })
  }),
  sources: operation({
    name: 'imports.sources',
    role: importers,
    writes: false,
    input: z.strictObject({ kind: z.enum(importKinds).optional() }),
    output: z.object({
      sources: z.array(
        z.object({
          id: z.number(),
          kind: z.enum(importKinds),
          name: z.string(),
          mapping: z.record(z.string(), z.string()),
          savedOn: dateOut
        })
      )
    })
  })
}
