import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { tengeString, tiyn } from '@shared/domain/money'
import { addMonthsTo, firstDay, monthOf, quarterOf } from '@shared/domain/quarter'
import { searchTokens } from '@shared/domain/search-key'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { Call } from '../ipc/call'
import { katoTable, placeName } from '../parameters/classifiers'
import { countReminders, remindersPage } from './candidate-queries'

const byName: Keyset = {
  name: 'reminders',
  columns: [
    { column: 'x.search_key', kind: 'text' },
    { column: 'x.family_id', kind: 'integer' },
    { column: 'x.benefit', kind: 'text' }
  ]
}

/** Families whose assignment ended with the quarter before and who have neither applied for this one nor been decided. */
export function listReminders(
  call: Call,
  input: ParsedInputOf<'renewal.reminders'>
): Promise<OutputOf<'renewal.reminders'>> {
  const quarter = input.quarter ?? quarterOf(call.today)
  const lastMonth = addMonthsTo(monthOf(firstDay(quarter)), -1)
  const filter = { programme: input.programme, quarter, lastMonth, names: searchTokens(input.text ?? '') }
  return call.read(async (read) => {
    const found = await remindersPage(read, filter, keysetQuery(byName, input))
    const page = keysetPage(byName, input, found, (row) => [row.search_key, row.family_id, row.benefit])
    const kato = await katoTable(call, read)
    const { locale } = call.session
    return {
      rows: page.rows.map((row) => ({
        familyId: row.family_id,
        personId: row.person_id,
        caseId: row.case_id,
        name: row.name,
        phone: row.phone,
        address:
          row.kato === null
            ? row.address_text
            : `${placeName(kato, row.kato)[locale]}, ${row.address_text ?? ''}`,
        lastMonth,
        monthly: tengeString(tiyn(row.amount))
      })),
      next: page.next,
      total: await countReminders(read, filter)
    }
  })
}
