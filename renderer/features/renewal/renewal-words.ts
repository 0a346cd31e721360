import type { OutputOf } from '@shared/contract'
import type { renewalOutcomes } from '@shared/contract/renewal'
import { formatDate, formatMoney, formatMonth, formatQuarter } from '../../format'
import { i18n } from '../../locales/i18n'
import { sentenceOf } from '../../locales/sentences'
import type { ErrorCode } from '@shared/errors'

export type Renewal = OutputOf<'renewal.get'>
export type RenewalRow = OutputOf<'renewal.rows'>['rows'][number]
export type Outcome = (typeof renewalOutcomes)[number]

/** The period a renewal is for: its quarter, or the month of a list. */
export function periodText(renewal: Pick<Renewal, 'quarter' | 'month'>): string {
  return renewal.month === null ? formatQuarter(renewal.quarter) : formatMonth(renewal.month)
}

/** The settlement alone: the district is the office's own. */
export function settlementOf({ placeName }: Pick<RenewalRow, 'placeName'>): string {
  return placeName?.split(', ').at(-1) ?? '–'
}

/** A value of a reason's data as people read it. */
function shown(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value)
  if (/^\d{4}-\d{2}$/.test(value)) return formatMonth(value)
  if (/^-?\d+\.\d{2}$/.test(value)) return formatMoney(value)
  return value
}

/** Why a row is what it is, as a sentence; the reason of a rule's refusal is the rule's own. */
export function whyText(row: Pick<RenewalRow, 'why' | 'data'>): string {
  const { t } = i18n.global
  const { code } = row.data
  const said = t(`renewal.why.${row.why}`)
  if (row.why === 'facts-refused' && code !== undefined)
    return sentenceOf(code as ErrorCode, row.data) ?? `${said}: ${code}`
  const named = row.data['name'] ?? row.data['until'] ?? row.data['number']
  return named === undefined ? said : `${said}: ${shown(named)}`
}
