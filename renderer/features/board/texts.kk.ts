import type { TextsOf } from '../../locales/types'
import type { boardRu } from './texts.ru'

/** Kazakh texts of the manager's board: the same keys. */
export const boardKk: TextsOf<typeof boardRu> = {
  title: 'Таратулардың жиынтық шолуы',
  subtitle: 'Қанша жоспарланды, берілді және қалды',
  roundTitle: '{number}-тарату: {name}',
  backToAll: 'Барлық таратуларға',
  openRound: 'Таратуды ашу',
  filters: 'Қай таратулар есептеледі',
  programme: 'Бағдарлама',
  allProgrammes: 'Барлық бағдарламалар',
  from: 'Кезең басы',
  until: 'Кезең соңы',
  reset: 'Тазалау',
  xlsx: 'Excel файлына',
  pdf: 'PDF файлына',
  exported: 'Файл дайын: {path}',
  openFile: 'Файлды ашу',
  opened: 'Файл ашылды.',
  notOpened: 'Бұл компьютерде файлды ашатын бағдарлама жоқ.',
  percent: '{n} %',
  figure: {
    planned: 'Жоспарланды',
    reserved: 'Резервте',
    handedOut: 'Берілді',
    returned: 'Қайтарылды',
    left: 'Берілуге қалды'
  },
  column: {
    round: 'Тарату',
    villages: 'Елді мекен',
    points: 'Тарату пункті',
    categories: 'Санат',
    day: 'Күн',
    planned: 'Жоспар',
    reserved: 'Резерв',
    handedOut: 'Берілді',
    returned: 'Қайтарым',
    left: 'Қалды',
    ware: 'Не',
    onHand: 'Қоймада',
    free: 'Бос',
    perDay: 'Күніне',
    daysLeft: 'Жетеді'
  },
  rounds: 'Таратулар',
  wares: 'Қор неше күнге жетеді',
  noWares: 'Қоймаларда ештеңе жоқ.',
  noPace: '28 күнде берілмеген',
  days: '{n} күнге',
  divided: 'Бөліктер бойынша',
  division: {
    villages: 'Елді мекендер',
    points: 'Тарату пункттері',
    categories: 'Санаттар',
    days: 'Күндер'
  },
  chartLargest: 'Диаграммада {of} ішінен ең үлкен {n} көрсетілген.',
  noLines: 'Тізімдемелерде әлі жол жоқ: таратулар бекітілмеген.',
  noDays: 'Әлі ештеңе берілген жоқ.',
  roundNotes: 'Қолмен енгізілгені: {byHand}. Сенімхатпен берілгені: {byProxy}.',
  map: {
    title: 'Беру картасы',
    areas: 'Аудандар',
    villages: 'Елді мекендер',
    inside: '{name}: елді мекендер саны {n}',
    legend: 'Реңк – берілген үлесі',
    step: {
      0: 'басталмаған',
      1: '25 %-ға дейін',
      25: '25 %-дан бастап',
      50: '50 %-дан бастап',
      75: '75 %-дан бастап',
      100: 'бәрі берілді'
    }
  },
  empty: 'Әзірге есептейтін ештеңе жоқ',
  emptyHelp: 'Бірінші таратудың тізімі бекітілгенде жиынтық шолу пайда болады.',
  emptyFilter: 'Мұндай тарату жоқ',
  emptyFilterHelp: 'Бағдарламаны не күндерді өзгертіңіз.'
}
