import { filesRu } from './files/texts.ru'
import { keysRu } from './keys/texts.ru'

/** Russian texts of the exchange with the region, under `exchange.`. */
export const exchangeRu = {
  part: { imports: 'Импорт', files: 'Файлы в область', region: 'Районы', keys: 'Ключи' },
  savedAs: 'Сохранено: {path}',
  files: filesRu,
  keys: keysRu
}
