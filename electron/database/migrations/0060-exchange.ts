import type { Migration } from '../migrations'

/**
 * In and out: imports with their rows and what they wrote, keys and whom they trust, the period's files, their upload and receipts, and
 * the consolidated store of a regional center (tables `region_*`, the same as in PostgreSQL).
 */
export const exchange: Migration = {
  id: 60,
  name: 'exchange',
  up: `
ALTER TABLE office ADD COLUMN kind TEXT NOT NULL DEFAULT 'district' CHECK (kind IN ('district', 'region'));

CREATE TABLE import_sources (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, name TEXT NOT NULL,
  -- Field → heading of the file, since the order of columns changes more often than their names.
  mapping TEXT NOT NULL, saved_at TEXT NOT NULL, saved_by INTEGER NOT NULL REFERENCES users (id),
  UNIQUE (kind, name)
) STRICT;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  -- reading: rows come in piece by piece; nobody sees them before the file was read to its end.
  state TEXT NOT NULL CHECK (state IN ('reading', 'previewed', 'applied', 'undone', 'dropped')),
  source TEXT NOT NULL, file_name TEXT NOT NULL, file_hash TEXT NOT NULL,
  headings TEXT NOT NULL, mapping TEXT NOT NULL, options TEXT NOT NULL, counts TEXT NOT NULL,
  made_by INTEGER NOT NULL REFERENCES users (id), made_at TEXT NOT NULL,
  applied_by INTEGER REFERENCES users (id), applied_at TEXT,
  undone_by INTEGER REFERENCES users (id), undone_at TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK ((applied_at IS NULL) = (applied_by IS NULL)),
  CHECK (state NOT IN ('applied', 'undone') OR applied_at IS NOT NULL),
  CHECK ((state = 'undone') = (undone_at IS NOT NULL))
) STRICT;
CREATE INDEX imports_by_file ON imports (file_hash, kind, state);

CREATE TABLE import_rows (
  import_id INTEGER NOT NULL REFERENCES imports (id), row_no INTEGER NOT NULL CHECK (row_no > 0),
  state TEXT NOT NULL CHECK (state IN ('new', 'update', 'same', 'duplicate', 'error')),
  warned INTEGER NOT NULL DEFAULT 0 CHECK (warned IN (0, 1)),
  choice TEXT CHECK (choice IN ('take', 'skip', 'merge', 'separate')),
  keep TEXT NOT NULL DEFAULT '[]',
  cells TEXT NOT NULL, parsed TEXT NOT NULL DEFAULT '{}', findings TEXT NOT NULL DEFAULT '[]',
  match TEXT, search_key TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (import_id, row_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_rows_by_state ON import_rows (import_id, state, row_no);

-- What an import wrote, in order, so that it can be taken back: a row it made, or a row as it stood before.
CREATE TABLE import_effects (
  import_id INTEGER NOT NULL REFERENCES imports (id), place INTEGER NOT NULL CHECK (place > 0),
  row_no INTEGER NOT NULL, subject TEXT NOT NULL, subject_id INTEGER NOT NULL,
  before TEXT, after TEXT NOT NULL,
  PRIMARY KEY (import_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_effects_by_subject ON import_effects (import_id, subject, subject_id);

CREATE TABLE own_keys (
  id INTEGER PRIMARY KEY,
  sign_public TEXT NOT NULL UNIQUE, receive_public TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL UNIQUE, card TEXT NOT NULL,
  -- Both private halves, sealed by the system's own keeper of secrets or by a passphrase (age).
  seal TEXT NOT NULL CHECK (seal IN ('system', 'passphrase')), sealed TEXT NOT NULL,
  made_by INTEGER NOT NULL REFERENCES users (id), made_at TEXT NOT NULL, retired_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_current_key ON own_keys ((1)) WHERE retired_at IS NULL;

CREATE TABLE trusted_keys (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('office', 'region')),
  kato TEXT NOT NULL, name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  sign_public TEXT NOT NULL, receive_public TEXT NOT NULL, fingerprint TEXT NOT NULL UNIQUE, card TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'trusted', 'replaced', 'revoked')),
  added_by INTEGER NOT NULL REFERENCES users (id), added_at TEXT NOT NULL,
  confirmed_by INTEGER REFERENCES users (id), confirmed_at TEXT,
  CHECK (state <> 'trusted' OR confirmed_at IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX one_trusted_key ON trusted_keys (kind, kato) WHERE state = 'trusted';

-- Secrets beside keys: the region's hashing key, passwords of targets, a connection string. Sealed as keys are.
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  seal TEXT NOT NULL CHECK (seal IN ('system', 'own-key')), sealed TEXT NOT NULL, saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE region_profile (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  personal TEXT NOT NULL CHECK (personal IN ('hashed', 'full')),
  periods TEXT NOT NULL CHECK (periods IN ('month', 'quarter')),
  receipt_days INTEGER NOT NULL CHECK (receipt_days BETWEEN 1 AND 90),
  due_day INTEGER NOT NULL CHECK (due_day BETWEEN 1 AND 28),
  -- When the region made it: one made before does not take its place.
  url TEXT, ca TEXT, made_at TEXT NOT NULL, received_at TEXT NOT NULL
) STRICT;

CREATE TABLE exports (
  id INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('period', 'correction')),
  correction INTEGER NOT NULL CHECK (correction >= 0), corrects INTEGER REFERENCES exports (id),
  sequence INTEGER NOT NULL UNIQUE CHECK (sequence > 0), previous_hash TEXT,
  datasets TEXT NOT NULL, row_counts TEXT NOT NULL, sums TEXT NOT NULL, changes TEXT NOT NULL DEFAULT '[]',
  -- Of each data set the sorted hashes of its keys and of its rows, so that a correction can say what changed.
  row_hashes BLOB NOT NULL DEFAULT x'',
  file_name TEXT NOT NULL, file_hash TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL CHECK (bytes > 0),
  made_by INTEGER NOT NULL REFERENCES users (id), made_at TEXT NOT NULL,
  UNIQUE (period, correction),
  CHECK ((kind = 'correction') = (corrects IS NOT NULL)), CHECK ((correction > 0) = (kind = 'correction'))
) STRICT;
CREATE TRIGGER an_export_stays BEFORE UPDATE ON exports BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER exports_are_kept BEFORE DELETE ON exports BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE upload_targets (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('https', 'sftp', 'folder')),
  settings TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE uploads (
  id INTEGER PRIMARY KEY,
  export_id INTEGER NOT NULL REFERENCES exports (id), target_id INTEGER NOT NULL REFERENCES upload_targets (id),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'waiting', 'sent', 'failed', 'cancelled')),
  -- Where the receiver keeps it (tus), to go on at the byte where it stopped.
  url TEXT, sent_bytes INTEGER NOT NULL DEFAULT 0 CHECK (sent_bytes >= 0), bytes INTEGER NOT NULL CHECK (bytes > 0),
  attempts INTEGER NOT NULL DEFAULT 0, next_at TEXT, error TEXT, error_data TEXT,
  queued_by INTEGER NOT NULL REFERENCES users (id), queued_at TEXT NOT NULL, finished_at TEXT,
  CHECK (sent_bytes <= bytes), CHECK (state <> 'sent' OR sent_bytes = bytes)
) STRICT;
CREATE UNIQUE INDEX one_upload ON uploads (export_id, target_id) WHERE state <> 'cancelled';
CREATE INDEX uploads_under_way ON uploads (next_at) WHERE state IN ('queued', 'sending', 'waiting');

CREATE TABLE receipts (
  id INTEGER PRIMARY KEY,
  export_id INTEGER NOT NULL REFERENCES exports (id),
  accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)), refusal TEXT,
  content TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, at TEXT NOT NULL, matched_at TEXT NOT NULL
) STRICT;
CREATE INDEX receipts_by_export ON receipts (export_id, id);

CREATE TABLE region_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  store TEXT NOT NULL CHECK (store IN ('sqlite', 'postgres')),
  personal TEXT NOT NULL CHECK (personal IN ('hashed', 'full')),
  periods TEXT NOT NULL CHECK (periods IN ('month', 'quarter')),
  receipt_days INTEGER NOT NULL, due_day INTEGER NOT NULL,
  url TEXT, ca TEXT, inbox TEXT
) STRICT;
-- What the period's file and the report ask of decisions without reading their long texts.
CREATE INDEX decisions_by_day ON decisions (decided_on, programme, kind, case_id);
CREATE INDEX decisions_with_case ON decisions (id, case_id);
CREATE INDEX payments_paid ON payments (month, programme, family_id, decision_id, person_id, amount) WHERE state = 'paid';
${regionStoreTables()}`
}

