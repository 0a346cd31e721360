import { searchKey } from '@shared/domain/search-key'
import { reindexCasesOf } from '../../cases/case-index'
import type { WriteConnection } from '../../database/transaction'
import { placeName, type katoTable } from '../../parameters/classifiers'
import { indexWords, type PersonFields } from '../../people/queries'
import { mapInTurns } from '../../renewal/in-turns'
import { applicantsAmong, peopleByIds, replaceIndex } from './people-queries'

/** Places, and the search keys of their names as they were asked for. */
export interface Places {
  kato: Awaited<ReturnType<typeof katoTable>>
  places: Map<string, string>
}

/** Writes people anew into the search index. */
export async function reindexPeople(
  tx: WriteConnection,
  ids: readonly number[],
  places: Places
): Promise<void> {
  if (ids.length === 0) return
  const people = await peopleByIds(tx, ids)
  await replaceIndex(
    tx,
    await mapInTurns(people, (person) => [
      person.id,
      wordsOf(person, person.kato === null ? null : { kato: person.kato, text: person.address ?? '' }, places)
    ])
  )
}

/** Writes cases of those among people who applied anew into the search index. */
export async function reindexCases(
  tx: WriteConnection,
  people: readonly { id: number; fields: PersonFields }[]
): Promise<void> {
  if (people.length === 0) return
  const ids = people.map(({ id }) => id)
  const applicants = new Set((await applicantsAmong(tx, ids)).map(({ id }) => id))
  for (const { id, fields } of people) if (applicants.has(id)) await reindexCasesOf(tx, id, fields)
}

/** All that a person is found by. */
export function wordsOf(
  fields: PersonFields,
  address: { kato: string; text: string } | null,
  { kato, places }: Places
): string {
  if (address === null) return indexWords(fields, null)
  let placeKey = places.get(address.kato)
  if (placeKey === undefined) {
    const place = placeName(kato, address.kato)
    placeKey = searchKey(`${place.kk} ${place.ru}`)
    places.set(address.kato, placeKey)
  }
  return indexWords(fields, { key: searchKey(address.text), placeKey })
}
