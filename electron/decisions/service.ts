import { setImmediate as turn } from 'node:timers/promises'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { canonicalJson } from '@shared/domain/canonical-json'
import { tengeString, tiyn } from '@shared/domain/money'
import { OfficeError } from '@shared/errors'
import { createBook } from '@shared/parameters/book'
import { assess, ruleVersionFor } from '@shared/programmes'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { viewAssessment } from '../cases/assessment-view'
import { decisionHash, thaw } from './frozen'
import {
  countDecisions,
  decisionById,
  decisionByNumber,
  decisionsAfter,
  lettersOf,
  paymentsOf,
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
      payments: (await paymentsOf(read, row.id)).map((payment) => ({
        ...payment,
        amount: tengeString(tiyn(payment.amount))
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
      if (found.rows.length < pageSize) return { checked, differences }
    }
  })
}

async function replay(read: ReadConnection, row: DecisionRow): Promise<Difference[]> {
  const frozen = thaw(row)
  const differences: Difference[] = []
  const compare = (field: string, stored: string, recomputed: string): void => {
    if (stored !== recomputed)
      differences.push({ decisionId: row.id, number: row.number, field, stored, recomputed })
  }
  const result = assess(frozen.facts, createBook(frozen.parameters))
  compare(
    'ruleVersion',
    row.rule_version,
    ruleVersionFor(frozen.facts.programme, frozen.facts.appliedOn).name
  )
  const total = result.months.reduce((sum, month) => sum + month.amount, 0)
  compare('total', tengeString(tiyn(row.total)), tengeString(tiyn(total)))
  compare('result', row.result, canonicalJson(result))
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
  const paid = (await paymentsOf(read, row.id)).reduce((sum, payment) => sum + payment.amount, 0)
  if (row.kind === 'assign') compare('payments', tengeString(tiyn(row.total)), tengeString(tiyn(paid)))
  return differences
}
