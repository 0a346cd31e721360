import type { OutputOf } from '@shared/contract'
import { formatDate, formatMoney, formatNumber, formatQuarter } from '../../format'
import { i18n } from '../../locales/i18n'

export type ParameterRow = OutputOf<'parameters.list'>['values'][number]
export type ParameterDefinitionRow = OutputOf<'parameters.list'>['definitions'][number]

/** A value with its unit as read: `20 789 ₸`, `70 %`, `15 дней`, or the word of a choice. */
export function valueText(value: string, unit: ParameterRow['unit']): string {
  const { t, te } = i18n.global
  if (unit === 'choice') return te(`parameterChoice.${value}`) ? t(`parameterChoice.${value}`) : value
  if (unit === 'tenge') return formatMoney(value)
  return `${formatNumber(value)}\u00a0${t(`unit.${unit}`)}`.trim()
}

/** When it is valid: a quarter, or its first and last day. */
export function periodText(
  row: Pick<ParameterRow, 'from' | 'until' | 'quarter'>,
  by: 'quarter' | 'date'
): string {
  if (by === 'quarter' && row.quarter !== null) return formatQuarter(row.quarter)
  if (row.until === null) return i18n.global.t('parameters.openSince', { date: formatDate(row.from) })
  return `${formatDate(row.from)} – ${formatDate(row.until)}`
}

/** The words of a narrower case, such as the number of children. */
export function variantText(variant: string | null): string {
  if (variant === null) return ''
  const key = `parameterVariant.${variant}`
  return i18n.global.te(key) ? i18n.global.t(key) : variant
}
