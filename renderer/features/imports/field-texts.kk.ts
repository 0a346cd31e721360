import type { TextsOf } from '../../locales/types'
import type { importFieldsRu } from './field-texts.ru'

export const importFieldsKk: TextsOf<typeof importFieldsRu> = {
  iin: 'ЖСН'
}
