import { z } from 'zod'
import { exchangers, keyKeepers, partyView } from './exchange'
import { reportPeriod, reportView } from './reports'
import { administrators, operation } from './operation'
import { amountOut, instantOut, katoField, lineField, nothing, pageInput } from './fields'

const jobId = z.string().max(60).optional()

export const packageView = z.object({
  id: z.number(),
  office: partyView,
  fileName: z.string(),
  fileHash: z.string(),
  period: z.string().nullable(),
  kind: z.string().nullable(),
  sequence: z.number().nullable(),
  state: z.enum(['loaded', 'superseded', 'refused']),
  refusal: z.string().nullable(),
  refusalText: z.string().nullable(),
  rows: z.record(z.string(), z.number()),
  receivedAt: instantOut
})

export const storeSettings = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sqlite') }),
  z.strictObject({
    kind: z.literal('postgres'),
    /** `postgres://user:password@host:port/database`; kept sealed. Left out, the kept one stays. */
    url: z.string().max(500).optional()
  })
])

/** The region's word that an office may begin a new chain of files, such as after its data came back from an older backup. */
export const beginningView = z.object({
  /** From 1; the office's first chain is 0. */
  number: z.number(),
  reason: z.string(),
  allowedBy: z.string(),
  allowedAt: instantOut,
  /** When a file began the new chain; `null`: none has yet. */
  usedAt: instantOut.nullable()
})

export const districtRow = z.object({
  office: partyView,
  /** Whether its key card was compared and confirmed. */
  trusted: z.boolean(),
  /** Newest period loaded, its number and day. */
  lastPeriod: z.string().nullable(),
  lastSequence: z.number().nullable(),
  lastAt: instantOut.nullable(),
  /** Periods of the year so far that are due and not there. */
  missing: z.array(z.string()),
  refused: z.number(),
  /** The newest one of the office. */
  beginning: beginningView.nullable(),
  families: z.number(),
  people: z.number(),
  paid: amountOut
})

export const doubleRow = z.object({
  /** The keyed hash; or the name, where the profile asks for personal data. */
  person: z.string(),
  name: z.string().nullable(),
  iin: z.string().nullable(),
  kind: z.enum(['money', 'ware']),
  /** Code of the programme, or of the kit or item. */
  programme: z.string(),
  /** The month, `YYYY-MM`. */
  when: z.string(),
  offices: z.array(
    z.object({ kato: z.string(), nameKk: z.string(), nameRu: z.string(), reference: z.string() })
  )
})

