import { z } from 'zod'
import { datasetNames } from '../exchange/datasets'
import { operation, type Role } from './operation'
import {
  amountOut,
  dateOut,
  idField,
  instantOut,
  lineField,
  monthField,
  nothing,
  pageInput,
  quarterField
} from './fields'

/** Whoever makes and sends the period's file. */
export const exchangers = ['administrator', 'head', 'manager'] as const satisfies readonly Role[]
export const keyKeepers = ['administrator', 'head'] as const satisfies readonly Role[]

const jobId = z.string().max(60).optional()
/** A month, `YYYY-MM`, or a quarter, `YYYY-Qn`. */
export const periodField = z.union([monthField, quarterField])
/** Opens private keys where the system keeps no secrets; the headless door may take it from KOMEK_KEY_PASSPHRASE. */
const passphrase = z.string().min(8, { error: 'password-too-short' }).max(200, { error: 'text-too-long' })

export const partyView = z.object({ kato: z.string(), nameKk: z.string(), nameRu: z.string() })

export const keyView = z.object({
  id: z.number(),
  /** Of the pair: Ed25519 for signing and X25519 for receiving. */
  fingerprint: z.string(),
  card: z.string(),
  seal: z.enum(['system', 'passphrase']),
  open: z.boolean(),
  madeAt: instantOut,
  retiredAt: instantOut.nullable()
})
export const trustedView = z.object({
  id: z.number(),
  kind: z.enum(['office', 'region']),
  party: partyView,
  fingerprint: z.string(),
  card: z.string(),
  state: z.enum(['waiting', 'trusted', 'replaced', 'revoked']),
  addedAt: instantOut,
  confirmedBy: z.string().nullable(),
  confirmedAt: instantOut.nullable()
})

export const keysOperations = {
  list: operation({
    name: 'keys.list',
    role: exchangers,
    writes: false,
    input: nothing,
    output: z.object({
      /** Whether the system keeps secrets for the program; without it a passphrase is asked. */
      system: z.boolean(),
      own: z.array(keyView),
      trusted: z.array(trustedView)
    })
  }),
  /** Makes the office's or the region's pair of keys; a second time it is a rotation: the new card is signed with the former key. */
  create: operation({
    name: 'keys.create',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({
      passphrase: passphrase.optional(),
      rotate: z.boolean().default(false),
      /** The former pair can be opened no more and there is no backup: the new one is vouched for by nobody. */
      lost: z.boolean().default(false)
    }),
    output: keyView
  }),
  /** The public half: a line of text, its fingerprint, a QR code (SVG text), and a page to print. */
  publish: operation({
    name: 'keys.publish',
    role: exchangers,
    writes: false,
    input: nothing,
    output: z.object({ card: z.string(), fingerprint: z.string(), qr: z.string() })
  }),
  /** Takes another party's card. It counts only when somebody has compared the fingerprint: `fingerprint` as read out on the telephone. */
  trust: operation({
    name: 'keys.trust',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({
      card: z.string().max(4000, { error: 'text-too-long' }),
      /** What the other party read out; blanks and case do not matter. Left out, the card waits. */
      fingerprint: z.string().max(200, { error: 'text-too-long' }).optional()
    }),
    output: trustedView
  }),
  /** No longer believes a key. */
  revoke: operation({
    name: 'keys.revoke',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({
      id: idField,
      /** Why; stands in the journal. */
      reason: lineField(300).optional()
    }),
    output: trustedView
  }),
  /** Opens the private keys for this run of the program. */
  unlock: operation({
    name: 'keys.unlock',
    role: exchangers,
    writes: false,
    input: z.strictObject({ passphrase }),
    output: z.object({ open: z.boolean() })
  }),
  /** The private keys as a file encrypted with a passphrase (age, readable by Debian's age): to be kept in a safe. */
  backup: operation({
    name: 'keys.backup',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({ passphrase }),
    output: z.object({ fileName: z.string(), content: z.string() })
  }),
  /** Takes such a file back on a new machine, also beside a data file whose own pairs cannot be opened there. */
  restore: operation({
    name: 'keys.restore',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({ content: z.string().max(20_000), passphrase }),
    output: keyView
  })
}

export const datasetCounts = z.record(z.string(), z.number())

