import type { OutputOf } from '@shared/contract'
import { parseTenge, sumTiyn, tengeString, tiyn } from '@shared/domain/money'
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

/** What is paid a month: one sum, or from the least to the most where the months differ. */
export function monthlyText(months: Answer['months']): string {
  const amounts = months.map(({ amount }) => parseTenge(amount))
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  if (months.length === 0) return formatMoney('0.00')
  const written = [least, most].map((amount) => formatMoney(tengeString(tiyn(amount))))
  return t('calculator.perMonth', { amount: least === most ? (written[0] ?? '') : written.join(' – ') })
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
    head.push(`${t('calculator.entitled')}: ${monthlyText(answer.months)}`)
    head.push(
      `${t('calculator.kind', { kind: t(`assistanceKind.${answer.kind}`) })}. ${kindReasonText(answer.kindReason, members, currentLocale())}`
    )
  } else {
    head.push(`${t('calculator.refused')}:`)
    head.push(...answer.reasons.map((reason) => `– ${reasonText(reason, members)}`))
  }
  return [head.join('\n'), workingAsText(working, answer.months, total), t('calculator.caveat')].join('\n\n')
}
