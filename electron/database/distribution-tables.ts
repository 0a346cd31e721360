import type { Generated } from 'kysely'
import type { marks } from '@shared/contract/criteria'
import type { exclusionReasons } from '@shared/contract/rounds'
import type { movementKinds } from '@shared/contract/stock'

// Tables of stock and rounds, see tables.ts.

type Flag = 0 | 1
type MovementKind = (typeof movementKinds)[number]
type ExclusionReason = (typeof exclusionReasons)[number]
type Mark = (typeof marks)[number]

interface ItemsTable {
  id: Generated<number>
  code: string
  name_kk: string
  name_ru: string
  unit: 'piece' | 'pair' | 'pack' | 'g' | 'ml'
  perishable: Flag
  expiry_alert_days: number
  low_stock: number | null
  active: Generated<Flag>
  revision: Generated<number>
  created_at: string
  created_by: number
}

interface KitsTable {
  id: Generated<number>
  code: string
  name_kk: string
  name_ru: string
  programme: 'kit' | 'gsp' | 'mask'
  active: Generated<Flag>
  revision: Generated<number>
  created_at: string
  created_by: number
}

interface KitVersionsTable {
  id: Generated<number>
  kit_id: number
  version: number
  created_at: string
  created_by: number
}

interface KitVersionItemsTable {
  kit_version_id: number
  item_id: number
  quantity: number
  place: number
}

interface WaresTable {
  id: Generated<number>
  item_id: number | null
  kit_version_id: number | null
}

interface LotsTable {
  id: Generated<number>
  ware_id: number
  batch: string
  expires_on: string | null
}

interface PlacesTable {
  id: Generated<number>
  code: string
  kind: 'warehouse' | 'point' | 'transit'
  name_kk: string
  name_ru: string
  kato: string | null
  address_text: string
  responsible: string
  phone: string | null
  opens: Generated<string>
  active: Generated<Flag>
  revision: Generated<number>
  created_at: string
  created_by: number | null
}

interface RoundsTable {
  id: Generated<number>
  number: number
  name_kk: string
  name_ru: string
  programme: 'kit' | 'gsp' | 'mask'
  ware_id: number
  norm: 'person' | 'family'
  quantity: number
  repeat_after: 'month' | 'quarter' | 'once'
  as_of: string
  month: string
  source_place_id: number
  first_day: string
  last_day: string
  slot_minutes: number
  criteria: string
  state: 'draft' | 'frozen' | 'closed' | 'cancelled'
  created_at: string
  created_by: number
  frozen_at: string | null
  frozen_by: number | null
  closed_at: string | null
  closed_by: number | null
  closing: string | null
  revision: Generated<number>
}

interface RoundPointsTable {
  round_id: number
  place_id: number
}

interface MovementsTable {
  id: Generated<number>
  kind: MovementKind
  at: string
  on_day: string
  user_id: number
  round_id: number | null
  document: Generated<string>
  party: Generated<string>
  reason: Generated<string>
  reverses_id: number | null
}

interface StockLedgerTable {
  id: Generated<number>
  movement_id: number
  place_id: number
  ware_id: number
  lot_id: number | null
  on_hand: number
  reserved: number
  round_id: number | null
}

interface TransfersTable {
  sent_id: number
  from_place_id: number
  to_place_id: number
  round_id: number | null
  arrived_id: number | null
  recalled_id: number | null
}

interface StockCountsTable {
  id: Generated<number>
  place_id: number
  state: 'entered' | 'confirmed' | 'finalised' | 'dropped'
  ledger_id: number
  counted_on: string
  entered_at: string
  entered_by: number
  confirmed_at: string | null
  finalised_at: string | null
  finalised_by: number | null
  movement_id: number | null
  dropped_reason: string | null
  revision: Generated<number>
}

interface StockCountLinesTable {
  count_id: number
  lot_id: number
  expected: number
  counted: number
  reason: Generated<string>
}

interface RoundLinesTable {
  id: Generated<number>
  round_id: number
  number: number
  person_id: number
  family_id: number | null
  one_a_family: Flag
  family_size: number
  full_name: string
  name_key: string
  iin_tail: string
  kato: string
  address_text: string
  category: string
  quantity: number
  place_id: number
  slot_day: string
  slot_time: string
  added_reason: string | null
  added_by: number | null
  added_at: string | null
}

interface RoundExcludedTable {
  round_id: number
  person_id: number
  category: string
  reason: ExclusionReason
  other_round_id: number | null
}

interface HandOutsTable {
  id: Generated<number>
  line_id: number
  round_id: number
  movement_id: number
  place_id: number
  at: string
  on_day: string
  user_id: number
  quantity: number
  source: 'scan' | 'paper'
  proxy_name: string | null
  proxy_document: string | null
  undone_at: string | null
  undone_by: number | null
  undo_movement_id: number | null
  returned_at: string | null
  returned_by: number | null
  return_movement_id: number | null
  return_reason: string | null
}

interface RoundChecksTable {
  round_id: number
  line_id: number
  outcome: 'received' | 'not-received' | 'not-reached' | null
  note: Generated<string>
  checked_at: string | null
  checked_by: number | null
}

interface RoundPapersTable {
  id: Generated<number>
  round_id: number
  kind: 'list' | 'tickets' | 'pick-list' | 'minutes'
  place_id: number | null
  copy_no: number
  sha256: string
  pages: number
  path: string
  printed_at: string
  printed_by: number
}

interface PersonMarksTable {
  id: Generated<number>
  person_id: number
  mark: Mark
  since: string
  until: string | null
  source: string
  entered_by: number
  entered_at: string
}

interface PeopleListsTable {
  id: Generated<number>
  name: string
  source: string
  created_at: string
  created_by: number
}

interface PeopleListMembersTable {
  list_id: number
  person_id: number
}

export interface DistributionTables {
  items: ItemsTable
  kits: KitsTable
  kit_versions: KitVersionsTable
  kit_version_items: KitVersionItemsTable
  wares: WaresTable
  lots: LotsTable
  places: PlacesTable
  rounds: RoundsTable
  round_points: RoundPointsTable
  movements: MovementsTable
  stock_ledger: StockLedgerTable
  transfers: TransfersTable
  stock_counts: StockCountsTable
  stock_count_lines: StockCountLinesTable
  round_lines: RoundLinesTable
  round_excluded: RoundExcludedTable
  hand_outs: HandOutsTable
  round_checks: RoundChecksTable
  round_papers: RoundPapersTable
  person_marks: PersonMarksTable
  people_lists: PeopleListsTable
  people_list_members: PeopleListMembersTable
}
