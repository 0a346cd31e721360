import { z } from 'zod'
import { administrators, operation } from './operation'
import { dateOut, instantOut, katoField, lineField, localeField, nothing } from './fields'

/** The office itself: who it is on paper and where it stands. */
export const officeInput = z.strictObject({
  nameKk: lineField(300),
  nameRu: lineField(300),
  addressKk: lineField(300),
  addressRu: lineField(300),
  phone: lineField(60),
  /** KATO of the office's district (or city); its first two digits are the region of the poverty line. */
  kato: katoField,
  headNameKk: lineField(120),
  headNameRu: lineField(120)
})

/** A district's office, or the regional center that receives the files of all; said once, at the setup. */
const officeKind = z.enum(['district', 'region'])

const password = z.string().min(8, { error: 'password-too-short' }).max(200, { error: 'text-too-long' })
export const newPasswordField = password
export const loginField = z
  .string()
  .max(40, { error: 'text-too-long' })
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, { error: 'login-malformed' })

export const officeView = z.object({
  nameKk: z.string(),
  nameRu: z.string(),
  addressKk: z.string(),
  addressRu: z.string(),
  phone: z.string(),
  kato: z.string(),
  region: z.string(),
  headNameKk: z.string(),
  headNameRu: z.string(),
  sample: z.boolean(),
  kind: officeKind
})

export const officeStatus = z.object({
  state: z.enum(['new', 'ready']),
  office: officeView.nullable(),
  version: z.string(),
  dataFolder: z.string(),
  today: dateOut,
  /** Minutes without a key or a click after which the window locks itself. */
  lockAfterMinutes: z.number()
})

export const officeOperations = {
  status: operation({
    name: 'office.status',
    role: 'public',
    writes: false,
    input: nothing,
    output: officeStatus
  }),
  setup: operation({
    name: 'office.setup',
    role: 'public',
    writes: true,
    input: z.strictObject({
      office: officeInput.extend({ kind: officeKind.default('district') }),
      administrator: z.strictObject({ login: loginField, name: lineField(120), password }),
      locale: localeField.optional()
    }),
    output: officeStatus
  }),
  createSample: operation({
    name: 'office.createSample',
    role: 'public',
    writes: true,
    input: z.strictObject({
      families: z.int().min(1).max(100_000).optional(),
      seed: z.int().min(1).max(2_000_000_000).optional(),
      password,
      locale: localeField.optional(),
      /** Progress is reported, and the making can be stopped, under this id. */
      jobId: z.string().max(60).optional()
    }),
    output: z.object({
      status: officeStatus,
      logins: z.array(z.object({ login: z.string(), role: z.string() })),
      families: z.number()
    })
  }),
  save: operation({
    name: 'office.save',
    role: administrators,
    writes: true,
    input: officeInput,
    output: officeView
  }),
  settings: operation({
    name: 'office.settings',
    role: administrators,
    writes: true,
    input: z.strictObject({ lockAfterMinutes: z.int().min(1).max(240) }),
    output: officeStatus
  }),
  backup: operation({
    name: 'office.backup',
    role: administrators,
    writes: true,
    input: nothing,
    output: z.object({ path: z.string(), bytes: z.number(), at: instantOut })
  }),
  /** Puts a file where the system's own dialog says; `null` when nothing was chosen. Only the window has it. */
  saveFile: operation({
    name: 'office.saveFile',
    role: 'signed-in',
    writes: false,
    input: z.strictObject({
      fileName: lineField(200),
      content: z
        .string()
        .max(80_000_000, { error: 'text-too-long' })
        .meta({ description: 'The file, base64' })
    }),
    output: z.object({ path: z.string().nullable() })
  }),
  check: operation({
    name: 'office.check',
    role: administrators,
    writes: false,
    input: nothing,
    output: z.object({
      ok: z.boolean(),
      findings: z.array(z.object({ code: z.string(), count: z.number(), table: z.string().nullable() }))
    })
  })
}
