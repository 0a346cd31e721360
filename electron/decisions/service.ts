import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { sumTiyn, tengeString, tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { createBook } from '@shared/parameters/book'
import { assess, ruleVersionFor } from '@shared/programmes'
import { monthlyOf } from '@shared/programmes/change'
import type { Assessment } from '@shared/programmes/types'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { viewAssessment } from '../cases/assessment-view'
import { decisionHash, thaw, type FrozenDecision } from './frozen'
import {
  countDecisions,
  decisionById,
  decisionByNumber,
  decisionsAfter,
  journalledHash,
  lettersOf,
  paymentsOf,
  vanishedDecisions,
  type DecisionRow
} from './queries'

/** @throws OfficeError `not-found` */
export async function mustFindDecision(read: ReadConnection, id: number, field = 'id'): Promise<DecisionRow> {
  const row = await decisionById(read, id)
  if (row === undefined) throw new OfficeError('not-found', { field, data: { what: 'decision', id } })
  return row
}

/** A decision as it was frozen, with its payments and letters, by id or number. @throws OfficeError `not-found` */
export async function getDecision(
  call: Call,
  input: ParsedInputOf<'decisions.get'>
): Promise<OutputOf<'decisions.get'>> {
  return call.read(async (read) => {
    if (input.id === undefined && input.number === undefined)
      throw new OfficeError('field-empty', { field: 'id' })
    const row =
      input.id === undefined
        ? await decisionByNumber(read, input.number ?? '')
        : await decisionById(read, input.id)
    if (row === undefined)
      throw new OfficeError('not-found', {
        field: 'id',
        data: { what: 'decision', id: input.id ?? input.number ?? '' }
      })
    const frozen = thaw(row)
    return {
      id: row.id,
      caseId: row.case_id,
      caseNumber: row.case_number,
      number: row.number,
      kind: row.kind,
      programme: row.programme,
      decidedOn: row.decided_on,
      applicantName: frozen.letter.addressee.name,
      applicantIin: frozen.letter.addressee.iin,
      frozen: { facts: frozen.facts, ruleVersion: frozen.ruleVersion, parameters: frozen.parameters },
      assessment: viewAssessment(frozen.result, row.decided_on),
      payments: (await paymentsOf(read, row.id)).map(({ month, amount, state }) => ({
        month,
        amount: tengeString(tiyn(amount)),
        state
      })),
      hash: row.hash,
      previousId: row.previous_id,
      proposedBy: frozen.letter.preparedBy.name,
      approvedBy: frozen.letter.approvedBy,
      letters: (await lettersOf(read, row.id)).map((letter) => ({
        copyNo: letter.copy_no,
        printedAt: letter.printed_at,
        printedBy: letter.printed_by,
        sha256: letter.sha256
      }))
    }
  })
}

type Difference = OutputOf<'decisions.recompute'>['differences'][number]

const pageSize = 50

/**
 * Replays one decision or all of them from what was frozen: the same facts, the frozen parameters, the rule version of the
 * application's date. Reports every field that does not come out as stored, and every hash that does not hold.
 */
export async function recompute(
  call: Call,
  input: ParsedInputOf<'decisions.recompute'>
): Promise<OutputOf<'decisions.recompute'>> {
  const { id } = input
  if (id !== undefined) {
    return call.read(async (read) => ({
      checked: 1,
      differences: await replay(read, await mustFindDecision(read, id))
    }))
  }
  return call.office.jobs.run(input.jobId, async (job) => {
    const total = await call.read(countDecisions)
    const differences: Difference[] = []
    let checked = 0
    let last = 0
    for (;;) {
      job.check()
      const found = await call.read(async (read) => {
        const rows = await decisionsAfter(read, last, pageSize)
        const wrong: Difference[] = []
        for (const row of rows) {
          wrong.push(...(await replay(read, row)))
          // Other calls of the window are answered between two decisions.
          await turn()
        }
        return { rows, wrong }
      })
      checked += found.rows.length
      last = found.rows.at(-1)?.id ?? last
      differences.push(...found.wrong)
      job.progress(checked, total)
      if (found.rows.length < pageSize) break
    }
    for (const { id: gone, after_hash } of await call.read(vanishedDecisions)) {
      differences.push({
        decisionId: gone,
        number: '',
        field: 'decision',
        stored: '',
        recomputed: after_hash
      })
    }
    return { checked, differences }
  })
}

type Compare = (field: string, stored: string, recomputed: string) => void

/** What does not come out as stored when a decision is worked out again from what was frozen with it; empty where all does. */
export async function replay(read: ReadConnection, row: DecisionRow): Promise<Difference[]> {
  const frozen = thaw(row)
  const differences: Difference[] = []
  const compare: Compare = (field, stored, recomputed) => {
    if (stored !== recomputed)
      differences.push({ decisionId: row.id, number: row.number, field, stored, recomputed })
  }
  const result = assess(frozen.facts, createBook(frozen.parameters))
  compare(
    'ruleVersion',
    row.rule_version,
    ruleVersionFor(frozen.facts.programme, frozen.facts.appliedOn).name
  )
  const amounts = result.months.map((month) => month.amount)
  compare('kind', row.kind, result.change?.kind ?? (result.entitled ? 'assign' : 'refuse'))
  compare('total', tengeString(tiyn(row.total)), tengeString(sumTiyn(amounts)))
  compare('monthly', tengeString(tiyn(row.monthly)), tengeString(monthlyOf(result)))
  compare('result', row.result, canonicalJson(result))
  compare('case', row.case_number, frozen.letter.application.number)
  await compareHash(read, row, frozen, compare)
  await comparePayments(read, row, { result, iban: frozen.letter.iban }, compare)
  return differences
}

async function compareHash(
  read: ReadConnection,
  row: DecisionRow,
  frozen: FrozenDecision,
  compare: Compare
): Promise<void> {
  const previous = row.previous_id === null ? undefined : await decisionById(read, row.previous_id)
  const hash = decisionHash({
    number: row.number,
    kind: row.kind,
    programme: row.programme,
    decidedOn: row.decided_on,
    frozen,
    previousHash: previous?.hash ?? null
  })
  compare('hash', row.hash, hash)
  // Whoever changes a decision can also make it a new hash; the journal's chain still holds the first one.
  compare('journal', row.hash, (await journalledHash(read, row.id)) ?? '')
}

/** Each month once, with its sum, to the account and the person of the letter. */
async function comparePayments(
  read: ReadConnection,
  row: DecisionRow,
  expected: { result: Assessment; iban: string | null },
  compare: Compare
): Promise<void> {
  const stored = await paymentsOf(read, row.id)
  const lines = (list: readonly { month: string; amount: number }[]): string =>
    list.map(({ month, amount }) => `${month} ${tengeString(tiyn(amount))}`).join(', ')
  compare('payments', lines(stored), lines(expected.result.months))
  // The account itself is not shown to everybody who may replay decisions.
  const astray = stored.filter(
    (payment) => payment.iban !== expected.iban || payment.person_id !== row.applicant_id
  )
  compare('payee', astray.map(({ month }) => month).join(', '), '')
}
