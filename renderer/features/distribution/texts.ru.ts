/** Russian texts of the frame of distribution, and its words used by every part, under `distribution.`. */
export const distributionRu = {
  part: {
    rounds: 'Раздачи',
    'hand-out': 'Выдача',
    stock: 'Склад',
    catalogue: 'Товары и места',
    board: 'Сводка'
  },
  quiet: 'На складах всё в порядке',
  quietText: 'Нет истекающих сроков, нехватки и ждущих подсчётов.',
  copied: 'Скопировано: {text}',
  wholeNumber: 'Введите целое число, не меньше {min}.',
  kitVersion: '{name}, версия {n}',
  unit: { piece: 'шт.', pair: 'пар', pack: 'уп.', g: 'г', ml: 'мл' },
  unitName: { piece: 'штука', pair: 'пара', pack: 'упаковка', g: 'грамм', ml: 'миллилитр' },
  programme: {
    kit: 'продуктово-бытовой набор',
    gsp: 'гарантированный социальный пакет',
    mask: 'маски'
  },
  placeKind: { warehouse: 'склад', point: 'пункт выдачи', transit: 'в пути' }
}
