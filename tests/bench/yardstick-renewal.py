"""The yardstick of a renewal: Python's sqlite3 writes the rows it wrote, ready made, with executemany in one transaction into the file
as it was before, with the same triggers, indexes and foreign keys.

Gets a copy of the data file before, the file after, and the renewal. Prints the seconds.
"""

import sqlite3
import sys
import time

before, after, renewal = sys.argv[1], sys.argv[2], int(sys.argv[3])
source = sqlite3.connect(f"file:{after}?mode=ro", uri=True)
made = f"(SELECT id FROM cases WHERE renewal_id = {renewal})"
decided = f"(SELECT id FROM decisions WHERE case_id IN {made})"
tables = [
    ("cases", f"id IN {made}"),
    ("case_members", f"case_id IN {made}"),
    ("surveys", f"case_id IN {made}"),
    ("contracts", f"case_id IN {made}"),
    ("incomes", f"case_id IN {made}"),
    ("assessments", f"case_id IN {made}"),
    ("proposals", f"case_id IN {made}"),
    ("approvals", f"proposal_id IN (SELECT proposal_id FROM decisions WHERE id IN {decided})"),
    ("decisions", f"id IN {decided}"),
    ("payments", f"decision_id IN {decided}"),
    ("decision_parameters", f"decision_id IN {decided}"),
    ("journal", "operation = 'renewal.apply' AND subject_kind = 'decision'"),
]
work = []
for table, where in tables:
    columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
    rows = source.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE {where} ORDER BY rowid").fetchall()
    insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    work.append((insert, rows))
words = source.execute(
    f"""SELECT c.id, c.number || ' ' || replace(c.number, '-', ' ') || ' ' || p.search_key || ' ' || p.iin
        FROM cases c JOIN people p ON p.id = c.applicant_id WHERE c.id IN {made} ORDER BY c.id"""
).fetchall()
work.append(("INSERT INTO words_of_cases (rowid, words) VALUES (?, ?)", words))
named = source.execute(
    f"SELECT case_id, renewal_id, place FROM renewal_rows WHERE renewal_id = {renewal} AND case_id IS NOT NULL"
).fetchall()
work.append(("UPDATE renewal_rows SET case_id = ? WHERE renewal_id = ? AND place = ?", named))
columns = [row[1] for row in source.execute("PRAGMA table_info(journal)")]
signed_in = source.execute(
    """SELECT * FROM journal WHERE id < (SELECT min(id) FROM journal WHERE operation = 'renewal.apply' AND subject_kind = 'decision')
        ORDER BY id"""
).fetchall()
source.close()

file = sqlite3.connect(before, isolation_level=None)
for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "foreign_keys=ON"):
    file.execute(f"PRAGMA {pragma}")
# Debian's SQLite does not know the index's newest option; one without it stands in for it.
file.execute(
    """CREATE VIRTUAL TABLE words_of_cases USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '2 3 4')"""
)
# What the journal was told between the copy and the renewal: its chain has no gap.
last = file.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()[0]
file.executemany(
    f"INSERT INTO journal ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
    [row for row in signed_in if row[0] > last],
)
started = time.perf_counter()
file.execute("BEGIN IMMEDIATE")
for insert, rows in work:
    file.executemany(insert, rows)
file.execute("COMMIT")
elapsed = time.perf_counter() - started
if not named or last == 0:
    raise SystemExit("the renewal wrote nothing")
print(elapsed)
