import type { z } from 'zod'
import type { assessmentView } from '@shared/contract/assessment'
import { sumTiyn, tengeString } from '@shared/domain/money'
import { figureStrings } from '@shared/programmes/calculator'
import type { Assessment } from '@shared/programmes/types'

type View = z.infer<typeof assessmentView>

/** An assessment as it crosses the contract: amounts become decimal tenge strings. */
export function viewAssessment(result: Assessment, assessedAt: string): View {
  return {
    ruleVersion: result.ruleVersion,
    entitled: result.entitled,
    kind: result.kind,
    kindReason: result.kindReason,
    reasons: result.reasons.map((reason) => ({ ...reason, data: { ...reason.data } })),
    months: result.months.map((month) => ({
      month: month.month,
      amount: tengeString(month.amount),
      ...(month.asp === undefined ? {} : { asp: tengeString(month.asp) }),
      ...(month.child === undefined ? {} : { child: tengeString(month.child) })
    })),
    total: tengeString(sumTiyn(result.months.map((month) => month.amount))),
    figures: figureStrings(result),
    memberCount: result.memberCount,
    explanation: result.explanation.map((step) => ({
      ...step,
      operands: step.operands.map((operand) => ({ ...operand }))
    })),
    ...(result.inKind === undefined
      ? {}
      : {
          inKind: result.inKind.map(({ month, what, members }) => ({ month, what, members: [...members] }))
        }),
    ...(result.change === undefined ? {} : { change: viewChange(result.change) }),
    assessedAt
  }
}

function viewChange(change: NonNullable<Assessment['change']>): NonNullable<View['change']> {
  return {
    months: change.months.map(({ month, was, state, due }) => ({
      month,
      was: tengeString(was),
      state,
      due: tengeString(due)
    })),
    cancelled: [...change.cancelled],
    overpaid: tengeString(change.overpaid),
    arrears: tengeString(change.arrears),
    arrearsIn: change.arrearsIn,
    setOff: tengeString(change.setOff),
    instalments: change.instalments.map(({ month, amount }) => ({ month, amount: tengeString(amount) }))
  }
}
