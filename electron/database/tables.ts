import type { Generated } from 'kysely'
import type { Role } from '@shared/contract/operation'
import type { Locale } from '@shared/contract/fields'
import type { ParameterUnit } from '@shared/parameters/types'
import type { Sex } from '@shared/programmes/types'
import type { CashTables } from './cash-tables'
import type { DistributionTables } from './distribution-tables'
import type { ExchangeTables } from './exchange-tables'

// The tables as the newest migration leaves them, for typed queries. `tables.test.ts` holds them against the file itself.

type Flag = 0 | 1
type StoredDisability = '1' | '2' | '3' | 'child'

interface OfficeTable {
  id: 1
  name_kk: string
  name_ru: string
  address_kk: string
  address_ru: string
  phone: string
  kato: string
  head_name_kk: string
  head_name_ru: string
  sample: Generated<Flag>
  lock_after_minutes: Generated<number>
  created_at: string
  kind: Generated<'district' | 'region'>
}

interface UsersTable {
  id: Generated<number>
  login: string
  name: string
  role: Role
  locale: Generated<Locale>
  password: string
  active: Generated<Flag>
  failures: Generated<number>
  locked_until: string | null
  last_sign_in_at: string | null
  created_at: string
}

interface PeopleTable {
  id: Generated<number>
  iin: string
  last_name: string
  first_name: string
  middle_name: string | null
  search_key: string
  born_on: string
  sex: Sex
  phone: string | null
  disability_group: StoredDisability | null
  revision: Generated<number>
  created_at: string
  created_by: number | null
}

interface FamiliesTable {
  id: Generated<number>
  created_at: string
}

interface FamilyMembersTable {
  id: Generated<number>
  family_id: number
  person_id: number
  relation: string
  since: string
  until: string | null
}

interface AddressesTable {
  id: Generated<number>
  person_id: number
  kato: string
  text: string
  address_key: string
  since: string
  until: string | null
}

interface AccountsIbanTable {
  id: Generated<number>
  person_id: number
  iban: string
  since: string
  until: string | null
}

interface CasesTable {
  id: Generated<number>
  number: string
  programme: string
  state: string
  channel: string
  outside_number: string | null
  applied_on: string
  quarter: string
  income_quarter: string
  term_days: number
  deadline: string
  registered_at: string
  registered_by: number
  applicant_id: number
  family_id: number
  kato: string | null
  address_text: string | null
  address_key: string | null
  region: string
  iban: string | null
  lump_sum: Generated<Flag>
  false_data: Generated<Flag>
  waiting_for: string | null
  waiting_until: string | null
  waiting_note: string | null
  extended: Generated<Flag>
  return_reason: string | null
  withdrawn_reason: string | null
  decision_kind: string | null
  first_month: string | null
  last_month: string | null
  revision: Generated<number>
  asked: string | null
  benefit: Generated<string>
  base_decision_id: number | null
  change_order: string | null
  renewal_id: number | null
}

interface CaseMembersTable {
  case_id: number
  person_id: number
  place: number
  relation: string
  student: Flag
  able_bodied: Flag
  disability_group: StoredDisability | null
  cares_for: string | null
  long_sick_leave: Flag
  member_from: string | null
  member_until: string | null
  employment_refused: Generated<Flag>
  contract_broken: Generated<Flag>
}

interface IncomesTable {
  id: Generated<number>
  case_id: number
  person_id: number
  kind: string
  quarter: string
  month: string | null
  amount: number
  source: Generated<string>
  document: Generated<string>
}

interface DocumentsTable {
  case_id: number
  kind: string
  state: 'missing' | 'received' | 'not-needed'
  received_on: string | null
  note: Generated<string>
}

interface SurveysTable {
  case_id: number
  surveyed_on: string | null
  act_number: string
  refused: Flag
  conclusion: 'need' | 'no-need' | null
  conclusion_on: string | null
  conclusion_number: string
  homes: number | null
  cars: number | null
  co_residents: Generated<string>
  notes: Generated<string>
}

interface ContractsTable {
  case_id: number
  number: string
  signed_on: string
  obligations: string
  ends_on: string | null
}

