import type { TextsOf } from '../../locales/types'
import type { reportsRu } from './texts.ru'

export const reportsKk: TextsOf<typeof reportsRu> = {
  title: 'Есептер'
}
