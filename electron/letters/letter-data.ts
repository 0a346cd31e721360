import { sumTiyn } from '@shared/domain/money'
import type { LetterData } from '../documents/letter-data'
import type { FrozenDecision } from '../decisions/frozen'
import { thaw } from '../decisions/frozen'
import type { DecisionRow } from '../decisions/queries'

/** A decision's letter, from what was frozen with it and nothing else. */
export function letterData(
  row: DecisionRow,
  print: { copyNumber: number; templateVersion: number }
): LetterData {
  const frozen = thaw(row)
  const common = { ...commonPart(row, frozen), ...print }
  if (row.kind === 'refuse') return { ...common, kind: 'refuse', reasons: frozen.result.reasons }
  const first = frozen.result.months[0]
  if (first === undefined || frozen.letter.iban === null)
    throw new Error(`decision ${row.number} assigns nothing`)
  return {
    ...common,
    kind: 'assign',
    assistance: frozen.result.kind,
    months: frozen.result.months,
    total: sumTiyn(frozen.result.months.map((month) => month.amount)),
    iban: frozen.letter.iban,
    firstPaymentMonth: first.month,
    contract: frozen.result.kind === 'conditional' ? frozen.letter.contract : null
  }
}

function commonPart(row: DecisionRow, { letter, result }: FrozenDecision) {
  return {
    office: letter.office,
    number: row.number,
    decidedOn: row.decided_on,
    addressee: letter.addressee,
    application: letter.application,
    programme: result.programme,
    ruleVersion: row.rule_version,
    kindReason: result.kindReason,
    members: letter.members.map(({ id, name }) => ({ id, name })),
    appeal: letter.appeal,
    preparedBy: letter.preparedBy,
    approvedBy: letter.approvedBy,
    hash: row.hash,
    explanation: result.explanation
  }
}
