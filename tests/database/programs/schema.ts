import type { Migration } from '../../../electron/database/migrations'
import { journalSchema } from '../../../electron/database/journal'

/** A decision in small: a row with its parts and its journal row, written in one transaction. */
export const decisionSchema: Migration = {
  id: 10,
  name: 'decisions',
  up: `CREATE TABLE decision (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE TABLE payment (
      decision_id INTEGER NOT NULL REFERENCES decision (id), month INTEGER NOT NULL, amount INTEGER NOT NULL,
      PRIMARY KEY (decision_id, month)
    ) STRICT;
    ${journalSchema}`
}

export const months = 12
