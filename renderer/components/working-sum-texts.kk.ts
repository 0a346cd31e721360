import type { TextsOf } from '../locales/types'
import type { workingRu } from './working-sum-texts.ru'

/** Kazakh texts of the written sum: the same keys. */
export const workingKk: TextsOf<typeof workingRu> = {
  title: 'Сома қалай шықты',
  copy: 'Есептеуді көшіру',
  empty: 'Есептеу әлі жоқ',
  sign: { '': '', '+': 'қосу', '-': 'азайту', '*': 'көбейту', '/': 'бөлу', '=': 'тең' },
  choice: { max: 'Үлкені алынады', min: 'Кішісі алынады' },
  between: 'Барлығы',
  taken: 'алынады',
  notTaken: 'алынбайды',
  rounded: 'Дәл мәні {exact}, {unit} дейін дөңгелектелді, {mode}',
  roundingUnit: { tiyn: 'тиынға', tenge: 'бүтін теңгеге', other: '{n} ₸ еселігіне' },
  roundingMode: {
    'half-up': 'жартысы жоғары қарай',
    'half-even': 'жартысы жұп санға қарай',
    down: 'төмен қарай',
    up: 'жоғары қарай'
  },
  sources: 'Сандар қайдан алынды',
  valid: '{from} – {until} аралығында қолданылады',
  validSince: '{from} бастап қолданылады',
  region: '{region} өңірі',
  mark: '{mark} белгісі: {meaning}',
  rounding: 'Дөңгелектеу',
  counted: 'Кімдер есепке алынды',
  months: 'Айлар бойынша төленетін сома',
  ofThat: 'АӘК {asp} + балаларға қосымша төлем {child}',
  total: 'Кезең бойынша барлығы'
}