interface AssessmentsTable {
  id: Generated<number>
  case_id: number
  assessed_at: string
  assessed_by: number
  current: Flag
  entitled: Flag
  monthly: number
  facts: string
  result: string
}

interface ProposalsTable {
  id: Generated<number>
  case_id: number
  assessment_id: number
  kind: 'assign' | 'refuse'
  monthly: number
  total: number
  note: Generated<string>
  proposed_by: number
  proposed_at: string
  tier: number | null
  needs_head: Flag
  state: 'open' | 'approved-once' | 'approved' | 'returned' | 'withdrawn'
  change: 'change' | 'suspend' | 'resume' | 'terminate' | null
}

interface ApprovalsTable {
  id: Generated<number>
  proposal_id: number
  user_id: number
  role: 'reviewer' | 'head'
  at: string
  verdict: 'approved' | 'returned'
  note: Generated<string>
}

interface DecisionsTable {
  id: Generated<number>
  number: string
  case_id: number
  proposal_id: number
  kind: 'assign' | 'refuse' | 'change' | 'suspend' | 'resume' | 'terminate'
  programme: string
  family_id: number
  applicant_id: number
  decided_on: string
  decided_at: string
  rule_version: string
  monthly: number
  total: number
  previous_id: number | null
  hash: string
  facts: string
  parameters: string
  result: string
  letter: string
  benefit: Generated<string>
}

interface BarsTable {
  id: Generated<number>
  family_id: number
  person_id: number | null
  reason: string
  from_day: string
  until_day: string
  decision_id: number
}

interface PaymentsTable {
  id: Generated<number>
  decision_id: number
  family_id: number
  person_id: number
  programme: string
  month: string
  amount: number
  iban: string
  state: 'planned' | 'listed' | 'paid' | 'returned' | 'cancelled'
  benefit: Generated<string>
}

interface LettersTable {
  id: Generated<number>
  decision_id: number
  copy_no: number
  template_version: string
  sha256: string
  printed_at: string
  printed_by: number
  path: string
}

interface ParametersTable {
  id: Generated<number>
  name: string
  value: string
  unit: ParameterUnit
  valid_from: string
  valid_until: string | null
  region: string | null
  variant: string | null
  act: string
  entered_by: number
  entered_at: string
  superseded_by: number | null
}

interface DecisionParametersTable {
  decision_id: number
  parameter_id: number
}

interface HolidaysTable {
  date: string
  kind: 'holiday' | 'transfer-off' | 'working-weekend' | 'none'
  name_kk: string
  name_ru: string
  entered_by: number
  entered_at: string
}

interface KatoTable {
  code: string
  name_kk: string
  name_ru: string
  entered_at: string
}

interface DraftsTable {
  id: Generated<number>
  user_id: number
  title: string
  data: string
  saved_at: string
}

interface CountersTable {
  name: string
  value: number
}

interface JournalTable {
  id: number
  at: string
  user_id: number | null
  user_login: string
  operation: string
  subject_kind: string
  subject_id: number | null
  before_hash: string | null
  after_hash: string | null
  details: string
  previous_hash: string
  hash: string
}

interface TemplateSetsTable {
  version: Generated<number>
  template: string
  blocks: string
  reason: string
  saved_at: string
  saved_by: number
}

/** Every table of the data file but the two search indexes, which are reached by `MATCH` alone. */
export interface Tables extends CashTables, DistributionTables, ExchangeTables {
  office: OfficeTable
  users: UsersTable
  people: PeopleTable
  families: FamiliesTable
  family_members: FamilyMembersTable
  addresses: AddressesTable
  accounts_iban: AccountsIbanTable
  cases: CasesTable
  case_members: CaseMembersTable
  incomes: IncomesTable
  documents: DocumentsTable
  surveys: SurveysTable
  contracts: ContractsTable
  assessments: AssessmentsTable
  proposals: ProposalsTable
  approvals: ApprovalsTable
  decisions: DecisionsTable
  bars: BarsTable
  payments: PaymentsTable
  letters: LettersTable
  parameters: ParametersTable
  decision_parameters: DecisionParametersTable
  holidays: HolidaysTable
  kato: KatoTable
  drafts: DraftsTable
  counters: CountersTable
  journal: JournalTable
  template_sets: TemplateSetsTable
}
