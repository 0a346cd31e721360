import type { Generated } from 'kysely'

type Flag = 0 | 1

// Tables of the consolidated store; the same in the data file and in PostgreSQL.

interface RegionPackagesTable {
  id: Generated<number>
  office: string
  name_kk: string
  name_ru: string
  file_name: string
  file_hash: string
  bytes: number
  period: string | null
  kind: string | null
  sequence: number | null
  previous_hash: string | null
  corrects_hash: string | null
  signer: string | null
  made_at: string | null
  state: 'loaded' | 'superseded' | 'refused'
  refusal: string | null
  refusal_data: Generated<string>
  row_counts: Generated<string>
  sums: Generated<string>
  receipt: string
  received_at: string
  chained: Generated<Flag>
  beginning: Generated<number>
}

interface RegionBeginningsTable {
  office: string
  number: number
  reason: string
  allowed_by: string
  allowed_at: string
  file_hash: string | null
  used_at: string | null
}

interface RegionPeopleTable {
  package_id: number
  person: string
  iin: string | null
  last_name: string | null
  first_name: string | null
  middle_name: string | null
  birth_year: number
  sex: string
  kato: string | null
}

interface RegionDecisionsTable {
  package_id: number
  number: string
  case_number: string
  family: number
  person: string
  programme: string
  benefit: string | null
  kind: string
  applied_on: string
  decided_on: string
  first_month: string | null
  last_month: string | null
  family_size: number
  monthly_tiyn: number
  total_tiyn: number
  reasons: string | null
  previous: string | null
  rule_version: string
  kato: string | null
}

interface RegionMembersTable {
  package_id: number
  decision: string
  person: string
}

interface RegionPaymentsTable {
  package_id: number
  payment: number
  decision: string
  family: number
  person: string
  programme: string
  benefit: string | null
  month: string
  amount_tiyn: number
  state: string
  list: string | null
  settled_on: string | null
}

interface RegionRoundsTable {
  package_id: number
  round: string
  name_kk: string
  name_ru: string
  programme: string
  ware: string
  kind: string
  as_of: string
  state: string
  closed_on: string | null
  lines: number
  handed_out: number
}

interface RegionHandOutsTable {
  package_id: number
  round: string
  line: string
  person: string
  programme: string
  ware: string
  kind: string
  quantity: number
  handed_on: string
  kato: string | null
}

interface RegionStockTable {
  package_id: number
  place: string
  ware: string
  kind: string
  received: number
  handed_out: number
  written_off: number
  on_hand: number
}

interface RegionServicesTable {
  package_id: number
  service: string
  kind: string
  programme: string
  person: string
  day: string
  outcome: string | null
}

interface RegionCountsTable {
  package_id: number
  name: string
  programme: string
  value: number
}

export interface RegionTables {
  region_packages: RegionPackagesTable
  region_beginnings: RegionBeginningsTable
  region_people: RegionPeopleTable
  region_decisions: RegionDecisionsTable
  region_members: RegionMembersTable
  region_payments: RegionPaymentsTable
  region_rounds: RegionRoundsTable
  region_hand_outs: RegionHandOutsTable
  region_stock: RegionStockTable
  region_services: RegionServicesTable
  region_counts: RegionCountsTable
}
