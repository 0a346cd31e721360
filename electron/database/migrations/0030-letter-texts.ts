import type { Migration } from '../migrations'

/**
 * The office's own wording of letters and acts. A row is a whole set, every template in both languages, so that a letter is
 * reprinted from the very words it was first printed from, whatever a later release ships.
 */
export const letterTexts: Migration = {
  id: 30,
  name: 'letter-texts',
  up: `
CREATE TABLE template_sets (
  -- The program's own sets count from 1, the office's from 1001: a release can never take a number of theirs.
  version INTEGER PRIMARY KEY CHECK (version > 1000),
  template TEXT NOT NULL,
  blocks TEXT NOT NULL,
  reason TEXT NOT NULL,
  saved_at TEXT NOT NULL, saved_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;
CREATE TRIGGER template_sets_stay BEFORE UPDATE ON template_sets BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER template_sets_are_kept BEFORE DELETE ON template_sets BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`
}
