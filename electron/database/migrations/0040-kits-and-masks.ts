import type { Migration } from '../migrations'

/**
 * Distribution: items, kits and places, the stock's ledger, rounds with their lines, and the facts about people that rounds
 * choose by. What is on hand, reserved and free are sums of the ledger; no table holds a counter of them.
 */
export const kitsAndMasks: Migration = {
  id: 40,
  name: 'kits-and-masks',
  up: `
CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('piece', 'pair', 'pack', 'g', 'ml')),
  perishable INTEGER NOT NULL CHECK (perishable IN (0, 1)),
  expiry_alert_days INTEGER NOT NULL CHECK (expiry_alert_days BETWEEN 0 AND 3650),
  low_stock INTEGER CHECK (low_stock > 0),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TABLE kits (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  programme TEXT NOT NULL CHECK (programme IN ('kit', 'gsp', 'mask')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TABLE kit_versions (
  id INTEGER PRIMARY KEY,
  kit_id INTEGER NOT NULL REFERENCES kits (id),
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES users (id),
  UNIQUE (kit_id, version)
) STRICT;

CREATE TABLE kit_version_items (
  kit_version_id INTEGER NOT NULL REFERENCES kit_versions (id),
  item_id INTEGER NOT NULL REFERENCES items (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  place INTEGER NOT NULL,
  PRIMARY KEY (kit_version_id, item_id)
) STRICT;

-- What can lie in stock and be handed out: an item, or a kit put together by one version of its contents.
CREATE TABLE wares (
  id INTEGER PRIMARY KEY,
  item_id INTEGER UNIQUE REFERENCES items (id),
  kit_version_id INTEGER UNIQUE REFERENCES kit_versions (id),
  CHECK ((item_id IS NULL) <> (kit_version_id IS NULL))
) STRICT;

CREATE TABLE lots (
  id INTEGER PRIMARY KEY,
  ware_id INTEGER NOT NULL REFERENCES wares (id),
  batch TEXT NOT NULL,
  expires_on TEXT CHECK (length(expires_on) = 10)
) STRICT;
CREATE UNIQUE INDEX one_lot_a_batch ON lots (ware_id, batch, coalesce(expires_on, ''));
CREATE TRIGGER lots_stay BEFORE UPDATE ON lots BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER lots_are_kept BEFORE DELETE ON lots BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- The place of kind transit is where goods are between two places that have not both confirmed.
CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('warehouse', 'point', 'transit')),
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  kato TEXT CHECK (length(kato) = 9),
  address_text TEXT NOT NULL,
  responsible TEXT NOT NULL, phone TEXT,
  opens TEXT NOT NULL DEFAULT '[]',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL, created_by INTEGER REFERENCES users (id),
  CHECK (kind = 'transit' OR kato IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX one_transit ON places (kind) WHERE kind = 'transit';
INSERT INTO places (code, kind, name_kk, name_ru, address_text, responsible, created_at)
VALUES ('transit', 'transit', 'Жолда', 'В пути', '', '', '1970-01-01T00:00:00.000Z');

CREATE TABLE rounds (
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 9999),
  name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
  programme TEXT NOT NULL CHECK (programme IN ('kit', 'gsp', 'mask')),
  ware_id INTEGER NOT NULL REFERENCES wares (id),
  norm TEXT NOT NULL CHECK (norm IN ('person', 'family')),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  repeat_after TEXT NOT NULL CHECK (repeat_after IN ('month', 'quarter', 'once')),
  as_of TEXT NOT NULL CHECK (length(as_of) = 10),
  month TEXT NOT NULL CHECK (length(month) = 7),
  source_place_id INTEGER NOT NULL REFERENCES places (id),
  first_day TEXT NOT NULL CHECK (length(first_day) = 10), last_day TEXT NOT NULL CHECK (length(last_day) = 10),
  slot_minutes INTEGER NOT NULL CHECK (slot_minutes BETWEEN 5 AND 480),
  criteria TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'frozen', 'closed', 'cancelled')),
  created_at TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES users (id),
  frozen_at TEXT, frozen_by INTEGER REFERENCES users (id),
  closed_at TEXT, closed_by INTEGER REFERENCES users (id), closing TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK (last_day >= first_day),
  CHECK (state NOT IN ('frozen', 'closed') OR frozen_at IS NOT NULL),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL AND closing IS NOT NULL))
) STRICT;
CREATE INDEX rounds_by_state ON rounds (state, id);
CREATE TRIGGER a_frozen_round_stays
BEFORE UPDATE OF number, programme, ware_id, norm, quantity, repeat_after, as_of, month, source_place_id, criteria ON rounds
WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER a_closed_round_stays BEFORE UPDATE ON rounds
WHEN OLD.state IN ('closed', 'cancelled') BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE round_points (
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  place_id INTEGER NOT NULL REFERENCES places (id),
  PRIMARY KEY (round_id, place_id)
) STRICT;

CREATE TABLE movements (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('receive', 'send', 'arrive', 'assemble', 'take-apart', 'reserve', 'release', 'hand-out', 'return', 'write-off', 'count', 'reverse')),
  at TEXT NOT NULL, on_day TEXT NOT NULL CHECK (length(on_day) = 10),
  user_id INTEGER NOT NULL REFERENCES users (id),
  round_id INTEGER REFERENCES rounds (id),
  document TEXT NOT NULL DEFAULT '', party TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
  reverses_id INTEGER UNIQUE REFERENCES movements (id),
  CHECK ((kind = 'reverse') = (reverses_id IS NOT NULL))
) STRICT;
CREATE INDEX movements_by_day ON movements (on_day, id);
CREATE INDEX movements_by_round ON movements (round_id, kind);
CREATE TRIGGER movements_stay BEFORE UPDATE ON movements BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER movements_are_kept BEFORE DELETE ON movements BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- One row a place and lot: by how much a movement changed what is on hand and what of it is reserved. A reservation names a
-- round and a ware; the lot is chosen when goods leave, first expired first out.
CREATE TABLE stock_ledger (
  id INTEGER PRIMARY KEY,
  movement_id INTEGER NOT NULL REFERENCES movements (id),
  place_id INTEGER NOT NULL REFERENCES places (id),
  ware_id INTEGER NOT NULL REFERENCES wares (id),
  lot_id INTEGER REFERENCES lots (id),
  on_hand INTEGER NOT NULL, reserved INTEGER NOT NULL,
  round_id INTEGER REFERENCES rounds (id),
  CHECK (on_hand <> 0 OR reserved <> 0),
  CHECK (lot_id IS NOT NULL OR on_hand = 0),
  CHECK (round_id IS NOT NULL OR reserved = 0)
) STRICT;
CREATE INDEX ledger_by_stock ON stock_ledger (place_id, ware_id, lot_id, on_hand, reserved);
CREATE INDEX ledger_by_movement ON stock_ledger (movement_id);
CREATE INDEX ledger_by_round ON stock_ledger (round_id, place_id, ware_id, reserved) WHERE round_id IS NOT NULL;
CREATE TRIGGER the_ledger_stays BEFORE UPDATE ON stock_ledger BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER the_ledger_is_kept BEFORE DELETE ON stock_ledger BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER a_lot_is_of_its_ware BEFORE INSERT ON stock_ledger
WHEN NEW.lot_id IS NOT NULL AND NEW.ware_id <> (SELECT ware_id FROM lots WHERE id = NEW.lot_id)
BEGIN SELECT RAISE(ABORT, 'lot-of-other-ware'); END;
CREATE TRIGGER no_negative_stock AFTER INSERT ON stock_ledger WHEN NEW.on_hand < 0 AND
  (SELECT sum(on_hand) FROM stock_ledger WHERE place_id = NEW.place_id AND ware_id = NEW.ware_id AND lot_id = NEW.lot_id) < 0
BEGIN SELECT RAISE(ABORT, 'stock-short'); END;
CREATE TRIGGER no_negative_reservation AFTER INSERT ON stock_ledger WHEN NEW.reserved < 0 AND
  (SELECT sum(reserved) FROM stock_ledger WHERE round_id = NEW.round_id AND place_id = NEW.place_id AND ware_id = NEW.ware_id) < 0
BEGIN SELECT RAISE(ABORT, 'stock-short'); END;
CREATE TRIGGER reserved_is_on_hand AFTER INSERT ON stock_ledger WHEN NEW.reserved > NEW.on_hand AND
  (SELECT sum(reserved) > sum(on_hand) FROM stock_ledger WHERE place_id = NEW.place_id AND ware_id = NEW.ware_id)
BEGIN SELECT RAISE(ABORT, 'stock-short'); END;

-- Contents of a kit that has been put together, or is the subject of a round, are never edited: a new version is made.
CREATE TRIGGER a_used_kit_keeps_its_items BEFORE UPDATE ON kit_version_items
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER a_used_kit_loses_no_item BEFORE DELETE ON kit_version_items WHEN EXISTS (
  SELECT 1 FROM wares w WHERE w.kit_version_id = OLD.kit_version_id
  AND (EXISTS (SELECT 1 FROM lots WHERE ware_id = w.id) OR EXISTS (SELECT 1 FROM rounds WHERE ware_id = w.id)))
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER a_used_kit_gains_no_item BEFORE INSERT ON kit_version_items WHEN EXISTS (
  SELECT 1 FROM wares w WHERE w.kit_version_id = NEW.kit_version_id
  AND (EXISTS (SELECT 1 FROM lots WHERE ware_id = w.id) OR EXISTS (SELECT 1 FROM rounds WHERE ware_id = w.id)))
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE transfers (
  sent_id INTEGER PRIMARY KEY REFERENCES movements (id),
  from_place_id INTEGER NOT NULL REFERENCES places (id),
  to_place_id INTEGER NOT NULL REFERENCES places (id),
  round_id INTEGER REFERENCES rounds (id),
  arrived_id INTEGER UNIQUE REFERENCES movements (id),
  recalled_id INTEGER UNIQUE REFERENCES movements (id),
  CHECK (from_place_id <> to_place_id),
  CHECK (arrived_id IS NULL OR recalled_id IS NULL)
) STRICT;
CREATE INDEX open_transfers ON transfers (to_place_id) WHERE arrived_id IS NULL AND recalled_id IS NULL;
CREATE TRIGGER a_transfer_ends_once BEFORE UPDATE ON transfers
WHEN OLD.arrived_id IS NOT NULL OR OLD.recalled_id IS NOT NULL OR NEW.from_place_id <> OLD.from_place_id OR NEW.to_place_id <> OLD.to_place_id
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE stock_counts (
  id INTEGER PRIMARY KEY,
  place_id INTEGER NOT NULL REFERENCES places (id),
  state TEXT NOT NULL CHECK (state IN ('entered', 'confirmed', 'finalised', 'dropped')),
  -- The last ledger row when the shelves were counted: later movements are not differences.
  ledger_id INTEGER NOT NULL,
  counted_on TEXT NOT NULL CHECK (length(counted_on) = 10),
  entered_at TEXT NOT NULL, entered_by INTEGER NOT NULL REFERENCES users (id),
  confirmed_at TEXT, finalised_at TEXT, finalised_by INTEGER REFERENCES users (id),
  movement_id INTEGER REFERENCES movements (id),
  dropped_reason TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  CHECK (finalised_by IS NULL OR finalised_by <> entered_by),
  CHECK ((state = 'dropped') = (dropped_reason IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX one_open_count_a_place ON stock_counts (place_id) WHERE state IN ('entered', 'confirmed');
CREATE TABLE stock_count_lines (
  count_id INTEGER NOT NULL REFERENCES stock_counts (id),
  lot_id INTEGER NOT NULL REFERENCES lots (id),
  expected INTEGER NOT NULL CHECK (expected >= 0),
  counted INTEGER NOT NULL CHECK (counted >= 0),
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (count_id, lot_id)
) STRICT;

CREATE TABLE round_lines (
  id INTEGER PRIMARY KEY,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  -- Round and place in the list, then two check digits (ISO 7064 MOD 97-10).
  number INTEGER NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES people (id),
  family_id INTEGER REFERENCES families (id),
  one_a_family INTEGER NOT NULL CHECK (one_a_family IN (0, 1)),
  family_size INTEGER NOT NULL CHECK (family_size > 0),
  full_name TEXT NOT NULL, name_key TEXT NOT NULL, iin_tail TEXT NOT NULL CHECK (length(iin_tail) = 4),
  kato TEXT NOT NULL CHECK (length(kato) = 9), address_text TEXT NOT NULL,
  category TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  place_id INTEGER NOT NULL REFERENCES places (id),
  slot_day TEXT NOT NULL CHECK (length(slot_day) = 10), slot_time TEXT NOT NULL CHECK (length(slot_time) = 5),
  added_reason TEXT, added_by INTEGER REFERENCES users (id), added_at TEXT,
  UNIQUE (round_id, person_id),
  CHECK ((added_reason IS NULL) = (added_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_line_a_family ON round_lines (round_id, family_id) WHERE one_a_family = 1 AND family_id IS NOT NULL;
CREATE INDEX round_lines_by_point ON round_lines (round_id, place_id, number);
CREATE INDEX round_lines_by_family ON round_lines (family_id, round_id);
CREATE INDEX round_lines_by_person ON round_lines (person_id);
CREATE INDEX round_lines_by_village ON round_lines (round_id, kato, category, quantity);
CREATE TRIGGER round_lines_stay BEFORE UPDATE ON round_lines BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER round_lines_are_kept BEFORE DELETE ON round_lines BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE round_excluded (
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  category TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('got-already', 'left-area', 'no-address', 'no-point', 'family-has-line')),
  other_round_id INTEGER REFERENCES rounds (id),
  PRIMARY KEY (round_id, person_id)
) STRICT;

-- A hand-out that was undone, or given back, stays as a row; only one of a line is in force.
CREATE TABLE hand_outs (
  id INTEGER PRIMARY KEY,
  line_id INTEGER NOT NULL REFERENCES round_lines (id),
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  movement_id INTEGER NOT NULL REFERENCES movements (id),
  place_id INTEGER NOT NULL REFERENCES places (id),
  at TEXT NOT NULL, on_day TEXT NOT NULL CHECK (length(on_day) = 10),
  user_id INTEGER NOT NULL REFERENCES users (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  source TEXT NOT NULL CHECK (source IN ('scan', 'paper')),
  proxy_name TEXT, proxy_document TEXT,
  undone_at TEXT, undone_by INTEGER REFERENCES users (id), undo_movement_id INTEGER REFERENCES movements (id),
  returned_at TEXT, returned_by INTEGER REFERENCES users (id), return_movement_id INTEGER REFERENCES movements (id), return_reason TEXT,
  CHECK ((proxy_name IS NULL) = (proxy_document IS NULL)),
  CHECK (undone_at IS NULL OR returned_at IS NULL)
) STRICT;
CREATE UNIQUE INDEX one_hand_out_a_line ON hand_outs (line_id) WHERE undone_at IS NULL AND returned_at IS NULL;
CREATE INDEX hand_outs_by_line ON hand_outs (line_id);
CREATE INDEX hand_outs_by_round ON hand_outs (round_id, place_id, on_day);
CREATE TRIGGER hand_outs_stay BEFORE UPDATE OF line_id, round_id, movement_id, place_id, at, on_day, user_id, quantity, source, proxy_name, proxy_document ON hand_outs
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER hand_outs_are_kept BEFORE DELETE ON hand_outs BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER an_open_round_hands_out BEFORE INSERT ON hand_outs
WHEN (SELECT state FROM rounds WHERE id = NEW.round_id) <> 'frozen'
BEGIN SELECT RAISE(ABORT, 'round-state'); END;

-- The sample of lines to be asked by telephone whether the kit has come.
CREATE TABLE round_checks (
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  line_id INTEGER NOT NULL UNIQUE REFERENCES round_lines (id),
  outcome TEXT CHECK (outcome IN ('received', 'not-received', 'not-reached')),
  note TEXT NOT NULL DEFAULT '',
  checked_at TEXT, checked_by INTEGER REFERENCES users (id),
  PRIMARY KEY (round_id, line_id)
) STRICT;

CREATE TABLE round_papers (
  id INTEGER PRIMARY KEY,
  round_id INTEGER NOT NULL REFERENCES rounds (id),
  kind TEXT NOT NULL CHECK (kind IN ('list', 'tickets', 'pick-list', 'minutes')),
  place_id INTEGER REFERENCES places (id),
  copy_no INTEGER NOT NULL CHECK (copy_no > 0),
  sha256 TEXT NOT NULL, pages INTEGER NOT NULL, path TEXT NOT NULL,
  printed_at TEXT NOT NULL, printed_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX round_papers_by_round ON round_papers (round_id, kind);
CREATE TRIGGER round_papers_stay BEFORE UPDATE ON round_papers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER round_papers_are_kept BEFORE DELETE ON round_papers BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Facts about a person that rounds choose by and no case holds; dated, with the paper they rest on.
CREATE TABLE person_marks (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  mark TEXT NOT NULL CHECK (mark IN ('pensioner', 'orphan', 'registered-unemployed', 'low-income', 'multi-child', 'in-institution', 'left-area', 'home-delivery')),
  since TEXT NOT NULL CHECK (length(since) = 10), until TEXT CHECK (until >= since),
  source TEXT NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES users (id), entered_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_running_mark ON person_marks (person_id, mark) WHERE until IS NULL;
CREATE INDEX marks_by_kind ON person_marks (mark, person_id, since, until);

CREATE TABLE people_lists (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  created_at TEXT NOT NULL, created_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;
CREATE TABLE people_list_members (
  list_id INTEGER NOT NULL REFERENCES people_lists (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  PRIMARY KEY (list_id, person_id)
) STRICT;

-- Rounds look at families as of a day: the present family of a person has an index already, the former ones need one.
CREATE INDEX former_families ON family_members (person_id, since, until) WHERE until IS NOT NULL;
-- Rounds choose by disability, and by who was paid in a month.
CREATE INDEX people_by_disability ON people (disability_group) WHERE disability_group IS NOT NULL;
CREATE INDEX payments_by_month ON payments (programme, month, family_id) WHERE state <> 'cancelled';
`
}
