import type { Generated } from 'kysely'

// Tables of renewal, payment lists, changes, contracts and registers, see tables.ts.

interface LocalBenefitsTable {
  id: Generated<number>
  code: string
  version: number
  name_kk: string
  name_ru: string
  kind: 'once' | 'monthly'
  amount_unit: 'tenge' | 'mci'
  amount: string
  ceiling_unit: 'tenge' | 'mci' | 'poverty-line' | 'subsistence-minimum' | null
  ceiling: string | null
  times_a_year: number
  categories: Generated<string>
  act: string
  valid_from: string
  valid_until: string | null
  entered_by: number
  entered_at: string
}

interface RenewalsTable {
  id: Generated<number>
  programme: string
  quarter: string
  month: string | null
  mode: 'applications' | 'proactive' | 'list'
  as_of: string | null
  categories: Generated<string>
  state: 'drawn' | 'proposed' | 'decided' | 'undoing' | 'dropped'
  made_by: number
  made_at: string
  proposed_by: number | null
  proposed_at: string | null
  decided_by: number | null
  decided_at: string | null
  return_reason: string | null
  families: Generated<number>
  revision: Generated<number>
}

interface RenewalRowsTable {
  renewal_id: number
  place: number
  family_id: number | null
  person_id: number
  benefit: Generated<string>
  kato: string | null
  name: string
  search_key: string
  base_decision_id: number | null
  application_case_id: number | null
  outcome: 'unchanged' | 'raised' | 'lowered' | 'ends' | 'needs-clerk' | 'new'
  was: number
  now: number | null
  why: string
  data: Generated<string>
  excluded: string | null
  case_id: number | null
  former: string | null
}

interface IncomeDeclarationsTable {
  id: Generated<number>
  family_id: number
  quarter: string
  source: string
  declared_on: string
  entered_by: number
  entered_at: string
  superseded_by: number | null
}

interface DeclaredIncomesTable {
  id: Generated<number>
  declaration_id: number
  person_id: number
  kind: string
  month: string | null
  amount: number
  document: Generated<string>
}

interface PaymentListsTable {
  id: Generated<number>
  number: string
  programme: string
  benefit: Generated<string>
  month: string
  lines: number
  total: number
  hash: string
  frozen: string
  frozen_by: number
  frozen_at: string
}

interface PaymentResultsTable {
  id: Generated<number>
  list_id: number
  sha256: string
  file_name: string
  paid: number
  returned: number
  paid_total: number
  returned_total: number
  read_by: number
  read_at: string
}

interface PaymentListLinesTable {
  list_id: number
  line_no: number
  payment_id: number
  person_id: number
  iin: string
  name: string
  last_name: string
  first_name: string
  middle_name: string
  iban: string
  amount: number
  month: string
  phone: string
  kato: string
  address_text: string
  state: 'listed' | 'paid' | 'returned'
  reason: Generated<string>
  settled_on: string | null
  result_id: number | null
}

interface PaymentPapersTable {
  id: Generated<number>
  list_id: number
  format: 'pdf' | 'csv' | 'xlsx'
  sha256: string
  file_name: string
  made_at: string
  made_by: number
}

interface BankLayoutsTable {
  id: Generated<number>
  layout: string
  saved_by: number
  saved_at: string
}

interface OverpaymentsTable {
  id: Generated<number>
  decision_id: number
  family_id: number
  person_id: number
  programme: string
  amount: number
  plan: string
}

interface RepaymentsTable {
  id: Generated<number>
  overpayment_id: number
  received_on: string
  amount: number
  note: Generated<string>
  entered_by: number
  entered_at: string
  decision_id: number | null
}

interface ContractObligationsTable {
  id: Generated<number>
  case_id: number
  place: number
  person_id: number
  measure: string
  description: string
  due_on: string | null
  state: Generated<'open' | 'met' | 'broken'>
}

interface ContractVisitsTable {
  id: Generated<number>
  case_id: number
  visited_on: string
  outcome: 'fulfilled' | 'partly' | 'broken'
  person_id: number | null
  note: Generated<string>
  change_case_id: number | null
  entered_by: number
  entered_at: string
}

interface ConsultationsTable {
  id: Generated<number>
  person_id: number
  month: string
  ground: string
  consulted_on: string
  outside_number: string | null
  outcome: 'advised' | 'sent' | 'assigned' | 'refused' | 'paid'
  outcome_on: string | null
  note: Generated<string>
  revision: Generated<number>
  entered_by: number
  entered_at: string
}

interface WavesTable {
  id: Generated<number>
  number: number
  name_kk: string
  name_ru: string
  opens_on: string
  closes_on: string | null
  amount: number
  categories: string
  revision: Generated<number>
  entered_by: number
  entered_at: string
}

interface WaveCandidatesTable {
  id: Generated<number>
  wave_id: number
  family_id: number
  person_id: number
  category: string
  state: 'candidate' | 'sent' | 'refused' | 'paid'
  state_on: string | null
  reason: Generated<string>
  revision: Generated<number>
  entered_by: number
  entered_at: string
}

interface ParameterTrialsTable {
  id: Generated<number>
  quarter: string
  tried: string
  outcome: string
  decisions: number
  faults: number
  tried_by: number
  tried_at: string
}

export interface CashTables {
  local_benefits: LocalBenefitsTable
  renewals: RenewalsTable
  renewal_rows: RenewalRowsTable
  income_declarations: IncomeDeclarationsTable
  declared_incomes: DeclaredIncomesTable
  payment_lists: PaymentListsTable
  payment_results: PaymentResultsTable
  payment_list_lines: PaymentListLinesTable
  payment_papers: PaymentPapersTable
  bank_layouts: BankLayoutsTable
  overpayments: OverpaymentsTable
  repayments: RepaymentsTable
  contract_obligations: ContractObligationsTable
  contract_visits: ContractVisitsTable
  consultations: ConsultationsTable
  waves: WavesTable
  wave_candidates: WaveCandidatesTable
  parameter_trials: ParameterTrialsTable
}
