import type { z } from 'zod'
import type { assessmentView } from '@shared/contract/assessment'
import { sumTiyn, tengeString } from '@shared/domain/money'
import type { Assessment } from '@shared/programmes/types'

type View = z.infer<typeof assessmentView>

/** An assessment as it crosses the contract: amounts become decimal tenge strings. */
export function viewAssessment(result: Assessment, assessedAt: string): View {
  const { figures } = result
  return {
    ruleVersion: result.ruleVersion,
    entitled: result.entitled,
    kind: result.kind,
    kindReason: result.kindReason,
    reasons: result.reasons.map((reason) => ({ ...reason, data: { ...reason.data } })),
    months: result.months.map((month) => ({
      month: month.month,
      amount: tengeString(month.amount),
      asp: tengeString(month.asp),
      child: tengeString(month.child)
    })),
    total: tengeString(sumTiyn(result.months.map((month) => month.amount))),
    figures: {
      povertyLine: tengeString(figures.povertyLine),
      totalIncome: tengeString(figures.totalIncome),
      perCapita: tengeString(figures.perCapita),
      perPerson: tengeString(figures.perPerson),
      monthly: tengeString(figures.monthly),
      childMonthly: tengeString(figures.childMonthly)
    },
    memberCount: result.memberCount,
    explanation: result.explanation.map((step) => ({
      ...step,
      operands: step.operands.map((operand) => ({ ...operand }))
    })),
    assessedAt
  }
}
