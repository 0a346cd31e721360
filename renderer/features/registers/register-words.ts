import { Bell, CircleCheck, CircleClose, Coin, Promotion, User } from '@element-plus/icons-vue'
import type { OutputOf } from '@shared/contract'
import { waveCategoryNames } from '@shared/programmes/birgemiz/categories'
import type { TagLook } from '../../components/tag-tones'
import { i18n } from '../../locales/i18n'

export type Consultation = OutputOf<'consultations.list'>['rows'][number]
export type Periods = OutputOf<'consultations.list'>['periods']
export type Wave = OutputOf<'waves.list'>['waves'][number]
export type Candidate = OutputOf<'waves.candidates'>['rows'][number]
export type Suggestion = OutputOf<'waves.suggest'>['rows'][number]

export const registerParts = ['emergency', 'birgemiz'] as const
export type RegisterPart = (typeof registerParts)[number]

export const candidateStates = ['candidate', 'sent', 'refused', 'paid'] as const

/** How an outcome of a consultation or the state of a candidate looks. */
export const outcomeLooks: Record<Consultation['outcome'] | Candidate['state'], TagLook> = {
  advised: { tone: 'neutral', icon: Bell },
  candidate: { tone: 'neutral', icon: User },
  sent: { tone: 'info', icon: Promotion },
  assigned: { tone: 'good', icon: CircleCheck },
  refused: { tone: 'bad', icon: CircleClose },
  paid: { tone: 'good', icon: Coin }
}

/** A category in the language of the screen. */
export function categoryName(category: Wave['categories'][number]): string {
  return waveCategoryNames[category][i18n.global.locale.value === 'kk' ? 'kk' : 'ru']
}

/** The wave's name in the language of the screen. */
export function waveName(wave: Wave): string {
  return i18n.global.locale.value === 'kk' ? wave.nameKk : wave.nameRu
}
