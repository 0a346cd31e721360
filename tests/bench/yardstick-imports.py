"""The yardstick of lists: Python's csv reads the file, sqlite3 writes its rows with executemany, in one transaction.

Takes the schema of a finished data file for the tables a list of people fills. Prints the seconds, and those of the processor.
"""

import csv
import re
import sqlite3
import sys
import time

csv_path, source_path, target_path = sys.argv[1:4]
TABLES = ("people", "families", "family_members", "addresses", "accounts_iban")
source = sqlite3.connect(source_path)
schema = [
    sql
    for (sql,) in source.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND tbl_name IN "
        f"('users', {', '.join(repr(name) for name in TABLES)}) ORDER BY type = 'index'"
    )
]
(index,) = source.execute("SELECT sql FROM sqlite_schema WHERE name = 'people_index'").fetchone()
schema.append(re.sub(r"contentless_delete\s*=\s*1,\s*", "", index))
users = source.execute("SELECT * FROM users").fetchall()
source.close()

target = sqlite3.connect(target_path, isolation_level=None)
for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
    target.execute(f"PRAGMA {pragma}")
for sql in schema:
    target.execute(sql)
target.executemany(f"INSERT INTO users VALUES ({', '.join('?' * len(users[0]))})", users)

started, worked = time.perf_counter(), time.process_time()
people, families, members, addresses, accounts, words = [], {}, [], [], [], []
with open(csv_path, encoding="utf-8", newline="") as file:
    rows = csv.reader(file, delimiter=";")
    next(rows)
    for number, (iin, last, first, middle, phone, kato, street, iban, family, relation) in enumerate(rows, 1):
        century = {"1": "18", "2": "18", "3": "19", "4": "19"}.get(iin[6], "20")
        born = f"{century}{iin[:2]}-{iin[2:4]}-{iin[4:6]}"
        sex = "m" if iin[6] in "135" else "f"
        key = f"{last} {first} {middle}".lower()
        people.append((number, iin, last, first, middle or None, key, born, sex, phone or None, "2026-11-20", 1))
        families[int(family)] = "2026-11-20"
        members.append((int(family), number, relation, "2026-11-20"))
        addresses.append((number, kato, street, street.lower(), "2026-11-20"))
        if iban:
            accounts.append((number, iban, "2026-11-20"))
        words.append((number, f"{key} {iin} {phone} {street.lower()}"))
target.execute("BEGIN IMMEDIATE")
target.executemany(
    "INSERT INTO people (id, iin, last_name, first_name, middle_name, search_key, born_on, sex, phone, created_at, created_by) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    people,
)
target.executemany("INSERT INTO families (id, created_at) VALUES (?, ?)", families.items())
target.executemany("INSERT INTO family_members (family_id, person_id, relation, since) VALUES (?, ?, ?, ?)", members)
target.executemany("INSERT INTO addresses (person_id, kato, text, address_key, since) VALUES (?, ?, ?, ?, ?)", addresses)
target.executemany("INSERT INTO accounts_iban (person_id, iban, since) VALUES (?, ?, ?)", accounts)
target.executemany("INSERT INTO people_index (rowid, words) VALUES (?, ?)", words)
target.execute("COMMIT")
print(time.perf_counter() - started, time.process_time() - worked)
