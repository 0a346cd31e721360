import type { z } from 'zod'
import type { partyView } from '@shared/contract/exchange'
import { currentLocale } from '../../locales/i18n'

/** An office or a center as it is called in the language of the screen. */
export function partyName(party: z.output<typeof partyView>): string {
  return currentLocale() === 'kk' ? party.nameKk : party.nameRu
}
