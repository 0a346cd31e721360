import type { TextsOf } from '../../locales/types'
import type { exchangeRu } from './texts.ru'

export const exchangeKk: TextsOf<typeof exchangeRu> = {
  part: { imports: 'Импорт', files: 'Облысқа файлдар', region: 'Аудандар', keys: 'Кілттер' },
  files: { title: 'Облысқа файлдар' },
  keys: { title: 'Кілттер' }
}
