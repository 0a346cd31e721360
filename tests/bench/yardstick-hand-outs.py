"""The yardstick of handing out: Python's sqlite3 writes the same rows, ready made, one transaction a hand-out.

Takes the rows that the program's hand-outs have left in a finished data file and inserts them, with the same schema, triggers
and pragmas, into a copy of the file from before. Prints the seconds.
"""

import sqlite3
import sys
import time

done_path, copy_path = sys.argv[1], sys.argv[2]
TABLES = ("movements", "stock_ledger", "hand_outs", "journal")

copy = sqlite3.connect(copy_path, isolation_level=None)
for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "temp_store=MEMORY"):
    copy.execute(f"PRAGMA {pragma}")
copy.execute("PRAGMA cache_size=-65536")
copy.execute("PRAGMA journal_size_limit=67108864")
last = {name: copy.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()[0] for name in TABLES}

done = sqlite3.connect(done_path)
new = {name: done.execute(f"SELECT * FROM {name} WHERE id > ? ORDER BY id", (last[name],)).fetchall() for name in TABLES}
columns = {name: [row[1] for row in done.execute(f"PRAGMA table_info({name})")] for name in TABLES}
done.close()
operation = columns["journal"].index("operation")
journal = [row for row in new["journal"] if row[operation] == "rounds.handOut"]
# Whoever hands out has signed in first; those rows are part of the journal's chain, and not of what is measured.
signed_in = new["journal"][: len(new["journal"]) - len(journal)]
if len(journal) != len(new["movements"]) or any(row[operation] == "rounds.handOut" for row in signed_in):
    sys.exit("the file holds other writes than hand-outs")


def by_movement(name):
    at = columns[name].index("movement_id")
    rows = {}
    for row in new[name]:
        rows.setdefault(row[at], []).append(row)
    return rows


statements = {name: f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns[name]))})" for name in TABLES}
copy.executemany(statements["journal"], signed_in)
ledger, hand_outs = by_movement("stock_ledger"), by_movement("hand_outs")
started = time.perf_counter()
for movement, entry in zip(new["movements"], journal):
    copy.execute("BEGIN IMMEDIATE")
    copy.execute(statements["movements"], movement)
    copy.executemany(statements["stock_ledger"], ledger[movement[0]])
    copy.executemany(statements["hand_outs"], hand_outs[movement[0]])
    copy.execute(statements["journal"], entry)
    copy.execute("COMMIT")
print(time.perf_counter() - started)
