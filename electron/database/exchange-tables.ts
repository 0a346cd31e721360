import type { Generated } from 'kysely'
import type { RegionTables } from './region-tables'

type Flag = 0 | 1

// Tables of imports, keys, the period's files and their way to the region, see tables.ts.

interface ImportSourcesTable {
  id: Generated<number>
  kind: string
  name: string
  mapping: string
  saved_at: string
  saved_by: number
}

interface ImportsTable {
  id: Generated<number>
  kind: string
  state: 'reading' | 'previewed' | 'applied' | 'undone' | 'dropped'
  source: string
  file_name: string
  file_hash: string
  headings: string
  mapping: string
  options: string
  counts: string
  made_by: number
  made_at: string
  applied_by: number | null
  applied_at: string | null
  undone_by: number | null
  undone_at: string | null
  revision: Generated<number>
}

interface ImportRowsTable {
  import_id: number
  row_no: number
  state: 'new' | 'update' | 'same' | 'duplicate' | 'error'
  warned: Generated<Flag>
  choice: 'take' | 'skip' | 'merge' | 'separate' | null
  keep: Generated<string>
  cells: string
  parsed: Generated<string>
  findings: Generated<string>
  match: string | null
  search_key: Generated<string>
}

interface ImportEffectsTable {
  import_id: number
  place: number
  row_no: number
  subject: string
  subject_id: number
  before: string | null
  after: string
}

interface OwnKeysTable {
  id: Generated<number>
  sign_public: string
  receive_public: string
  fingerprint: string
  card: string
  seal: 'system' | 'passphrase'
  sealed: string
  made_by: number
  made_at: string
  retired_at: string | null
}

interface TrustedKeysTable {
  id: Generated<number>
  kind: 'office' | 'region'
  kato: string
  name_kk: string
  name_ru: string
  sign_public: string
  receive_public: string
  fingerprint: string
  card: string
  state: 'waiting' | 'trusted' | 'replaced' | 'revoked'
  added_by: number
  added_at: string
  confirmed_by: number | null
  confirmed_at: string | null
}

interface SecretsTable {
  name: string
  seal: 'system' | 'own-key'
  sealed: string
  saved_at: string
}

interface RegionProfileTable {
  id: 1
  personal: 'hashed' | 'full'
  periods: 'month' | 'quarter'
  receipt_days: number
  due_day: number
  url: string | null
  ca: string | null
  made_at: string
  received_at: string
}

interface ExportsTable {
  id: Generated<number>
  period: string
  kind: 'period' | 'correction'
  correction: number
  corrects: number | null
  sequence: number
  previous_hash: string | null
  datasets: string
  row_counts: string
  sums: string
  changes: Generated<string>
  row_hashes: Generated<Uint8Array>
  file_name: string
  file_hash: string
  bytes: number
  made_by: number
  made_at: string
}

interface UploadTargetsTable {
  id: Generated<number>
  name: string
  kind: 'https' | 'sftp' | 'folder'
  settings: string
  active: Generated<Flag>
}

interface UploadsTable {
  id: Generated<number>
  export_id: number
  target_id: number
  state: 'queued' | 'sending' | 'waiting' | 'sent' | 'failed' | 'cancelled'
  url: string | null
  sent_bytes: Generated<number>
  bytes: number
  attempts: Generated<number>
  next_at: string | null
  error: string | null
  error_data: string | null
  queued_by: number
  queued_at: string
  finished_at: string | null
}

interface ReceiptsTable {
  id: Generated<number>
  export_id: number
  accepted: Flag
  refusal: string | null
  content: string
  hash: string
  at: string
  matched_at: string
}

interface RegionSettingsTable {
  id: 1
  store: 'sqlite' | 'postgres'
  personal: 'hashed' | 'full'
  periods: 'month' | 'quarter'
  receipt_days: number
  due_day: number
  url: string | null
  ca: string | null
  inbox: string | null
}

export interface ExchangeTables extends RegionTables {
  import_sources: ImportSourcesTable
  imports: ImportsTable
  import_rows: ImportRowsTable
  import_effects: ImportEffectsTable
  own_keys: OwnKeysTable
  trusted_keys: TrustedKeysTable
  secrets: SecretsTable
  region_profile: RegionProfileTable
  exports: ExportsTable
  upload_targets: UploadTargetsTable
  uploads: UploadsTable
  receipts: ReceiptsTable
  region_settings: RegionSettingsTable
}
