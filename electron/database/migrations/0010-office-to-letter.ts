import { journalSchema } from '../journal'
import type { Migration } from '../migrations'

/**
 * The ground: office, users, people and families, cases with all that a decision rests on, decisions, payments, letters,
 * parameters, calendar, journal. Every “only one” is an index here, whatever the screens already check.
 */
export const officeToLetter: Migration = {
  id: 10,
  name: 'office-to-letter',
  up: `
CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  address_kk TEXT NOT NULL, address_ru TEXT NOT NULL,
  phone TEXT NOT NULL,
  kato TEXT NOT NULL CHECK (length(kato) = 9),
  head_name_kk TEXT NOT NULL, head_name_ru TEXT NOT NULL,
  sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
  lock_after_minutes INTEGER NOT NULL DEFAULT 10 CHECK (lock_after_minutes BETWEEN 1 AND 240),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'reviewer', 'head', 'distributor', 'manager', 'administrator')),
  locale TEXT NOT NULL DEFAULT 'ru' CHECK (locale IN ('kk', 'ru')),
  password TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until TEXT,
  last_sign_in_at TEXT,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  iin TEXT NOT NULL UNIQUE CHECK (length(iin) = 12),
  last_name TEXT NOT NULL, first_name TEXT NOT NULL, middle_name TEXT,
  search_key TEXT NOT NULL,
  born_on TEXT NOT NULL CHECK (length(born_on) = 10),
  sex TEXT NOT NULL CHECK (sex IN ('m', 'f')),
  phone TEXT,
  disability_group TEXT CHECK (disability_group IN ('1', '2', '3', 'child')),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, created_by INTEGER REFERENCES users (id)
) STRICT;
CREATE INDEX people_by_key ON people (search_key);
CREATE INDEX people_by_birth ON people (born_on);

CREATE TABLE families (id INTEGER PRIMARY KEY, created_at TEXT NOT NULL) STRICT;

CREATE TABLE family_members (
  id INTEGER PRIMARY KEY,
  family_id INTEGER NOT NULL REFERENCES families (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  relation TEXT NOT NULL,
  since TEXT NOT NULL, until TEXT,
  CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE UNIQUE INDEX one_family_a_person ON family_members (person_id) WHERE until IS NULL;
CREATE INDEX family_members_by_family ON family_members (family_id, person_id);

CREATE TABLE addresses (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  kato TEXT NOT NULL CHECK (length(kato) = 9), text TEXT NOT NULL, address_key TEXT NOT NULL,
  since TEXT NOT NULL, until TEXT
) STRICT;
CREATE UNIQUE INDEX one_address_a_person ON addresses (person_id) WHERE until IS NULL;
CREATE INDEX addresses_by_person ON addresses (person_id);
CREATE INDEX addresses_by_key ON addresses (kato, address_key) WHERE until IS NULL;

CREATE TABLE accounts_iban (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  iban TEXT NOT NULL CHECK (length(iban) = 20),
  since TEXT NOT NULL, until TEXT
) STRICT;
CREATE UNIQUE INDEX one_owner_an_account ON accounts_iban (iban) WHERE until IS NULL;
CREATE UNIQUE INDEX one_account_a_person ON accounts_iban (person_id) WHERE until IS NULL;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  programme TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('registered', 'in-review', 'waiting', 'assessed', 'proposed', 'approved', 'decided', 'notified', 'withdrawn')),
  channel TEXT NOT NULL CHECK (channel IN ('in-person', 'rural-akim', 'e-gov', 'proactive')),
  outside_number TEXT,
  applied_on TEXT NOT NULL, quarter TEXT NOT NULL, income_quarter TEXT NOT NULL,
  term_days INTEGER NOT NULL CHECK (term_days > 0), deadline TEXT NOT NULL,
  registered_at TEXT NOT NULL, registered_by INTEGER NOT NULL REFERENCES users (id),
  applicant_id INTEGER NOT NULL REFERENCES people (id),
  family_id INTEGER NOT NULL REFERENCES families (id),
  kato TEXT, address_text TEXT, address_key TEXT,
  region TEXT NOT NULL CHECK (length(region) = 2),
  iban TEXT,
  lump_sum INTEGER NOT NULL DEFAULT 0 CHECK (lump_sum IN (0, 1)),
  false_data INTEGER NOT NULL DEFAULT 0 CHECK (false_data IN (0, 1)),
  waiting_for TEXT CHECK (waiting_for IN ('documents', 'other-body')), waiting_until TEXT, waiting_note TEXT,
  extended INTEGER NOT NULL DEFAULT 0 CHECK (extended IN (0, 1)),
  return_reason TEXT, withdrawn_reason TEXT,
  decision_kind TEXT, first_month TEXT, last_month TEXT,
  revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX one_open_case ON cases (family_id, programme, quarter)
  WHERE state IN ('registered', 'in-review', 'waiting', 'assessed', 'proposed', 'approved');
CREATE INDEX open_cases_by_deadline ON cases (deadline)
  WHERE state IN ('registered', 'in-review', 'waiting', 'assessed', 'proposed', 'approved');
CREATE INDEX open_cases_of_a_clerk ON cases (registered_by, deadline)
  WHERE state IN ('registered', 'in-review', 'waiting', 'assessed', 'proposed', 'approved');
CREATE INDEX cases_by_deadline ON cases (deadline);
CREATE INDEX cases_by_application ON cases (applied_on);
CREATE INDEX cases_by_family ON cases (family_id, programme, quarter, state);
CREATE INDEX cases_by_applicant ON cases (applicant_id);
CREATE INDEX assignments_by_last_month ON cases (last_month) WHERE decision_kind = 'assign';
-- These hold all that the counts of cases by state read.
CREATE INDEX cases_by_state ON cases (state, decision_kind, first_month, last_month);
CREATE INDEX cases_by_quarter ON cases (quarter, state, decision_kind, first_month, last_month);
CREATE INDEX cases_by_clerk ON cases (registered_by, state, decision_kind, first_month, last_month);
CREATE INDEX cases_by_address ON cases (kato, address_key);
CREATE INDEX cases_by_iban ON cases (iban) WHERE iban IS NOT NULL;

CREATE TABLE case_members (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  place INTEGER NOT NULL,
  relation TEXT NOT NULL,
  student INTEGER NOT NULL CHECK (student IN (0, 1)),
  able_bodied INTEGER NOT NULL CHECK (able_bodied IN (0, 1)),
  disability_group TEXT CHECK (disability_group IN ('1', '2', '3', 'child')),
  cares_for TEXT,
  long_sick_leave INTEGER NOT NULL CHECK (long_sick_leave IN (0, 1)),
  member_from TEXT, member_until TEXT,
  employment_refused INTEGER NOT NULL DEFAULT 0 CHECK (employment_refused IN (0, 1)),
  contract_broken INTEGER NOT NULL DEFAULT 0 CHECK (contract_broken IN (0, 1)),
  PRIMARY KEY (case_id, person_id)
) STRICT;
CREATE INDEX case_members_by_person ON case_members (person_id);

CREATE TABLE incomes (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL,
  person_id INTEGER NOT NULL,
  kind TEXT NOT NULL, quarter TEXT NOT NULL, month TEXT,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  source TEXT NOT NULL DEFAULT '', document TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (case_id, person_id) REFERENCES case_members (case_id, person_id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX incomes_by_case ON incomes (case_id);

CREATE TABLE documents (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('missing', 'received', 'not-needed')),
  received_on TEXT, note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (case_id, kind)
) STRICT;

CREATE TABLE surveys (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id),
  surveyed_on TEXT, act_number TEXT NOT NULL,
  refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
  conclusion TEXT CHECK (conclusion IN ('need', 'no-need')),
  conclusion_on TEXT, conclusion_number TEXT NOT NULL,
  homes INTEGER, cars INTEGER,
  co_residents TEXT NOT NULL DEFAULT '[]', notes TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE contracts (
  case_id INTEGER PRIMARY KEY REFERENCES cases (id),
  number TEXT NOT NULL, signed_on TEXT NOT NULL, obligations TEXT NOT NULL
) STRICT;

CREATE TABLE assessments (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  assessed_at TEXT NOT NULL, assessed_by INTEGER NOT NULL REFERENCES users (id),
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  entitled INTEGER NOT NULL CHECK (entitled IN (0, 1)),
  monthly INTEGER NOT NULL CHECK (monthly >= 0),
  facts TEXT NOT NULL, result TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_current_assessment ON assessments (case_id) WHERE current = 1;

CREATE TABLE proposals (
  id INTEGER PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  assessment_id INTEGER NOT NULL REFERENCES assessments (id),
  kind TEXT NOT NULL CHECK (kind IN ('assign', 'refuse')),
  monthly INTEGER NOT NULL CHECK (monthly >= 0), total INTEGER NOT NULL CHECK (total >= 0),
  note TEXT NOT NULL DEFAULT '',
  proposed_by INTEGER NOT NULL REFERENCES users (id), proposed_at TEXT NOT NULL,
  tier INTEGER, needs_head INTEGER NOT NULL CHECK (needs_head IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('open', 'approved-once', 'approved', 'returned', 'withdrawn'))
) STRICT;
CREATE UNIQUE INDEX one_open_proposal ON proposals (case_id) WHERE state IN ('open', 'approved-once');
CREATE INDEX proposals_by_case ON proposals (case_id);

CREATE TABLE approvals (
  id INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES proposals (id),
  user_id INTEGER NOT NULL REFERENCES users (id),
  role TEXT NOT NULL CHECK (role IN ('reviewer', 'head')),
  at TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'returned')),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (proposal_id, user_id)
) STRICT;
CREATE TRIGGER nobody_approves_their_own BEFORE INSERT ON approvals
WHEN NEW.user_id = (SELECT proposed_by FROM proposals WHERE id = NEW.proposal_id)
BEGIN SELECT RAISE(ABORT, 'own-proposal'); END;
CREATE TRIGGER approvals_stay BEFORE UPDATE ON approvals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER approvals_are_kept BEFORE DELETE ON approvals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER proposer_stays BEFORE UPDATE OF proposed_by, case_id, assessment_id, kind, monthly, total, tier, needs_head ON proposals
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER proposals_are_kept BEFORE DELETE ON proposals BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  proposal_id INTEGER NOT NULL UNIQUE REFERENCES proposals (id),
  kind TEXT NOT NULL CHECK (kind IN ('assign', 'refuse', 'change', 'suspend', 'resume', 'terminate')),
  programme TEXT NOT NULL,
  family_id INTEGER NOT NULL REFERENCES families (id),
  applicant_id INTEGER NOT NULL REFERENCES people (id),
  decided_on TEXT NOT NULL, decided_at TEXT NOT NULL,
  rule_version TEXT NOT NULL,
  monthly INTEGER NOT NULL CHECK (monthly >= 0), total INTEGER NOT NULL CHECK (total >= 0),
  previous_id INTEGER REFERENCES decisions (id),
  hash TEXT NOT NULL UNIQUE,
  -- The long texts stand last: what comes before them is read without them.
  facts TEXT NOT NULL, parameters TEXT NOT NULL, result TEXT NOT NULL, letter TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_family ON decisions (family_id);
CREATE INDEX decisions_by_case ON decisions (case_id);
CREATE TRIGGER a_decision_is_forever BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER a_decision_is_kept BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER a_decision_needs_another_hand BEFORE INSERT ON decisions
WHEN NOT EXISTS (
  SELECT 1 FROM approvals a JOIN proposals p ON p.id = a.proposal_id
  WHERE p.id = NEW.proposal_id AND a.verdict = 'approved' AND a.user_id <> p.proposed_by AND (p.needs_head = 0 OR a.role = 'head')
)
BEGIN SELECT RAISE(ABORT, 'needs-head'); END;

CREATE TABLE bars (
  id INTEGER PRIMARY KEY,
  family_id INTEGER NOT NULL REFERENCES families (id),
  person_id INTEGER REFERENCES people (id),
  reason TEXT NOT NULL CHECK (reason IN ('employment-refused', 'contract-broken', 'false-data')),
  from_day TEXT NOT NULL, until_day TEXT NOT NULL,
  decision_id INTEGER NOT NULL REFERENCES decisions (id),
  CHECK (until_day >= from_day)
) STRICT;
CREATE INDEX bars_by_family ON bars (family_id, until_day);
CREATE INDEX bars_by_person ON bars (person_id, until_day);

CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL REFERENCES decisions (id),
  family_id INTEGER NOT NULL REFERENCES families (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  programme TEXT NOT NULL,
  month TEXT NOT NULL CHECK (length(month) = 7),
  amount INTEGER NOT NULL CHECK (amount > 0),
  iban TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'listed', 'paid', 'returned', 'cancelled'))
) STRICT;
CREATE UNIQUE INDEX one_payment_a_person_and_month ON payments (person_id, programme, month) WHERE state <> 'cancelled';
CREATE UNIQUE INDEX one_payment_a_family_and_month ON payments (family_id, programme, month) WHERE state <> 'cancelled';
CREATE INDEX payments_by_decision ON payments (decision_id);
CREATE TRIGGER a_payment_stays BEFORE UPDATE OF decision_id, family_id, person_id, programme, month, amount, iban ON payments
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER payments_are_kept BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL REFERENCES decisions (id),
  copy_no INTEGER NOT NULL CHECK (copy_no > 0),
  template_version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  printed_at TEXT NOT NULL, printed_by INTEGER NOT NULL REFERENCES users (id),
  path TEXT NOT NULL,
  UNIQUE (decision_id, copy_no)
) STRICT;
CREATE TRIGGER letters_stay BEFORE UPDATE ON letters BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER letters_are_kept BEFORE DELETE ON letters BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE parameters (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_until TEXT,
  region TEXT, variant TEXT,
  act TEXT NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL,
  superseded_by INTEGER REFERENCES parameters (id),
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
) STRICT;
CREATE UNIQUE INDEX one_value_a_day ON parameters (name, coalesce(region, ''), coalesce(variant, ''), valid_from) WHERE superseded_by IS NULL;

CREATE TABLE decision_parameters (
  decision_id INTEGER NOT NULL REFERENCES decisions (id),
  parameter_id INTEGER NOT NULL REFERENCES parameters (id),
  PRIMARY KEY (decision_id, parameter_id)
) STRICT;
CREATE INDEX decision_parameters_by_parameter ON decision_parameters (parameter_id);
CREATE TRIGGER a_used_parameter_stays BEFORE UPDATE OF name, value, unit, valid_from, valid_until, region, variant, act ON parameters
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE holidays (
  date TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'transfer-off', 'working-weekend', 'none')),
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL
) STRICT;

CREATE TABLE kato (
  code TEXT PRIMARY KEY CHECK (length(code) = 9),
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL, entered_at TEXT NOT NULL
) STRICT;

CREATE TABLE drafts (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  title TEXT NOT NULL, data TEXT NOT NULL, saved_at TEXT NOT NULL
) STRICT;
CREATE INDEX drafts_by_user ON drafts (user_id, saved_at);

CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;

CREATE VIRTUAL TABLE people_index USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4'
);
CREATE VIRTUAL TABLE cases_index USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4'
);

${journalSchema}
`
}
