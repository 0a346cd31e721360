import type { OutputOf } from '@shared/contract'
import { parseTenge, sumTiyn, tengeString } from '@shared/domain/money'
import { articleText, kindReasonText, refusalText, type NamedMembers } from '@shared/programmes/texts'
import type { RefusalReason } from '@shared/programmes/types'
import { workingAsText } from '../../components/working-sum-copy'
import type { WorkingStep } from '../../components/working-sum-read'
import { formatDate, formatMoney } from '../../format'
import { currentLocale, i18n } from '../../locales/i18n'

type Answer = OutputOf<'calculator.assess'>
const { t } = i18n.global

/** All that is paid over the months, a decimal tenge string. */
export function sumOfMonths(months: Answer['months']): string {
  return tengeString(sumTiyn(months.map(({ amount }) => parseTenge(amount))))
}

/** A ground of refusal in a sentence, with the article it rests on. */
export function reasonText(reason: Answer['reasons'][number], members: NamedMembers): string {
  const locale = currentLocale()
  // The contract carries the code as text; it is one of the programme's own.
  const sentence = refusalText(reason as RefusalReason, members, locale)
  return `${sentence} (${articleText(reason.article, locale)})`
}

/** The answer as plain text: the question's date, what is owed or why nothing is, and the working. */
export function resultAsText(
  answer: Answer,
  appliedOn: string,
  working: readonly WorkingStep[],
  members: NamedMembers
): string {
  const total = sumOfMonths(answer.months)
  const head = [`${t('calculator.appliedOn')}: ${formatDate(appliedOn)}`]
  if (answer.entitled) {
    const monthly = answer.months[0]?.amount ?? '0.00'
    head.push(`${t('calculator.entitled')}: ${formatMoney(monthly)} ${t('common.perMonth')}`)
    head.push(
      `${t(`assistanceKind.${answer.kind}`)}: ${kindReasonText(answer.kindReason, members, currentLocale())}`
    )
  } else {
    head.push(`${t('calculator.refused')}:`)
    head.push(...answer.reasons.map((reason) => `– ${reasonText(reason, members)}`))
  }
  return [head.join('\n'), workingAsText(working, answer.months, total), t('calculator.caveat')].join('\n\n')
}