/** The consolidated store's tables. PostgreSQL gets the same columns, see `region/postgres-schema.ts`. */
function regionStoreTables(): string {
  return `
CREATE TABLE region_packages (
  id INTEGER PRIMARY KEY,
  office TEXT NOT NULL, name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  file_name TEXT NOT NULL, file_hash TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL,
  period TEXT, kind TEXT, sequence INTEGER, previous_hash TEXT, corrects_hash TEXT, signer TEXT, made_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('loaded', 'superseded', 'refused')),
  refusal TEXT, refusal_data TEXT NOT NULL DEFAULT '{}',
  row_counts TEXT NOT NULL DEFAULT '{}', sums TEXT NOT NULL DEFAULT '{}',
  receipt TEXT NOT NULL, received_at TEXT NOT NULL,
  -- Whether the sender's next file follows on it: a signed file in its turn does, even when what it held was refused.
  chained INTEGER NOT NULL DEFAULT 1 CHECK (chained IN (0, 1)),
  -- Which of the sender's chains it belongs to: 0 is the first, others were allowed, see region_beginnings.
  beginning INTEGER NOT NULL DEFAULT 0 CHECK (beginning >= 0),
  CHECK (state = 'refused' OR chained = 1),
  CHECK ((state = 'refused') = (refusal IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX one_chained_sequence ON region_packages (office, beginning, sequence) WHERE chained = 1;
CREATE UNIQUE INDEX one_loaded_period ON region_packages (office, period) WHERE state = 'loaded';
-- The region's word that an office's files may begin a new chain; file_hash is the one file that did so.
CREATE TABLE region_beginnings (
  office TEXT NOT NULL, number INTEGER NOT NULL CHECK (number > 0), reason TEXT NOT NULL,
  allowed_by TEXT NOT NULL, allowed_at TEXT NOT NULL, file_hash TEXT, used_at TEXT,
  PRIMARY KEY (office, number),
  CHECK ((file_hash IS NULL) = (used_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_open_beginning ON region_beginnings (office) WHERE file_hash IS NULL;

CREATE TABLE region_people (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), person TEXT NOT NULL,
  iin TEXT, last_name TEXT, first_name TEXT, middle_name TEXT, birth_year INTEGER NOT NULL, sex TEXT NOT NULL, kato TEXT,
  PRIMARY KEY (package_id, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE region_decisions (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), number TEXT NOT NULL, case_number TEXT NOT NULL,
  family INTEGER NOT NULL, person TEXT NOT NULL, programme TEXT NOT NULL, benefit TEXT, kind TEXT NOT NULL,
  applied_on TEXT NOT NULL, decided_on TEXT NOT NULL, first_month TEXT, last_month TEXT, family_size INTEGER NOT NULL,
  monthly_tiyn INTEGER NOT NULL, total_tiyn INTEGER NOT NULL, reasons TEXT, previous TEXT, rule_version TEXT NOT NULL, kato TEXT,
  PRIMARY KEY (package_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX region_decisions_by_day ON region_decisions (decided_on, programme);
CREATE TABLE region_members (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), decision TEXT NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (package_id, decision, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE region_payments (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), payment INTEGER NOT NULL, decision TEXT NOT NULL,
  family INTEGER NOT NULL, person TEXT NOT NULL, programme TEXT NOT NULL, benefit TEXT, month TEXT NOT NULL,
  amount_tiyn INTEGER NOT NULL, state TEXT NOT NULL, list TEXT, settled_on TEXT,
  PRIMARY KEY (package_id, payment)
) STRICT, WITHOUT ROWID;
CREATE INDEX region_payments_by_person ON region_payments (person, programme, month);
CREATE INDEX region_payments_by_month ON region_payments (month, programme);
CREATE TABLE region_rounds (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), round TEXT NOT NULL, name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  programme TEXT NOT NULL, ware TEXT NOT NULL, kind TEXT NOT NULL, as_of TEXT NOT NULL, state TEXT NOT NULL, closed_on TEXT,
  lines INTEGER NOT NULL, handed_out INTEGER NOT NULL,
  PRIMARY KEY (package_id, round)
) STRICT, WITHOUT ROWID;
CREATE TABLE region_hand_outs (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), round TEXT NOT NULL, line TEXT NOT NULL, person TEXT NOT NULL,
  programme TEXT NOT NULL, ware TEXT NOT NULL, kind TEXT NOT NULL, quantity INTEGER NOT NULL, handed_on TEXT NOT NULL, kato TEXT,
  PRIMARY KEY (package_id, round, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX region_hand_outs_by_person ON region_hand_outs (person, ware, handed_on);
CREATE TABLE region_stock (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), place TEXT NOT NULL, ware TEXT NOT NULL, kind TEXT NOT NULL,
  received INTEGER NOT NULL, handed_out INTEGER NOT NULL, written_off INTEGER NOT NULL, on_hand INTEGER NOT NULL,
  PRIMARY KEY (package_id, place, ware, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE region_services (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), service TEXT NOT NULL, kind TEXT NOT NULL, programme TEXT NOT NULL,
  person TEXT NOT NULL, day TEXT NOT NULL, outcome TEXT,
  PRIMARY KEY (package_id, service)
) STRICT, WITHOUT ROWID;
CREATE TABLE region_counts (
  package_id INTEGER NOT NULL REFERENCES region_packages (id), name TEXT NOT NULL, programme TEXT NOT NULL, value INTEGER NOT NULL,
  PRIMARY KEY (package_id, name, programme)
) STRICT, WITHOUT ROWID;
`
}
