import type { TextsOf } from '../../locales/types'
import type { caseChangeRu } from './change-texts.ru'

/** Kazakh texts of changing a decision, under `cases.change.`. */
export const caseChangeKk: TextsOf<typeof caseChangeRu> = {
  title: '№ {number} шешімді өзгерту',
  lead: 'Бұрынғы істің отбасы құрамы, табысы және мәліметтері бар жаңа іс ашылады: онда өзгергенін түзетіңіз. Жаңа шешім бекітілгенше төлем бұрынғысынша жүреді.',
  kind: 'Не істеу керек',
  kindDo: {
    change: 'қайта есептеп, өзгерту',
    suspend: 'төлемді тоқтата тұру',
    resume: 'төлемді қайта бастау',
    terminate: 'төлемді тоқтату'
  },
  reason: 'Себебі',
  from: 'Қай айдан бастап',
  on: 'Қашан белгілі болды',
  onHelp: 'Өтініш немесе құжат күні. Бос болса: бүгін.',
  brokenBy: 'Келісімшарт кімнің кінәсінен бұзылды',
  note: 'Не болды',
  noteHelp: 'Хабарламаға кіреді.',
  withPlan: 'Отбасы артық төлемді бөліп қайтарады',
  planHelp: 'Артық төлемді бағдарлама есептейді. Мұнда: қанша сомадан және қай айдан бастап қайтарылады.',
  instalment: 'Айына',
  planFrom: 'Қай айдан бастап',
  submit: 'Өзгерту туралы іс ашу',
  mark: 'өзгерту',
  banner: '№ {number} шешім бойынша: {what}. Алғашқы айы: {month}. Себебі: {reason}.',
  openBase: 'Бұрынғы іс',
  changedBy: 'Осы шешімнің өзгерістері',
  changedByWith: '№ {number} шешім: {what}, алғашқы айы: {month}',
  changedByCase: '№ {number} іс, әлі шешілмеген: {what}, алғашқы айы: {month}',
  plan: 'Қайтару: айына {instalment}, алғашқы айы: {month}.',
  working: 'Ай сайын: болған және болатын',
  month: 'Ай',
  state: 'Төлем',
  was: 'Болған',
  now: 'Болатын',
  difference: 'Айырма',
  overpaid: 'Артық төленген',
  arrears: 'Кем төленген',
  arrearsIn: '{month} төлеміне қосылады',
  arrearsOwed: 'ашық ай жоқ, сома басқарманың қарызы болып қалады',
  setOff: 'Бұрынғы артық төлемге есептелді',
  cancelled: 'Жойылатын төлемдер',
  replaced: 'Жаңа сомаға ауыстырылады',
  instalments: 'Артық төлемді айлар бойынша қайтару',
  noMonths: 'Өзгеріс қатысты айлар жоқ.'
}
