"""The yardstick of the bulk import: Python's sqlite3 writes the same rows, ready made, with executemany.

Reads the tables of a finished data file into memory, then times writing them into a new file with the same schema,
the same pragmas and as many transactions. Prints the seconds.
"""

import re
import sqlite3
import sys
import time

source_path, target_path, transactions = sys.argv[1], sys.argv[2], int(sys.argv[3])
COLUMNS = {
    "people": "id, iin, last_name, first_name, middle_name, search_key, born_on, sex, phone, disability_group, created_at, created_by",
    "families": "id, created_at",
    "family_members": "family_id, person_id, relation, since",
    "addresses": "person_id, kato, text, address_key, since",
    "accounts_iban": "person_id, iban, since",
}

source = sqlite3.connect(source_path)
rows = {name: source.execute(f"SELECT {columns} FROM {name}").fetchall() for name, columns in COLUMNS.items()}
words = dict(source.execute("SELECT person_id, address_key FROM addresses").fetchall())
rows["people_index"] = [
    (row[0], f"{row[5]} {row[1]} {row[8] or ''} {words.get(row[0], '')} глубоковскии раион шыгыс казакстан") for row in rows["people"]
]
COLUMNS["people_index"] = "rowid, words"
users = source.execute("SELECT * FROM users").fetchall()
schema = [
    sql
    for (sql,) in source.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name IN "
        "('users', 'people', 'families', 'family_members', 'addresses', 'accounts_iban') ORDER BY type = 'index'"
    )
]
(index,) = source.execute("SELECT sql FROM sqlite_schema WHERE name = 'people_index'").fetchone()
# Older SQLite has no contentless_delete; it makes no difference to inserting.
schema.append(re.sub(r"contentless_delete\s*=\s*1,\s*", "", index))
source.close()

target = sqlite3.connect(target_path, isolation_level=None)
for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
    target.execute(f"PRAGMA {pragma}")
for sql in schema:
    target.execute(sql)
target.executemany(f"INSERT INTO users VALUES ({', '.join('?' * len(users[0]))})", users)


# Ids were given out in order, so a transaction's rows are a stretch of each table, its people those of its families.
families_at_once = -(-len(rows["families"]) // transactions)
family_of = {person: (family - 1) // families_at_once for family, person, _relation, _since in rows["family_members"]}
PERSON_AT = {"people": 0, "family_members": 1, "addresses": 0, "accounts_iban": 0, "people_index": 0}
parts = {name: [[] for _ in range(transactions)] for name in COLUMNS}
for family in rows["families"]:
    parts["families"][(family[0] - 1) // families_at_once].append(family)
for name, at in PERSON_AT.items():
    for row in rows[name]:
        parts[name][family_of[row[at]]].append(row)

statements = {
    name: f"INSERT INTO {name} ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})" for name, columns in COLUMNS.items()
}
started = time.perf_counter()
for number in range(transactions):
    target.execute("BEGIN IMMEDIATE")
    for name in ("people", "families", "family_members", "addresses", "accounts_iban", "people_index"):
        target.executemany(statements[name], parts[name][number])
    target.execute("COMMIT")
print(time.perf_counter() - started)