export const exportChange = z.object({
  dataset: z.string(),
  added: z.number(),
  removed: z.number(),
  changed: z.number(),
  /** Field → difference of its sum, as a decimal string of whole units (tiyn for amounts). */
  sums: z.record(z.string(), z.string())
})

export const uploadView = z.object({
  id: z.number(),
  exportId: z.number(),
  targetId: z.number(),
  target: z.string(),
  kind: z.enum(['https', 'sftp', 'folder']),
  state: z.enum(['queued', 'sending', 'waiting', 'sent', 'failed', 'cancelled']),
  sent: z.number(),
  bytes: z.number(),
  attempts: z.number(),
  nextAt: instantOut.nullable(),
  /** Code of what went wrong last, and its sentence. */
  error: z.string().nullable(),
  errorText: z.string().nullable(),
  queuedAt: instantOut,
  finishedAt: instantOut.nullable()
})

export const receiptView = z.object({
  accepted: z.boolean(),
  refusal: z.string().nullable(),
  refusalText: z.string().nullable(),
  at: instantOut,
  rows: datasetCounts
})

export const exportView = z.object({
  id: z.number(),
  period: z.string(),
  kind: z.enum(['period', 'correction']),
  /** Which correction of the period it is, from 1; 0 is the first file. */
  correction: z.number(),
  sequence: z.number(),
  datasets: z.array(z.enum(datasetNames)),
  rows: datasetCounts,
  sums: z.record(z.string(), z.string()),
  total: amountOut,
  changes: z.array(exportChange),
  fileName: z.string(),
  path: z.string(),
  fileHash: z.string(),
  bytes: z.number(),
  madeBy: z.string(),
  madeAt: instantOut,
  uploads: z.array(uploadView),
  receipt: receiptView.nullable(),
  /** Sent so many days ago without a receipt, more than the region allows. */
  overdueDays: z.number().nullable()
})

export const targetSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('https'),
    url: z.string().max(300),
    /** Certificate authority of the server, PEM; left out, the system's. */
    ca: z.string().max(20_000).nullable().default(null)
  }),
  z.strictObject({
    kind: z.literal('sftp'),
    host: lineField(200),
    port: z.int().min(1).max(65_535).default(22),
    user: lineField(100),
    folder: z.string().max(300).default('.'),
    /** `SHA256:…` of the server's key; another key is refused. */
    hostKey: z.string().max(200)
  }),
  z.strictObject({ kind: z.literal('folder'), path: z.string().min(1).max(1000) })
])
export const targetView = z.object({
  id: z.number(),
  name: z.string(),
  active: z.boolean(),
  settings: targetSettings,
  /** SFTP: whether a password or private key is kept. */
  secret: z.boolean()
})

