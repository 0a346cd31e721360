import type { Migration } from '../migrations'

/**
 * All cash programmes: what a programme asks, changes after a decision, renewal in bulk with one undo, declared incomes of a
 * quarter, payment lists and their results, overpayments, social contracts with visits, registers of what other bodies decide.
 */
export const cashProgrammes: Migration = {
  id: 50,
  name: 'cash-programmes',
  up: `
CREATE TABLE local_benefits (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0),
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('once', 'monthly')),
  amount_unit TEXT NOT NULL CHECK (amount_unit IN ('tenge', 'mci')), amount TEXT NOT NULL,
  ceiling_unit TEXT CHECK (ceiling_unit IN ('tenge', 'mci', 'poverty-line', 'subsistence-minimum')), ceiling TEXT,
  times_a_year INTEGER NOT NULL CHECK (times_a_year BETWEEN 1 AND 12),
  categories TEXT NOT NULL DEFAULT '[]',
  act TEXT NOT NULL, valid_from TEXT NOT NULL, valid_until TEXT,
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL,
  UNIQUE (code, version),
  CHECK ((ceiling IS NULL) = (ceiling_unit IS NULL)),
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
) STRICT;
CREATE TRIGGER a_local_benefit_stays BEFORE UPDATE ON local_benefits BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER local_benefits_are_kept BEFORE DELETE ON local_benefits BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE renewals (
  id INTEGER PRIMARY KEY,
  programme TEXT NOT NULL,
  -- The quarter that is renewed; of a list of money for kits, the month.
  quarter TEXT NOT NULL, month TEXT,
  mode TEXT NOT NULL CHECK (mode IN ('applications', 'proactive', 'list')),
  as_of TEXT, categories TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL CHECK (state IN ('drawn', 'proposed', 'decided', 'undoing', 'dropped')),
  made_by INTEGER NOT NULL REFERENCES users (id), made_at TEXT NOT NULL,
  proposed_by INTEGER REFERENCES users (id), proposed_at TEXT,
  decided_by INTEGER REFERENCES users (id), decided_at TEXT,
  return_reason TEXT,
  families INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK (decided_by IS NULL OR decided_by <> proposed_by)
) STRICT;
CREATE UNIQUE INDEX one_open_renewal ON renewals (programme, quarter, coalesce(month, '')) WHERE state IN ('drawn', 'proposed');

ALTER TABLE cases ADD COLUMN asked TEXT;
ALTER TABLE cases ADD COLUMN benefit TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN base_decision_id INTEGER REFERENCES decisions (id);
ALTER TABLE cases ADD COLUMN change_order TEXT;
ALTER TABLE cases ADD COLUMN renewal_id INTEGER REFERENCES renewals (id);
DROP INDEX one_open_case;
CREATE UNIQUE INDEX one_open_case ON cases (family_id, programme, benefit, quarter)
  WHERE state IN ('registered', 'in-review', 'waiting', 'assessed', 'proposed', 'approved');
DROP INDEX assignments_by_last_month;
CREATE INDEX assignments_by_last_month ON cases (last_month, programme) WHERE decision_kind IN ('assign', 'change', 'resume');
CREATE INDEX cases_by_renewal ON cases (renewal_id) WHERE renewal_id IS NOT NULL;
CREATE INDEX cases_by_last_month ON cases (programme, last_month, family_id, benefit) WHERE last_month IS NOT NULL;
CREATE INDEX cases_by_base ON cases (base_decision_id) WHERE base_decision_id IS NOT NULL;

ALTER TABLE proposals ADD COLUMN change TEXT CHECK (change IN ('change', 'suspend', 'resume', 'terminate'));
DROP TRIGGER proposer_stays;
CREATE TRIGGER proposer_stays BEFORE UPDATE OF proposed_by, case_id, assessment_id, kind, monthly, total, tier, needs_head, change ON proposals
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
ALTER TABLE decisions ADD COLUMN benefit TEXT NOT NULL DEFAULT '';
CREATE INDEX decisions_by_programme ON decisions (programme, family_id, benefit, id);
CREATE INDEX decisions_by_previous ON decisions (previous_id) WHERE previous_id IS NOT NULL;

ALTER TABLE payments ADD COLUMN benefit TEXT NOT NULL DEFAULT '';
DROP INDEX one_payment_a_person_and_month;
DROP INDEX one_payment_a_family_and_month;
CREATE UNIQUE INDEX one_payment_a_person_and_month ON payments (person_id, programme, benefit, month) WHERE state <> 'cancelled';
CREATE UNIQUE INDEX one_payment_a_family_and_month ON payments (family_id, programme, benefit, month)
  WHERE state <> 'cancelled' AND programme <> 'kit';
CREATE INDEX payments_to_list ON payments (programme, month, state);
CREATE INDEX payments_waiting ON payments (state, month) WHERE state IN ('planned', 'returned');
CREATE INDEX payments_by_person ON payments (person_id, month);

CREATE TABLE renewal_rows (
  renewal_id INTEGER NOT NULL REFERENCES renewals (id),
  place INTEGER NOT NULL,
  -- Of a list of money for kits nobody, where the person is in no family.
  family_id INTEGER REFERENCES families (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  benefit TEXT NOT NULL DEFAULT '',
  kato TEXT, name TEXT NOT NULL, search_key TEXT NOT NULL,
  base_decision_id INTEGER REFERENCES decisions (id),
  application_case_id INTEGER REFERENCES cases (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('unchanged', 'raised', 'lowered', 'ends', 'needs-clerk', 'new')),
  -- Monthly sums, tiyn.
  was INTEGER NOT NULL CHECK (was >= 0), now INTEGER CHECK (now >= 0),
  why TEXT NOT NULL, data TEXT NOT NULL DEFAULT '{}',
  excluded TEXT,
  case_id INTEGER REFERENCES cases (id),
  -- What the family's own case was before it was decided with the others, for the undo.
  former TEXT,
  PRIMARY KEY (renewal_id, place)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_row_a_person_and_renewal ON renewal_rows (renewal_id, person_id, benefit);
CREATE INDEX renewal_rows_by_outcome ON renewal_rows (renewal_id, outcome, place);
CREATE INDEX renewal_rows_by_family ON renewal_rows (family_id) WHERE family_id IS NOT NULL;
CREATE INDEX renewal_rows_by_case ON renewal_rows (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX renewal_rows_by_application ON renewal_rows (application_case_id) WHERE application_case_id IS NOT NULL;
CREATE INDEX renewal_rows_by_base ON renewal_rows (base_decision_id) WHERE base_decision_id IS NOT NULL;

CREATE TABLE income_declarations (
  id INTEGER PRIMARY KEY,
  family_id INTEGER NOT NULL REFERENCES families (id),
  quarter TEXT NOT NULL,
  source TEXT NOT NULL,
  declared_on TEXT NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL,
  superseded_by INTEGER REFERENCES income_declarations (id)
) STRICT;
CREATE UNIQUE INDEX one_declaration_a_family_and_quarter ON income_declarations (family_id, quarter) WHERE superseded_by IS NULL;
CREATE INDEX income_declarations_superseding ON income_declarations (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE TABLE declared_incomes (
  id INTEGER PRIMARY KEY,
  declaration_id INTEGER NOT NULL REFERENCES income_declarations (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  kind TEXT NOT NULL, month TEXT,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  document TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX declared_incomes_by_declaration ON declared_incomes (declaration_id);
CREATE INDEX declared_incomes_by_person ON declared_incomes (person_id);
CREATE TRIGGER declared_incomes_stay BEFORE UPDATE ON declared_incomes BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE payment_lists (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  programme TEXT NOT NULL, benefit TEXT NOT NULL DEFAULT '', month TEXT NOT NULL CHECK (length(month) = 7),
  lines INTEGER NOT NULL CHECK (lines > 0), total INTEGER NOT NULL CHECK (total > 0),
  hash TEXT NOT NULL,
  frozen TEXT NOT NULL,
  frozen_by INTEGER NOT NULL REFERENCES users (id), frozen_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER a_payment_list_stays BEFORE UPDATE ON payment_lists BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER payment_lists_are_kept BEFORE DELETE ON payment_lists BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE payment_results (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES payment_lists (id),
  sha256 TEXT NOT NULL UNIQUE, file_name TEXT NOT NULL,
  paid INTEGER NOT NULL, returned INTEGER NOT NULL,
  -- Tiyn.
  paid_total INTEGER NOT NULL, returned_total INTEGER NOT NULL,
  read_by INTEGER NOT NULL REFERENCES users (id), read_at TEXT NOT NULL
) STRICT;
CREATE INDEX payment_results_by_list ON payment_results (list_id);
CREATE TRIGGER payment_results_stay BEFORE UPDATE ON payment_results BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER payment_results_are_kept BEFORE DELETE ON payment_results BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- A line holds all that goes to the bank: the same list gives the same file whatever is corrected later. Lines are entered before
-- their list, whose hash is over them.
CREATE TABLE payment_list_lines (
  list_id INTEGER NOT NULL REFERENCES payment_lists (id) DEFERRABLE INITIALLY DEFERRED,
  line_no INTEGER NOT NULL CHECK (line_no > 0),
  payment_id INTEGER NOT NULL REFERENCES payments (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  iin TEXT NOT NULL, name TEXT NOT NULL,
  last_name TEXT NOT NULL, first_name TEXT NOT NULL, middle_name TEXT NOT NULL,
  iban TEXT NOT NULL CHECK (length(iban) = 20),
  amount INTEGER NOT NULL CHECK (amount > 0),
  month TEXT NOT NULL CHECK (length(month) = 7),
  phone TEXT NOT NULL, kato TEXT NOT NULL, address_text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('listed', 'paid', 'returned')),
  reason TEXT NOT NULL DEFAULT '', settled_on TEXT,
  result_id INTEGER REFERENCES payment_results (id),
  PRIMARY KEY (list_id, line_no),
  CHECK ((state = 'listed') = (result_id IS NULL)),
  CHECK (state <> 'returned' OR reason <> '')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_standing_line_a_payment ON payment_list_lines (payment_id) WHERE state <> 'returned';
CREATE INDEX payment_list_lines_by_payment ON payment_list_lines (payment_id);
CREATE INDEX payment_list_lines_by_person ON payment_list_lines (person_id);
CREATE INDEX payment_list_lines_by_result ON payment_list_lines (result_id) WHERE result_id IS NOT NULL;
CREATE TRIGGER a_payment_line_stays BEFORE UPDATE OF list_id, line_no, payment_id, person_id, iin, name, last_name, first_name,
  middle_name, iban, amount, month, phone, kato, address_text ON payment_list_lines
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER a_settled_line_stays BEFORE UPDATE ON payment_list_lines WHEN OLD.state <> 'listed'
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER payment_lines_are_kept BEFORE DELETE ON payment_list_lines BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- What the bank has been told is never cancelled, and what it has paid stays paid.
CREATE TRIGGER a_payment_goes_forward BEFORE UPDATE OF state ON payments
WHEN (OLD.state, NEW.state) NOT IN (VALUES ('planned', 'listed'), ('planned', 'cancelled'), ('listed', 'paid'),
  ('listed', 'returned'), ('returned', 'listed'), ('returned', 'cancelled'))
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE INDEX accounts_by_person ON accounts_iban (person_id, iban);

CREATE TABLE payment_papers (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES payment_lists (id),
  format TEXT NOT NULL CHECK (format IN ('pdf', 'csv', 'xlsx')),
  sha256 TEXT NOT NULL, file_name TEXT NOT NULL,
  made_at TEXT NOT NULL, made_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX payment_papers_by_list ON payment_papers (list_id);
CREATE INDEX payment_papers_by_name ON payment_papers (file_name, id);
CREATE TRIGGER payment_papers_stay BEFORE UPDATE ON payment_papers BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE bank_layouts (
  id INTEGER PRIMARY KEY,
  layout TEXT NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES users (id), saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE overpayments (
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL UNIQUE REFERENCES decisions (id),
  family_id INTEGER NOT NULL REFERENCES families (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  programme TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  plan TEXT NOT NULL
) STRICT;
CREATE INDEX overpayments_by_family ON overpayments (family_id);
CREATE TRIGGER an_overpayment_stays BEFORE UPDATE ON overpayments BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER overpayments_are_kept BEFORE DELETE ON overpayments BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TABLE repayments (
  id INTEGER PRIMARY KEY,
  overpayment_id INTEGER NOT NULL REFERENCES overpayments (id),
  received_on TEXT NOT NULL,
  -- Negative only where it takes back an entry made by mistake.
  amount INTEGER NOT NULL CHECK (amount <> 0),
  note TEXT NOT NULL DEFAULT '',
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL,
  -- A decision by which something is due once more, and set off.
  decision_id INTEGER REFERENCES decisions (id)
) STRICT;
CREATE INDEX repayments_by_overpayment ON repayments (overpayment_id);
CREATE INDEX repayments_by_decision ON repayments (decision_id) WHERE decision_id IS NOT NULL;
CREATE TRIGGER repayments_stay BEFORE UPDATE ON repayments BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER repayments_are_kept BEFORE DELETE ON repayments BEGIN SELECT RAISE(ABORT, 'append-only'); END;

ALTER TABLE contracts ADD COLUMN ends_on TEXT;
CREATE TABLE contract_obligations (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES contracts (case_id) DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people (id),
  measure TEXT NOT NULL, description TEXT NOT NULL, due_on TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'met', 'broken')),
  UNIQUE (case_id, place)
) STRICT;
CREATE TABLE contract_visits (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES contracts (case_id) DEFERRABLE INITIALLY DEFERRED,
  visited_on TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('fulfilled', 'partly', 'broken')),
  person_id INTEGER REFERENCES people (id),
  note TEXT NOT NULL DEFAULT '',
  change_case_id INTEGER REFERENCES cases (id),
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX contract_visits_by_case ON contract_visits (case_id, visited_on);
CREATE TRIGGER contract_visits_stay BEFORE UPDATE OF case_id, visited_on, outcome, person_id, note, entered_by ON contract_visits
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE consultations (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  month TEXT NOT NULL CHECK (length(month) = 7),
  ground TEXT NOT NULL,
  consulted_on TEXT NOT NULL,
  outside_number TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('advised', 'sent', 'assigned', 'refused', 'paid')),
  outcome_on TEXT, note TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL,
  UNIQUE (person_id, month)
) STRICT;
CREATE INDEX consultations_by_month ON consultations (month);

CREATE TABLE waves (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number > 0),
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  opens_on TEXT NOT NULL, closes_on TEXT,
  amount INTEGER NOT NULL CHECK (amount > 0),
  categories TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL,
  CHECK (closes_on IS NULL OR closes_on >= opens_on)
) STRICT;
CREATE TABLE wave_candidates (
  id INTEGER PRIMARY KEY,
  wave_id INTEGER NOT NULL REFERENCES waves (id),
  family_id INTEGER NOT NULL REFERENCES families (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  category TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('candidate', 'sent', 'refused', 'paid')),
  state_on TEXT, reason TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1,
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL,
  UNIQUE (wave_id, family_id), UNIQUE (wave_id, person_id)
) STRICT;
CREATE INDEX wave_candidates_in_order ON wave_candidates (wave_id);
CREATE INDEX wave_candidates_by_state ON wave_candidates (wave_id, state);
CREATE INDEX wave_candidates_by_family ON wave_candidates (family_id);

CREATE TABLE parameter_trials (
  id INTEGER PRIMARY KEY,
  quarter TEXT NOT NULL,
  tried TEXT NOT NULL, outcome TEXT NOT NULL,
  decisions INTEGER NOT NULL, faults INTEGER NOT NULL,
  tried_by INTEGER NOT NULL REFERENCES users (id), tried_at TEXT NOT NULL
) STRICT;

CREATE INDEX assessments_by_case ON assessments (case_id);
CREATE INDEX proposals_by_assessment ON proposals (assessment_id);
CREATE INDEX bars_by_decision ON bars (decision_id);
CREATE INDEX contract_visits_by_change ON contract_visits (change_case_id) WHERE change_case_id IS NOT NULL;

-- What a renewal wrote can be taken back as a whole until its payments are listed, and only so.
CREATE VIEW cases_being_undone AS
  SELECT c.id FROM cases c JOIN renewals r ON r.id = c.renewal_id WHERE r.state = 'undoing';
DROP TRIGGER a_decision_is_kept;
CREATE TRIGGER a_decision_is_kept BEFORE DELETE ON decisions
WHEN NOT EXISTS (SELECT 1 FROM cases_being_undone WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DROP TRIGGER approvals_are_kept;
CREATE TRIGGER approvals_are_kept BEFORE DELETE ON approvals
WHEN NOT EXISTS (SELECT 1 FROM proposals p JOIN cases_being_undone c ON c.id = p.case_id WHERE p.id = OLD.proposal_id)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DROP TRIGGER proposals_are_kept;
CREATE TRIGGER proposals_are_kept BEFORE DELETE ON proposals
WHEN NOT EXISTS (SELECT 1 FROM cases_being_undone WHERE id = OLD.case_id) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DROP TRIGGER payments_are_kept;
CREATE TRIGGER payments_are_kept BEFORE DELETE ON payments
WHEN OLD.state <> 'planned' OR NOT EXISTS (
  SELECT 1 FROM decisions d JOIN cases_being_undone c ON c.id = d.case_id WHERE d.id = OLD.decision_id
) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DROP TRIGGER letters_are_kept;
CREATE TRIGGER letters_are_kept BEFORE DELETE ON letters
WHEN NOT EXISTS (SELECT 1 FROM decisions d JOIN cases_being_undone c ON c.id = d.case_id WHERE d.id = OLD.decision_id)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`
}
