import type { TextsOf } from '../../locales/types'
import type { reportsRu } from './texts.ru'

/** Kazakh texts of the section of reports: the same keys. */
export const reportsKk: TextsOf<typeof reportsRu> = {
  title: 'Есептер',
  subtitle: 'Кезеңде не істелді және алдыңғы кезеңмен салыстырғанда: әкімнің мәслихат алдындағы есебі үшін',
  period: 'Кезең',
  kind: 'Қандай кезең',
  kinds: { 'half-year': 'Жартыжылдық', quarter: 'Тоқсан', month: 'Ай' },
  earlier: 'Бұрынғы кезең',
  later: 'Кейінгі кезең',
  reckoning: 'Есеп жасалуда',
  making: 'Файл дайындалуда',
  pdfKk: 'PDF қазақша',
  pdfRu: 'PDF орысша',
  xlsx: 'Excel',
  copy: 'Кестені көшіру: {table}',
  copied: 'Кесте көшірілді.',
  made: 'Есеп дайын: {path}',
  open: 'Файлды ашу',
  opened: 'Файл ашылды.',
  notOpened: 'Бұл компьютерде файлды ашатын бағдарлама жоқ.',
  missing: 'Осы кезең деректерін барлық аудан жіберген жоқ: {districts}. Жиынтық толық емес.',
  missingBefore: 'Алдыңғы кезең деректері барлық ауданнан келмеген: өзгерістер толық көрсетілмеген.',
  former: 'бұрын {value}',
  key: 'Негізгі көрсеткіштер',
  empty: 'Осы және алдыңғы кезеңде дерек жоқ',
  emptyText:
    'Басқа кезеңді таңдаңыз. Шешімдер, төлемдер, таратулар не қызметтер болғанда көрсеткіштер шығады.',
  emptyRegion: 'Басқа кезеңді таңдаңыз немесе алмасу бөлімінде аудандардың файлдарын жүктеңіз.'
}
