"""The yardstick of freezing a round: Python's sqlite3 selects the people with the program's own statement and writes the lines,
ready made, with executemany into the same file.

Gets a copy of the data file after the freeze, the statement and its parameters as JSON, and the round. Prints the seconds.
"""

import json
import sqlite3
import sys
import time

path, query_path, round_id = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(query_path, encoding="utf-8") as file:
    query = json.load(file)
file = sqlite3.connect(path, isolation_level=None)
for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
    file.execute(f"PRAGMA {pragma}")
columns = [row[1] for row in file.execute("PRAGMA table_info(round_lines)")]
lines = file.execute("SELECT * FROM round_lines WHERE round_id = ? ORDER BY number", (round_id,)).fetchall()
# The lines are taken out again, past the trigger that keeps them; the file has foreign keys on only while it is timed.
file.execute("DROP TRIGGER round_lines_are_kept")
file.execute("DELETE FROM round_lines")
file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
file.execute("PRAGMA foreign_keys=ON")
insert = f"INSERT INTO round_lines ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
started = time.perf_counter()
found = file.execute(query["sql"], query["params"]).fetchall()
file.execute("BEGIN IMMEDIATE")
file.executemany(insert, lines)
file.execute("COMMIT")
elapsed = time.perf_counter() - started
if len(found) < len(lines):
    raise SystemExit(f"the statement found {len(found)} people for {len(lines)} lines")
print(elapsed)
