import type { TextsOf } from '../../locales/types'
import { filesKk } from './files/texts.kk'
import { keysKk } from './keys/texts.kk'
import type { exchangeRu } from './texts.ru'

/** Kazakh texts of the exchange with the region: the same keys. */
export const exchangeKk: TextsOf<typeof exchangeRu> = {
  part: { imports: 'Импорт', files: 'Облысқа файлдар', region: 'Аудандар', keys: 'Кілттер' },
  savedAs: 'Сақталды: {path}',
  files: filesKk,
  keys: keysKk
}
