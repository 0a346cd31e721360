import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { parseMonth } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import type { Call } from '../ipc/call'
import { mustBeRegion } from './context'
import {
  countDoubles,
  doublePage,
  helpsOf,
  namesOf,
  type Double,
  type Help,
  type Months,
  type Named
} from './doubles-queries'
import { withStore } from './store'

/** Months from the first to the last. @throws OfficeError `month-malformed`, `months-malformed` */
export function monthsOf(input: { from?: string | undefined; to?: string | undefined }): Months {
  const from = input.from === undefined ? '1800-01' : parseMonth(input.from, 'from')
  const to = input.to === undefined ? '2199-12' : parseMonth(input.to, 'to')
  if (from > to) throw new OfficeError('months-malformed', { field: 'to' })
  return { from, to }
}

const keyOf = ({ person, month, kind, thing }: Double): string => JSON.stringify([person, month, kind, thing])

function nameOf({ last_name: lastName, first_name: firstName, middle_name: middleName }: Named): string {
  return [lastName, firstName, middleName].filter((part) => part !== null && part !== '').join(' ')
}

/**
 * People whom two districts or more assisted by the same programme in the same month, alone or as members of a family.
 * @throws OfficeError `region-only`, `month-malformed`, `months-malformed`
 */
export async function listDoubles(
  call: Call,
  input: ParsedInputOf<'region.doubles'>
): Promise<OutputOf<'region.doubles'>> {
  await call.read(mustBeRegion)
  const months = monthsOf(input)
  const { office, kind, sort, descending } = input
  const asked = { ...months, office, kind, sort, descending }
  return await withStore(call, (store) =>
    store.read(async (db) => {
      const page = await doublePage(db, asked, input)
      const persons = [...new Set(page.rows.map(({ person }) => person))]
      const names = await namesOf(db, persons)
      const helps = new Map<string, Help[]>()
      for (const help of await helpsOf(db, persons, months))
        helps.set(keyOf(help), [...(helps.get(keyOf(help)) ?? []), help])
      const rows = page.rows.map((row) => {
        const named = names.get(row.person)
        return {
          person: row.person,
          name: named === undefined ? null : nameOf(named),
          iin: named?.iin ?? null,
          kind: row.kind,
          programme: row.thing,
          when: row.month,
          offices: (helps.get(keyOf(row)) ?? []).map(({ office, name_kk, name_ru, reference }) => ({
            ...{ kato: office, nameKk: name_kk, nameRu: name_ru, reference }
          }))
        }
      })
      return { rows, next: page.next, count: await countDoubles(db, asked) }
    })
  )
}
