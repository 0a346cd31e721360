import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { keysetPage, keysetQuery, type Keyset } from '../database/keyset'
import type { Call } from '../ipc/call'
import { matchOf } from '../people/match'
import { contractsPage, countDue } from './queries'
import { contractCase, listDay, viewContract, viewContractRow } from './view'

const byCase: Keyset = {
  name: 'contracts',
  columns: [{ column: 'k.case_id', kind: 'integer' }],
  descending: true
}

/** The contract a case goes by; of a case that changes a decision, the contract of the first. @throws OfficeError `not-found` */
export function getContract(
  call: Call,
  input: ParsedInputOf<'contracts.get'>
): Promise<OutputOf<'contracts.get'>> {
  return call.read(async (read) => ({
    contract: await viewContract(read, (await contractCase(read, input.caseId)).id, call.today)
  }))
}

/** A page of contracts by state, by what is due, or by applicant, case and contract number; the newest first. */
export function listContracts(
  call: Call,
  input: ParsedInputOf<'contracts.list'>
): Promise<OutputOf<'contracts.list'>> {
  const typed = (input.text ?? '').trim()
  const match = matchOf(typed)
  const request = { cursor: input.cursor, limit: input.limit }
  const page = keysetQuery(byCase, request)
  const day = listDay(call.today)
  return call.read(async (read) => {
    const due = await countDue(read, day)
    // Words of nothing but signs match nobody; an empty MATCH would be an error.
    if (typed !== '' && match === '') return { rows: [], next: null, due }
    const filter = {
      state: input.state,
      due: input.due === true,
      ...(typed === '' ? {} : { text: { match, number: typed } })
    }
    const found = await contractsPage(read, filter, page, day)
    const { rows, next } = keysetPage(byCase, request, found, (row) => [row.case_id])
    return { rows: rows.map((row) => viewContractRow(row, call.today)), next, due }
  })
}
