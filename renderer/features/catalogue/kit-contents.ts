import type { OutputOf } from '@shared/contract'
import { formatNumber } from '../../format'
import { i18n } from '../../locales/i18n'
import { nameOf } from '../distribution/ware-name'

type Contents = OutputOf<'kits.save'>['versions'][number]['items']

/** What is in a kit as one line: `Мука, 1 кг – 5 шт.; Мыло – 3 шт.` */
export function contentsText(items: Contents): string {
  return items
    .map(
      (item) =>
        `${nameOf(item)} – ${formatNumber(item.quantity)} ${i18n.global.t(`distribution.unit.${item.unit}`)}`
    )
    .join('; ')
}

/** One row of contents while it is edited. */
export interface ContentsRow {
  itemId: number | null
  quantity: number | null
}
