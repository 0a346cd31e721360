import type { TextsOf } from '../../locales/types'
import type { regionRu } from './texts.ru'

export const regionKk: TextsOf<typeof regionRu> = {
  title: 'Аудандар'
}
