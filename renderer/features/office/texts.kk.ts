import type { TextsOf } from '../../locales/types'
import type { officeRu } from './texts.ru'

/** Kazakh texts of the first run and of the office's card: the same keys. */
export const officeKk: TextsOf<typeof officeRu> = {
  firstRun: 'Алғашқы іске қосу',
  welcome: 'Қош келдіңіз',
  welcomeText:
    'Көмек басқарманың атаулы әлеуметтік көмегін жүргізеді: өтініш, табыс, түсіндірмесі бар есеп, тексеру, шешім және екі тілдегі хат. Деректер осы компьютерде қалады.',
  newOffice: 'Жаңа басқарма',
  newOfficeText: 'Жұмысты бастау: басқарманың атауы, басшысы және бірінші әкімшісі.',
  newOfficeAction: 'Басқарма құру',
  sampleOffice: 'Оқу басқармасы',
  sampleOfficeText:
    'ШҚО ауданының ойдан шығарылған отбасылары, істері мен шешімдері: қарап, байқап көру үшін. Нақты жұмысқа көшірілмейді.',
  sampleOfficeAction: 'Оқу басқармасын ашу',
  sampleMark: 'оқу деректері',
  families: 'Неше отбасы құрылсын',
  samplePassword: 'Барлық оқу пайдаланушысына ортақ құпиясөз',
  sampleMaking: 'Оқу басқармасы құрылуда',
  sampleReady: 'Оқу басқармасы дайын',
  sampleReadyText:
    'Құрылған отбасы саны: {n}. Осы логиндердің кез келгенімен, өзіңіз берген құпиясөзбен кіріңіз.',
  goToSignIn: 'Кіруге өту',
  office: 'Басқарма',
  officeText: 'Шешімдер мен хаттарда басқарма осылай аталады.',
  nameKk: 'Қазақша атауы',
  nameRu: 'Орысша атауы',
  addressKk: 'Мекенжайы қазақша',
  addressRu: 'Мекенжайы орысша',
  phone: 'Телефоны',
  kato: 'Аудан немесе қала (ӘАОЖ)',
  katoHelp: 'кедейлік шегі соның облысы бойынша алынады',
  headNameKk: 'Басшысы, қазақша',
  headNameRu: 'Басшысы, орысша',
  headHelp: 'шешімнің астында тұратындай: Ахметов А. С.',
  administrator: 'Әкімші',
  administratorText:
    'Ол пайдаланушыларды құрып, көрсеткіштерді енгізеді. Құпиясөзді қалпына келтіру мүмкін емес: жазып алыңыз.',
  create: 'Басқарманы құру',
  saved: 'Басқарма туралы мәлімет сақталды.',
  lockAfter: 'Пайдаланылмаса, терезені құлыптау',
  lockAfterUnit: 'мин',
  lockAfterHelp: '1-ден 240 минутқа дейін',
  security: 'Терезені қорғау'
}
