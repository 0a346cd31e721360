import {
  CircleCheck,
  CircleClose,
  EditPen,
  FolderChecked,
  House,
  Lock,
  RefreshLeft,
  Timer
} from '@element-plus/icons-vue'
import type { OutputOf } from '@shared/contract'
import type { TagLook } from '../../components/tag-tones'
import { formatDate, formatNumber } from '../../format'
import { currentLocale, i18n } from '../../locales/i18n'

export type Round = OutputOf<'rounds.get'>
export type RoundRow = OutputOf<'rounds.list'>['rows'][number]
export type RoundLine = OutputOf<'rounds.lines'>['rows'][number]
export type Draw = OutputOf<'rounds.draw'>
export type Place = OutputOf<'places.list'>['places'][number]
export type Ware = Round['ware']

/** How each state of a round looks. */
export const roundStateLooks: Record<Round['state'], TagLook> = {
  draft: { tone: 'neutral', icon: EditPen },
  frozen: { tone: 'info', icon: Lock },
  closed: { tone: 'good', icon: FolderChecked },
  cancelled: { tone: 'bad', icon: CircleClose }
}

/** How each state of a line looks. */
export const lineStateLooks: Record<RoundLine['state'] | 'not-claimed', TagLook> = {
  waiting: { tone: 'neutral', icon: Timer },
  'handed-out': { tone: 'good', icon: CircleCheck },
  returned: { tone: 'warn', icon: RefreshLeft },
  'not-claimed': { tone: 'neutral', icon: House }
}

/** One of two texts, in the language of the screen. */
export function inOwn(kk: string, ru: string): string {
  return currentLocale() === 'kk' ? kk : ru
}

/** `1 200 шт.` */
export function formatUnits(count: number, ware: Pick<Ware, 'unit'>): string {
  return `${formatNumber(count)}\u00a0${i18n.global.t(`distribution.unit.${ware.unit}`)}`
}

/** `20.11.2026 – 25.11.2026`, or the one day. */
export function formatDays(of: { firstDay: string; lastDay: string }): string {
  if (of.firstDay === of.lastDay) return formatDate(of.firstDay)
  return `${formatDate(of.firstDay)} – ${formatDate(of.lastDay)}`
}

/** `1 шт. на человека`, `бір адамға 1 дана`. */
export function formatNorm(round: Pick<Round, 'quantity' | 'ware' | 'norm'>): string {
  return i18n.global.t('rounds.normOf', {
    quantity: formatUnits(round.quantity, round.ware),
    norm: i18n.global.t(`rounds.norm.${round.norm}`)
  })
}