export const exportsOperations = {
  /** What a file of the period would hold now, without making it. */
  preview: operation({
    name: 'exports.preview',
    role: exchangers,
    writes: false,
    input: z.strictObject({ period: periodField, datasets: z.array(z.enum(datasetNames)).min(1).optional() }),
    output: z.object({
      rows: datasetCounts,
      sums: z.record(z.string(), z.string()),
      personal: z.enum(['hashed', 'full']),
      /** The file already made of this period, if any: a new one is its correction, with these changes. */
      corrects: z.number().nullable(),
      changes: z.array(exportChange),
      /** Codes of what has to be put right before a file can be made, such as `region-key-missing`. */
      missing: z.array(z.object({ code: z.string(), text: z.string() }))
    })
  }),
  /** Makes the file: data package, ZIP, age to the region's key, signed; numbered, chained to the former one. */
  build: operation({
    name: 'exports.build',
    role: exchangers,
    writes: true,
    input: z.strictObject({
      period: periodField,
      datasets: z.array(z.enum(datasetNames)).min(1).optional(),
      passphrase: passphrase.optional(),
      jobId
    }),
    output: exportView
  }),
  /** Reads a made file again as the region would, as far as the office can: form, signature, length, hash, chain. */
  verify: operation({
    name: 'exports.verify',
    role: exchangers,
    writes: false,
    /** A made file by its number, or any file by its path. */
    input: z
      .strictObject({ id: idField.optional(), path: z.string().min(1).max(1000).optional() })
      .refine(({ id, path }) => (id === undefined) !== (path === undefined), {
        path: ['id'],
        error: 'field-empty'
      }),
    output: z.object({
      ok: z.boolean(),
      code: z.string().nullable(),
      text: z.string().nullable(),
      data: z.record(z.string(), z.unknown()),
      fileHash: z.string(),
      bytes: z.number()
    })
  }),
  /** Sends to a target or to all active ones; goes on where it stopped. In the headless door it waits for the end or the first failure. */
  upload: operation({
    name: 'exports.upload',
    role: exchangers,
    writes: true,
    input: z.strictObject({
      /** Left out: everything not sent yet. */
      id: idField.optional(),
      targetId: idField.optional(),
      passphrase: passphrase.optional(),
      jobId
    }),
    output: z.object({ uploads: z.array(uploadView) })
  }),
  cancel: operation({
    name: 'exports.cancel',
    role: exchangers,
    writes: true,
    input: z.strictObject({ uploadId: idField }),
    output: uploadView
  }),
  /** The queue, what waits for a receipt, what is overdue; asks the region's server for receipts when `refresh`. */
  status: operation({
    name: 'exports.status',
    role: exchangers,
    writes: true,
    input: z.strictObject({ refresh: z.boolean().default(false) }),
    output: z.object({
      unsent: z.number(),
      sending: z.number(),
      waitingForReceipt: z.number(),
      overdue: z.number(),
      refused: z.number(),
      /** The newest period that should have been sent and was not made. */
      due: z.object({ period: z.string(), by: dateOut }).nullable(),
      last: exportView.nullable()
    })
  }),
  list: operation({
    name: 'exports.list',
    role: exchangers,
    writes: false,
    input: z.strictObject({ ...pageInput }),
    output: z.object({ rows: z.array(exportView), next: z.string().nullable() })
  }),
  /** The page of control totals (PDF), or the folder of the file, in the system's own viewer. */
  open: operation({
    name: 'exports.open',
    role: exchangers,
    writes: false,
    input: z.strictObject({ id: idField, what: z.enum(['totals', 'folder']) }),
    output: z.object({ path: z.string() })
  }),
  /** A receipt from a file, when it did not come by the line. */
  receipt: operation({
    name: 'exports.receipt',
    role: exchangers,
    writes: true,
    input: z.strictObject({
      content: z.string().max(200_000).meta({ description: 'The receipt file, base64' })
    }),
    output: exportView
  }),
  targets: operation({
    name: 'exports.targets',
    role: exchangers,
    writes: false,
    input: nothing,
    output: z.object({ targets: z.array(targetView) })
  }),
  saveTarget: operation({
    name: 'exports.saveTarget',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({
      id: idField.optional(),
      name: lineField(120),
      active: z.boolean().default(true),
      settings: targetSettings,
      /** SFTP: password, or private key in OpenSSH form; left out, the kept one stays. */
      secret: z.string().max(20_000).optional()
    }),
    output: targetView
  }),
  profile: operation({
    name: 'exports.profile',
    role: exchangers,
    writes: false,
    input: nothing,
    output: z.object({
      profile: z
        .object({
          personal: z.enum(['hashed', 'full']),
          periods: z.enum(['month', 'quarter']),
          receiptDays: z.number(),
          dueDay: z.number(),
          url: z.string().nullable(),
          /** Certificate authority of that server, PEM, where it is the region's own. */
          ca: z.string().nullable(),
          receivedAt: instantOut
        })
        .nullable()
    })
  }),
  /** Takes the region's profile file (signed by its confirmed key, encrypted to ours). */
  saveProfile: operation({
    name: 'exports.saveProfile',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({
      content: z.string().max(200_000).meta({ description: 'The profile file, base64' }),
      passphrase: passphrase.optional()
    }),
    output: z.object({ personal: z.enum(['hashed', 'full']), periods: z.enum(['month', 'quarter']) })
  }),
  /** The system's own dialog for a folder; `null` when nothing was chosen. Only the window has it. */
  chooseFolder: operation({
    name: 'exports.chooseFolder',
    role: exchangers,
    writes: false,
    input: nothing,
    output: z.object({ path: z.string().nullable() })
  })
}
