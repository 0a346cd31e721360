import type { TextsOf } from '../../locales/types'
import type { importsRu } from './texts.ru'

export const importsKk: TextsOf<typeof importsRu> = {
  title: 'Тізімдерді импорттау'
}
