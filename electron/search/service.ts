import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { monthOf } from '@shared/domain/quarter'
import type { Call } from '../ipc/call'
import { casesPage, findCaseIds } from '../cases/list-queries'
import { effectiveState } from '../cases/states'
import { matchOf } from '../people/match'
import { findIds, peopleRows } from '../people/list-queries'
import { fullName } from '../people/queries'
import { decisionsLike } from './queries'

const shown = 8

/** People, cases and decisions for one box: by name in any spelling, IIN, phone, address or number. */
export async function everything(
  call: Call,
  input: ParsedInputOf<'search.everything'>
): Promise<OutputOf<'search.everything'>> {
  const match = matchOf(input.text)
  if (match === '') return { people: [], cases: [], decisions: [] }
  return call.read(async (read) => {
    const people = await peopleRows(read, await findIds(read, match, 0, shown))
    const cases = await casesPage(
      read,
      { ids: await findCaseIds(read, match, shown) },
      { where: 'TRUE', params: [], orderBy: 'c.id DESC', limit: shown },
      { month: monthOf(call.today) }
    )
    const decisions = await decisionsLike(read, { number: input.text.trim(), match, limit: shown })
    return {
      people: people.map((row) => ({ id: row.id, name: fullName(row), iin: row.iin, bornOn: row.born_on })),
      cases: cases.map((row) => ({
        id: row.id,
        number: row.number,
        applicantName: fullName(row),
        state: effectiveState(row, call.today)
      })),
      decisions: decisions.map((row) => ({
        id: row.id,
        caseId: row.case_id,
        number: row.number,
        applicantName: fullName(row)
      }))
    }
  })
}
