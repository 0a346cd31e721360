import { insertMany } from '../database/bulk'
import { kyselyFor } from '../database/dialect'
import type { RegionTables } from '../database/region-tables'
import type { Call } from '../ipc/call'
import type { RegionStore } from './store'

/** The store in the tables `region_*` of the data file. */
export function sqliteStore(call: Call): RegionStore {
  return {
    kind: 'sqlite',
    read: (work) => call.read((read) => work(kyselyFor<RegionTables>(read))),
    write: (work) =>
      call.write((tx, note) =>
        work(
          {
            db: kyselyFor<RegionTables>(tx),
            insert: (table, columns, rows) => insertMany(tx, table, columns, rows)
          },
          note
        )
      ),
    close: async () => undefined
  }
}
