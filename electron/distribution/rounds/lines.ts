import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { parseLineNumber } from '@shared/distribution/line-number'
import { searchTokens } from '@shared/domain/search-key'
import { OfficeError } from '@shared/errors'
import { keysetPage, keysetQuery, type Keyset } from '../../database/keyset'
import type { Call } from '../../ipc/call'
import { linesByNumbers, roundById } from '../hand-out/line-queries'
import { namesOfRound, viewLine } from '../hand-out/line-views'
import { countLines, excludedPage, lineNumbers, type LineFilter } from './line-queries'
import { areaRange } from './select'
import { mustFindRound } from './views'

const byNumber: Keyset = { name: 'round-lines', columns: [{ column: 'l.number', kind: 'integer' }] }
const byName: Keyset = {
  name: 'round-excluded',
  columns: [
    { column: 'p.search_key', kind: 'text' },
    { column: 'p.id', kind: 'integer' }
  ]
}
const defaultPage = 100

/** What is typed into the search: a whole number of a line, or beginnings of the words of a name. */
function searched(text: string | undefined): Pick<LineFilter, 'names' | 'number'> {
  const typed = (text ?? '').trim()
  const names = searchTokens(typed)
  if (typed === '' || (!/\d/.test(typed) && names.length > 0)) return { names, number: undefined }
  try {
    return { names: [], number: parseLineNumber(typed).number }
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    // What is no whole number yet finds nothing; it is no error while somebody types.
    return { names: [], number: 0 }
  }
}

/** Lines of a round in the order of the list. @throws OfficeError `not-found`, `kato-malformed` */
export async function listLines(
  call: Call,
  input: ParsedInputOf<'rounds.lines'>
): Promise<OutputOf<'rounds.lines'>> {
  const filter: LineFilter = {
    roundId: input.id,
    placeId: input.placeId,
    kato: kato(input.kato),
    category: input.category,
    state: input.state,
    ...searched(input.text)
  }
  return call.read(async (read) => {
    const round = await roundById(read, input.id)
    if (round === undefined)
      throw new OfficeError('not-found', { field: 'id', data: { what: 'round', id: input.id } })
    const request = { cursor: input.cursor, limit: input.limit ?? defaultPage }
    const numbers = await lineNumbers(read, filter, keysetQuery(byNumber, request))
    const page = keysetPage(byNumber, request, numbers, ({ number }) => [number])
    const rows = await linesByNumbers(
      read,
      page.rows.map(({ number }) => number)
    )
    const names = await namesOfRound(call, read, round)
    return {
      rows: rows.map((row) => viewLine(row, names)),
      next: page.next,
      total: await countLines(read, filter)
    }
  })
}

function kato(code: string | undefined): LineFilter['kato'] {
  if (code === undefined || code === '') return undefined
  if (!/^\d{9}$/.test(code))
    throw new OfficeError('kato-malformed', { field: 'kato', data: { text: code.slice(0, 40) } })
  return areaRange(code)
}

/** Those left out of a frozen round, with the reason, by name. @throws OfficeError `not-found` */
export async function listExcluded(
  call: Call,
  input: ParsedInputOf<'rounds.excluded'>
): Promise<OutputOf<'rounds.excluded'>> {
  return call.read(async (read) => {
    const round = await mustFindRound(read, input.id)
    const request = { cursor: input.cursor, limit: input.limit ?? defaultPage }
    const found = await excludedPage(read, round.id, input.reason, keysetQuery(byName, request))
    const page = keysetPage(byName, request, found, (row) => [row.name_key, row.person_id])
    return {
      rows: page.rows.map((row) => ({
        personId: row.person_id,
        fullName: row.name,
        reason: row.reason,
        otherRound: row.other_round
      })),
      next: page.next
    }
  })
}
