import { formatDate, formatNumber } from '../../format'
import { i18n } from '../../locales/i18n'
import { placeName, wareName } from '../distribution/ware-name'
import { quantityText, type StockAlert } from './stock-book'

/** An alert in one line: what, where, how much, and the limit it has passed. */
export function alertText(alert: StockAlert): string {
  const { t } = i18n.global
  const { ware, batch, on } = alert
  const parts = [
    ware === null ? '' : wareName(ware),
    batch === null || batch === '' ? '' : t('stock.batchNo', { batch }),
    placeName(alert),
    on === null ? '' : t(`stock.alertDay.${alert.kind}`, { date: formatDate(on) }),
    ware === null ? '' : quantityText(alert.quantity, ware.unit),
    alert.limit === null || alert.kind !== 'low-stock'
      ? ''
      : t('stock.alertLimit', { n: formatNumber(alert.limit) })
  ]
  return parts.filter((part) => part !== '').join(', ')
}
