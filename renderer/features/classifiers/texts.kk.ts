import type { TextsOf } from '../../locales/types'
import type { classifiersRu } from './texts.ru'

/** Kazakh texts of the classifiers: the same keys. */
export const classifiersKk: TextsOf<typeof classifiersRu> = {
  text: 'ӘАОЖ бастапқы тізім ретінде беріледі; оны толықтыруға, атауларын түзетуге болады. Коды өзгермейді.',
  search: 'Атауы немесе коды бойынша іздеу',
  path: 'Қазіргі орын',
  top: 'Барлық өңір',
  code: 'Коды',
  nameKk: 'Қазақша атауы',
  nameRu: 'Орысша атауы',
  level: 'Деңгейі',
  mark: 'Қайдан белгілі',
  add: 'Жер қосу',
  addTitle: 'ӘАОЖ-дің жаңа жері',
  editTitle: '{code} жері',
  codeHelp: '9 цифр: облыс, аудан, округ, елді мекен',
  saved: 'Сақталды: {code} {name}.',
  none: 'Ештеңе табылмады',
  noneText: 'Жазылуын тексеріңіз немесе жерді кодымен қосыңыз.',
  inside: 'Ішінде'
}
