import type { TextsOf } from '../../locales/types'
import { roundCloseKk } from './texts-close.kk'
import { roundsCommonKk } from './texts-common.kk'
import { roundFormKk } from './texts-form.kk'
import { roundPageKk } from './texts-page.kk'
import type { roundsRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const roundsKk: TextsOf<typeof roundsRu> = {
  ...roundsCommonKk,
  ...roundFormKk,
  ...roundPageKk,
  ...roundCloseKk
}