export const regionOperations = {
  settings: operation({
    name: 'region.settings',
    role: exchangers,
    writes: false,
    input: nothing,
    output: z.object({
      store: z.enum(['sqlite', 'postgres']),
      personal: z.enum(['hashed', 'full']),
      periods: z.enum(['month', 'quarter']),
      receiptDays: z.number(),
      dueDay: z.number(),
      url: z.string().nullable(),
      ca: z.string().nullable(),
      inbox: z.string().nullable()
    })
  }),
  saveSettings: operation({
    name: 'region.saveSettings',
    role: administrators,
    writes: true,
    input: z.strictObject({
      store: storeSettings.default({ kind: 'sqlite' }),
      personal: z.enum(['hashed', 'full']).default('hashed'),
      periods: z.enum(['month', 'quarter']).default('month'),
      receiptDays: z.int().min(1).max(90).default(5),
      dueDay: z.int().min(1).max(28).default(10),
      url: z.string().max(300).nullable().default(null),
      ca: z.string().max(20_000).nullable().default(null),
      inbox: z.string().max(1000).nullable().default(null)
    }),
    output: z.object({ store: z.enum(['sqlite', 'postgres']) })
  }),
  /** The profile file of one office: signed, encrypted to its confirmed key; holds the secret that hashes IINs alike. */
  profile: operation({
    name: 'region.profile',
    role: exchangers,
    writes: true,
    input: z.strictObject({
      office: katoField,
      passphrase: z.string().max(200, { error: 'text-too-long' }).optional()
    }),
    output: z.object({ fileName: z.string(), content: z.string() })
  }),
  /** Takes every package of a folder (or one file): checks, loads or sets aside, leaves a receipt beside. Twice changes nothing. */
  receive: operation({
    name: 'region.receive',
    role: exchangers,
    writes: true,
    input: z.strictObject({
      /** Left out: the inbox of the settings. */
      path: z.string().min(1).max(1000).optional(),
      passphrase: z.string().max(200, { error: 'text-too-long' }).optional(),
      jobId
    }),
    output: z.object({
      loaded: z.number(),
      already: z.number(),
      refused: z.number(),
      packages: z.array(packageView),
      /** Where receipts were put. */
      receipts: z.array(z.string())
    })
  }),
  /** Lets an office's files begin a new chain, once: the next one may have any number. Periods sent again replace what is loaded. */
  allowBeginning: operation({
    name: 'region.allowBeginning',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({ office: katoField, reason: lineField(500) }),
    output: z.object({ beginning: beginningView })
  }),
  /** Takes back a new beginning that no file has used. */
  withdrawBeginning: operation({
    name: 'region.withdrawBeginning',
    role: keyKeepers,
    writes: true,
    input: z.strictObject({ office: katoField }),
    output: z.object({ number: z.number() })
  }),
  /** Starts the receiving server on this machine; packages that come are loaded at once. */
  serve: operation({
    name: 'region.serve',
    role: administrators,
    writes: true,
    input: z.strictObject({
      host: z.string().max(100).default('127.0.0.1'),
      port: z.int().min(0).max(65_535).default(0),
      /** PEM; without them the server speaks plain HTTP and listens on the loopback address only. */
      certificate: z.string().max(40_000).nullable().default(null),
      key: z.string().max(40_000).nullable().default(null),
      passphrase: z.string().max(200, { error: 'text-too-long' }).optional()
    }),
    output: z.object({ url: z.string() })
  }),
  stop: operation({
    name: 'region.stop',
    role: administrators,
    writes: true,
    input: nothing,
    output: z.object({ stopped: z.boolean() })
  }),
  /** Who has reported, who has not, by district; whether the server runs. */
  status: operation({
    name: 'region.status',
    role: exchangers,
    writes: false,
    input: nothing,
    output: z.object({
      server: z.object({ url: z.string(), received: z.number() }).nullable(),
      store: z.enum(['sqlite', 'postgres']),
      districts: z.array(districtRow),
      loaded: z.number(),
      refused: z.number()
    })
  }),
  packages: operation({
    name: 'region.packages',
    role: exchangers,
    writes: false,
    input: z.strictObject({
      office: katoField.optional(),
      state: z.enum(['loaded', 'superseded', 'refused']).optional(),
      ...pageInput
    }),
    output: z.object({ rows: z.array(packageView), next: z.string().nullable() })
  }),
  /** People whom two districts assisted by the same programme in the same month, as payees, receivers or members of a family. */
  doubles: operation({
    name: 'region.doubles',
    role: exchangers,
    writes: false,
    input: z.strictObject({
      from: z.string().max(7).optional(),
      to: z.string().max(7).optional(),
      /** Only what this district is one of the two in. */
      office: katoField.optional(),
      kind: z.enum(['money', 'ware']).optional(),
      sort: z.enum(['person', 'when', 'programme']).default('person'),
      descending: z.boolean().default(false),
      ...pageInput
    }),
    output: z.object({ rows: z.array(doubleRow), next: z.string().nullable(), count: z.number() })
  }),
  /** Totals without personal data as a ZIP of CSV files with their schemas, small cells (fewer than `atLeast` people) left out. */
  extract: operation({
    name: 'region.extract',
    role: exchangers,
    writes: false,
    input: z.strictObject({
      from: z.string().max(7),
      to: z.string().max(7),
      atLeast: z.int().min(1).max(100).default(5)
    }),
    output: z.object({ fileName: z.string(), content: z.string(), rows: z.number() })
  }),
  /** The half-year report from the consolidated store (or from one office's own data, when this is an office). */
  report: operation({
    name: 'region.report',
    role: exchangers,
    writes: false,
    input: z.strictObject({ period: reportPeriod }),
    output: reportView
  })
}
