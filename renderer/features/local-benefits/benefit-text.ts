import type { OutputOf } from '@shared/contract'
import { formatDate, formatMoney, formatNumber } from '../../format'
import { currentLocale, i18n } from '../../locales/i18n'

export type Benefit = OutputOf<'localBenefits.save'>

export function benefitName({ nameKk, nameRu }: Pick<Benefit, 'nameKk' | 'nameRu'>): string {
  return currentLocale() === 'kk' ? nameKk : nameRu
}

/** The amount with its unit: `50 000 ₸`, `100 МРП`. */
export function amountText({ amount, amountUnit }: Benefit): string {
  if (amountUnit === 'tenge') return formatMoney(amount)
  return `${formatNumber(amount)}\u00A0${i18n.global.t('unit.mci')}`
}

/** Up to which income a head it is given. */
export function ceilingText({ ceiling, ceilingUnit }: Benefit): string {
  const { t } = i18n.global
  if (ceiling === null || ceilingUnit === null) return t('localBenefits.ceilingOf.none')
  const value = ceilingUnit === 'tenge' ? formatMoney(ceiling) : formatNumber(ceiling)
  return t(`localBenefits.ceilingOf.${ceilingUnit}`, { value })
}

export function validText({ validFrom, validUntil }: Benefit): string {
  return validUntil === null
    ? i18n.global.t('parameters.openSince', { date: formatDate(validFrom) })
    : `${formatDate(validFrom)} – ${formatDate(validUntil)}`
}

export function categoriesText({ categories }: Benefit): string {
  return categories.length === 0
    ? i18n.global.t('localBenefits.anybody')
    : categories.map(benefitName).join(', ')
}
