import type { InputOf, OutputOf } from '@shared/contract'
import type { ErrorCode } from '@shared/errors'
import { OfficeFailure } from '../../office'

export type Reconciliation = OutputOf<'rounds.reconcile'>
export type PointFigures = Reconciliation['points'][number]

/** What is counted at each point, as it is being typed; in the order of the points. */
export interface ClosingDraft {
  counts: { placeId: number; counted: string; explanation: string }[]
}

export function closingDraft(reconciliation: Reconciliation): ClosingDraft {
  return {
    counts: reconciliation.points.map(({ placeId, counted, explanation }) => ({
      placeId,
      counted: counted === null ? '' : String(counted),
      explanation
    }))
  }
}

/** The number typed, or null where there is none yet. */
export function countedOf(typed: string): number | null {
  const clean = typed.replace(/\s/g, '')
  return /^\d{1,9}$/.test(clean) ? Number(clean) : null
}

/** Counted more or less than the ledger says; null while nothing is counted. */
export function differenceOf(point: PointFigures, typed: string): number | null {
  const counted = countedOf(typed)
  return counted === null ? null : counted - point.onHand
}

/** Whether a point must be counted: the ware lies there, or came, went or was handed out for the round. */
export function mustBeCounted(point: PointFigures): boolean {
  const { onHand, arrived, left, handedByLedger, returned } = point
  return onHand > 0 || arrived !== 0 || left !== 0 || handedByLedger !== 0 || returned !== 0
}

/** Points where nothing was typed are not sent: nothing of the round ever was there. */
const typedRows = (draft: ClosingDraft): number[] =>
  draft.counts.flatMap(({ counted }, index) => (counted.trim() === '' ? [] : [index]))

export function closingInput(id: number, draft: ClosingDraft): InputOf<'rounds.close'> {
  const counts = typedRows(draft).flatMap((index) => {
    const row = draft.counts[index]
    if (row === undefined) return []
    const { placeId, counted, explanation } = row
    return [{ placeId, counted: countedOf(counted) ?? -1, explanation }]
  })
  return { id, counts }
}

export function closingRules(
  draft: ClosingDraft,
  points: readonly PointFigures[]
): Record<string, ErrorCode | null> {
  const rules: Record<string, ErrorCode | null> = {}
  for (const [index, point] of points.entries()) {
    const { counted = '', explanation = '' } = draft.counts[index] ?? {}
    const difference = differenceOf(point, counted)
    if (counted.trim() === '' ? mustBeCounted(point) : difference === null) {
      rules[`counts.${index}.counted`] = counted.trim() === '' ? 'field-empty' : 'input-invalid'
    }
    if (difference !== null && difference !== 0 && explanation.trim() === '') {
      rules[`counts.${index}.explanation`] = 'field-empty'
    }
  }
  return rules
}

/** An error of a count that was sent, at the row it stands in on the screen. */
export function atItsRow(failure: OfficeFailure, draft: ClosingDraft): OfficeFailure {
  const [, sent, rest = ''] = /^counts\.(\d+)(.*)$/.exec(failure.field ?? '') ?? []
  const row = sent === undefined ? undefined : typedRows(draft)[Number(sent)]
  if (row === undefined) return failure
  const { code, data, message } = failure
  return new OfficeFailure({ code, data, message, field: `counts.${row}${rest}` })
}
