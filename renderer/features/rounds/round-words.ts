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
import { useI18n } from 'vue-i18n'
import type { OutputOf } from '@shared/contract'
import type { TagLook } from '../../components/tag-tones'
import { formatDate, formatNumber } from '../../format'

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

interface Named {
  nameKk: string
  nameRu: string
}

/** Names of rounds, wares and places in the language of the screen. */
export function useRoundWords() {
  const { t, locale } = useI18n()

  function own(kk: string, ru: string): string {
    return locale.value === 'kk' ? kk : ru
  }
  function name(of: Named): string {
    return own(of.nameKk, of.nameRu)
  }
  /** The ware by its name, of a kit with its version. */
  function ware(of: Ware): string {
    return of.version === null ? name(of) : t('rounds.wareVersion', { name: name(of), version: of.version })
  }
  /** `1 200 шт.` */
  function units(count: number, of: Pick<Ware, 'unit'>): string {
    return `${formatNumber(count)}\u00a0${t(`rounds.unit.${of.unit}`)}`
  }
  /** `20.11.2026 – 25.11.2026`, or the one day. */
  function days(of: { firstDay: string; lastDay: string }): string {
    if (of.firstDay === of.lastDay) return formatDate(of.firstDay)
    return `${formatDate(of.firstDay)} – ${formatDate(of.lastDay)}`
  }
  return { own, name, ware, units, days }
}
