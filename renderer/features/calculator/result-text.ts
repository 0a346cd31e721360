import type { OutputOf } from '@shared/contract'
import { parseTenge, sumTiyn, tengeString, tiyn } from '@shared/domain/money'
import { articleText, kindReasonText, refusalText, type NamedMembers } from '@shared/programmes/texts'
import { programmes } from '@shared/programmes'
import type { ProgrammeId, RefusalReason } from '@shared/programmes/types'
import { workingAsText } from '../../components/working-sum-copy'
import type { WorkingStep } from '../../components/working-sum-read'
import { formatDate, formatMoney, formatMonth, formatNumber } from '../../format'
import { currentLocale, i18n } from '../../locales/i18n'

type Answer = OutputOf<'calculator.assess'>
const { t } = i18n.global

/** All that is paid over the months, a decimal tenge string. */
export function sumOfMonths(months: Answer['months']): string {
  return tengeString(sumTiyn(months.map(({ amount }) => parseTenge(amount))))
}

/** What is paid a month: one sum, or from the least to the most where the months differ. */
export function monthlyText(months: Answer['months']): string {
  const amounts = months.map(({ amount }) => parseTenge(amount))
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  if (months.length === 0) return formatMoney('0.00')
  const written = [least, most].map((amount) => formatMoney(tengeString(tiyn(amount))))
  return t('calculator.perMonth', { amount: least === most ? (written[0] ?? '') : written.join(' – ') })
}

/** What is paid: so much a month, or one sum where the programme pays once. */
export function paidText(months: Answer['months'], programme: ProgrammeId): string {
  const once = programmes[programme].kind === 'once' && months.length === 1
  return once ? formatMoney(months[0]?.amount ?? '0.00') : monthlyText(months)
}

/** What is given in kind, a line a month. */
function inKindLines({ inKind = [] }: Answer): string[] {
  return inKind.map(({ month, what, members }) =>
    [formatMonth(month), t(`inKindSet.${what}`), `× ${formatNumber(members.length)}`].join(' ')
  )
}

/** A ground of refusal in a sentence, with the article it rests on. */
export function reasonText(reason: Answer['reasons'][number], members: NamedMembers): string {
  const locale = currentLocale()
  // The contract carries the code as text; it is one of the programme's own.
  const sentence = refusalText(reason as RefusalReason, members, locale)
  return `${sentence} (${articleText(reason.article, locale)})`
}

/**
 * Which kind of assistance it is and why, such as “conditional (ОДП)”; null where the programme knows no kinds.
 */
export function kindText(
  { kind, kindReason }: Pick<Answer, 'kind' | 'kindReason'>,
  members: NamedMembers
): { kind: string; why: string } | null {
  if (kind === null) return null
  return {
    kind: t(`assistanceKind.${kind}`),
    why: kindReason === null ? '' : kindReasonText(kindReason, members, currentLocale())
  }
}

/** The answer as plain text: the question's date, what is owed or why nothing is, and the working. */
export function resultAsText(
  answer: Answer,
  question: { programme: ProgrammeId; appliedOn: string },
  working: readonly WorkingStep[],
  members: NamedMembers
): string {
  const total = sumOfMonths(answer.months)
  const head = [
    t(`programme.${question.programme}`),
    `${t('calculator.appliedOn')}: ${formatDate(question.appliedOn)}`
  ]
  if (answer.entitled) {
    const paid = answer.months.length === 0 ? [] : [paidText(answer.months, question.programme)]
    head.push([t('calculator.entitled'), ...paid].join(': '), ...inKindLines(answer))
    const kind = kindText(answer, members)
    if (kind !== null) head.push(`${t('calculator.kind', { kind: kind.kind })}. ${kind.why}`)
  } else {
    head.push(`${t('calculator.refused')}:`)
    head.push(...answer.reasons.map((reason) => `– ${reasonText(reason, members)}`))
  }
  return [head.join('\n'), workingAsText(working, answer.months, total), t('calculator.caveat')].join('\n\n')
}
