import { sumTiyn } from '@shared/domain/money'
import type { Bilingual, ChangeLetterData, LetterData } from '../documents/letter-data'
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
  if (row.kind !== 'assign') return changeData(row.number, frozen, common)
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

/** What a decision did to an earlier one. */
function changeData(
  number: string,
  { facts, letter, result }: FrozenDecision,
  common: Omit<ChangeLetterData, 'kind' | 'change' | 'base' | 'note' | 'iban' | 'reasons' | 'bar'>
): ChangeLetterData {
  const { change } = result
  if (change === undefined || facts.change === undefined)
    throw new Error(`decision ${number} changes nothing`)
  return {
    ...common,
    kind: change.kind,
    rulesOn: facts.appliedOn,
    change,
    base: {
      number: change.baseNumber,
      kind: facts.change.base.kind,
      decidedOn: letter.base?.decidedOn ?? null
    },
    note: facts.change.note,
    iban: letter.iban,
    reasons: result.reasons,
    bar: letter.bar ?? null
  }
}

/** Acts of the maslikhat's benefit and of the office's own values: each once, in order of first use. */
function localActs({ facts, parameters }: FrozenDecision): string[] {
  const act = facts.programme === 'local' ? facts.asked?.['act'] : null
  const own = parameters.filter(({ mark }) => mark === 'office').map((value) => value.act)
  return [...new Set([...(typeof act === 'string' ? [act] : []), ...own])]
}

/** The maslikhat's benefit by the name it bore on the day of application. */
function benefitOf({ facts: { programme, asked } }: FrozenDecision): Bilingual | null {
  const kk = asked?.['nameKk']
  const ru = asked?.['nameRu']
  return programme === 'local' && typeof kk === 'string' && typeof ru === 'string' ? { kk, ru } : null
}

function commonPart(row: DecisionRow, frozen: FrozenDecision) {
  const { letter, result } = frozen
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
    explanation: result.explanation,
    // ASP's letters name the law alone: its acts stand beside each figure of the annex.
    ...(result.programme === 'asp' ? {} : { benefit: benefitOf(frozen), localActs: localActs(frozen) })
  }
}
