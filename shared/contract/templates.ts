import { z } from 'zod'
import { idField, instantOut, lineField, noteField } from './fields'
import { administrators, operation } from './operation'

/** The documents whose words an office may put its own way. */
export const templateNames = [
  'letter-common',
  'letter-programmes',
  'letter-assign',
  'letter-refuse',
  'letter-assign-other',
  'letter-refuse-other',
  'letter-change-common',
  'letter-change',
  'letter-suspend',
  'letter-resume',
  'letter-terminate',
  'survey-act'
] as const
/** What a preview is drawn with: made-up people, never somebody's case. */
export const templateSamples = [
  'unconditional',
  'conditional',
  'refuse',
  'housing',
  'tariff',
  'local',
  'kit',
  'refuse-other',
  'change',
  'overpaid',
  'appeal',
  'suspend',
  'resume',
  'terminate',
  'death',
  'survey-act'
] as const

export const templateProblems = [
  'block-missing',
  'block-unknown',
  'text-empty',
  'placeholder-unknown',
  'placeholders-differ',
  'lists-differ'
] as const

const blocksField = z.record(z.string().max(60), z.strictObject({ kk: noteField(2000), ru: noteField(2000) }))

const problemView = z.object({
  block: z.string(),
  problem: z.enum(templateProblems),
  placeholder: z.string().nullable()
})

const wordsOf = z.object({ kk: z.string(), ru: z.string() })

const templateView = z.object({
  template: z.enum(templateNames),
  blocks: z.array(
    z.object({
      name: z.string(),
      /** What is filled in when printed; each language names every one of them. */
      placeholders: z.array(z.string()),
      /** Words parted by `|`, as many in both languages. */
      list: z.boolean(),
      text: wordsOf,
      /** What the program ships. */
      shipped: wordsOf
    })
  )
})

const templatesView = z.object({
  /** The version in force; new letters are printed from it. */
  version: z.number(),
  /** The version shown. */
  shown: z.number(),
  templates: z.array(templateView),
  /** Newest first; those of the program itself have no author. */
  versions: z.array(
    z.object({
      version: z.number(),
      template: z.enum(templateNames).nullable(),
      reason: z.string(),
      savedAt: instantOut.nullable(),
      savedBy: z.string().nullable()
    })
  )
})

export const templatesOperations = {
  list: operation({
    name: 'templates.list',
    role: [...administrators, 'head'],
    writes: false,
    /** An earlier version's words, to look at or to begin from. */
    input: z.strictObject({ version: idField.optional() }),
    output: templatesView
  }),
  /** What is wrong with a wording, and, when nothing is, the paper it would make. */
  preview: operation({
    name: 'templates.preview',
    role: [...administrators, 'head'],
    writes: false,
    input: z.strictObject({
      template: z.enum(templateNames),
      blocks: blocksField,
      sample: z.enum(templateSamples)
    }),
    output: z.object({
      problems: z.array(problemView),
      pdf: z.string().nullable().meta({ description: 'PDF, base64' }),
      pages: z.number()
    })
  }),
  /** Puts a wording in force as the next version. Letters printed before keep theirs. */
  save: operation({
    name: 'templates.save',
    role: administrators,
    writes: true,
    input: z.strictObject({
      template: z.enum(templateNames),
      blocks: blocksField,
      /** The version the change was made from; `stale` when another has come since. */
      basedOn: z.int().positive(),
      reason: lineField(300)
    }),
    output: templatesView
  })
}
