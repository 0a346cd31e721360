import { peopleKind } from '@shared/imports/kinds-people'
import { setImmediate as turn } from 'node:timers/promises'
import { katoTable } from '../../parameters/classifiers'
import type { Importer } from '../importer'
import { checkPeople } from './people-check'
import { checkFamilies } from './people-check-families'
import { placeFamilies } from './people-families'
import { reindexCases, reindexPeople } from './people-index'
import { peopleByIds, touchedPeople, unindexMade } from './people-queries'
import { writePeople } from './people-write'

const peopleAtOnce = 1000

/** People and families: new people, what changes of stored ones, and whom they live with. */
export const peopleImporter: Importer = {
  kind: 'people',
  description: peopleKind,
  check: checkPeople,
  finish: checkFamilies,
  write: writePeople,
  complete: placeFamilies,
  beforeUndo: (tx, { importId }) => unindexMade(tx, importId),
  afterUndo: async (tx, { call, importId }) => {
    const places = { kato: await katoTable(call, tx), places: new Map<string, string>() }
    for (let after = 0; ;) {
      const ids = (await touchedPeople(tx, importId, after, peopleAtOnce)).map(({ id }) => id)
      const last = ids.at(-1)
      if (last === undefined) return
      await reindexPeople(tx, ids, places)
      const people = await peopleByIds(tx, ids)
      await reindexCases(
        tx,
        people.map((fields) => ({ id: fields.id, fields }))
      )
      after = last
      await turn()
    }
  }
}
