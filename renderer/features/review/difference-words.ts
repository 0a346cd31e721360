import type { CaseView } from '@shared/contract/cases'
import { formatMoney } from '../../format'
import { currentLocale, i18n } from '../../locales/i18n'

type Difference = CaseView['differences'][number]
const { t, te } = i18n.global
const amountText = /^-?\d+\.\d{2}$/

/** What changed, in words: `Доход: заработная плата, Асанова А.`. */
export function differenceField({ field, subject, label }: Difference): string {
  const [group, kind = ''] = field.split('.')
  const word =
    label?.[currentLocale()] ??
    (group === 'income' ? `${t('review.difference.income')}: ${t(`incomeKind.${kind}`)}` : fieldWord(field))
  return subject === null ? word : `${word}, ${subject}`
}

function fieldWord(field: string): string {
  return te(`figure.${field}`) ? t(`figure.${field}`) : t(`review.difference.${field}`)
}

/** What it was or is, in words; null where there was nothing. */
export function differenceValue({ field }: Difference, value: string | null): string | null {
  if (value === null || amountText.test(value)) return value === null ? null : formatMoney(value)
  switch (field) {
    case 'kind':
      return t(`assistanceKind.${value}`)
    case 'disabilityGroup':
      return t(`disability.${value}`)
    case 'caresFor':
      return te(`careKind.${value}`) ? t(`careKind.${value}`) : value
    default:
      return value === 'true' || value === 'false' ? t(value === 'true' ? 'common.yes' : 'common.no') : value
  }
}
