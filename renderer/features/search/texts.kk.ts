import type { TextsOf } from '../../locales/types'
import type { searchRu } from './texts.ru'

/** Kazakh texts of the search everywhere: the same keys. */
export const searchKk: TextsOf<typeof searchRu> = {
  title: 'Барлық жерден іздеу',
  placeholder: 'Тегі, ЖСН, істің немесе шешімнің нөмірі, команда',
  people: 'Адамдар',
  cases: 'Істер',
  decisions: 'Шешімдер',
  commands: 'Командалар',
  recent: 'Жуықта ашылған істер',
  nothing: 'Ештеңе табылмады: «{text}». Тегінің басын, ЖСН немесе нөмірін теріп көріңіз.',
  hint: '↑ ↓ — таңдау, Enter — ашу, Esc — жабу',
  goTo: 'Өту: {section}',
  newCase: 'Жаңа іс',
  newPerson: 'Жаңа адам',
  lock: 'Терезені құлыптау',
  signOut: 'Шығу',
  changePassword: 'Құпиясөзді өзгерту',
  toKazakh: 'Қазақ тіліне ауысу',
  toRussian: 'Перейти на русский язык',
  about: 'Бағдарлама туралы',
  keys: 'Пернелер'
}
