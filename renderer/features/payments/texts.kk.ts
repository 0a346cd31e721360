import type { TextsOf } from '../../locales/types'
import type { paymentsRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const paymentsKk: TextsOf<typeof paymentsRu> = {
  title: 'Төлемдер',
  found: 'Төлеуге: {n}, барлығы {total}',
  lists: 'Төлем тізімдемелері',
  overpayments: 'Артық төлемдер',
  programme: 'Бағдарлама',
  month: 'Ай',
  freeze: 'Тізімдеме жасау',
  freezeText:
    '{programme}, {month}: төлем саны {n}, барлығы {total}. Тізімдеме нөмір алады және енді өзгермейді; банк қайтарғаны келесісіне кіреді.',
  freezeBlocked: 'Түзетілмейінше кірмейді: {n}. Әдетте шот жоқ немесе бөтен адамдікі.',
  blocked: 'Кірмейді',
  late: 'Өткен айлар үшін: {n}',
  search: 'Аты немесе ЖСН бойынша іздеу',
  show: 'Көрсету',
  returnedBecause: 'банк қайтарды: {reason}',
  empty: 'Төлейтін ештеңе жоқ',
  emptyText: 'Бұл айда бағдарлама бойынша тізімдемеге енбеген төлем жоқ.',
  linesEmpty: 'Жолдар жоқ',
  linesEmptyText: 'Бұл сүзгі бойынша ештеңе табылмады.',
  column: {
    name: 'Алушы',
    iin: 'ЖСН',
    iban: 'Шот (ЖСК)',
    month: 'Қай ай үшін',
    amount: 'Сома',
    alerts: 'Неге назар аудару керек',
    state: 'Төлем күйі'
  },
  alert: {
    'account-not-owners': 'шот алушынікі емес',
    'account-changed': 'шешімнен кейін шот ауысты',
    'account-missing': 'шот жоқ',
    'returned-before': 'бұрын қайтарылған',
    late: 'өткен ай үшін'
  },
  state: { listed: 'тізімдемеде', paid: 'төленді', returned: 'қайтарылды' },
  filter: { all: 'Барлығы', listed: 'Жауапсыз', paid: 'Төленді', returned: 'Қайтарылды' },
  list: {
    title: '№ {number} төлем тізімдемесі',
    subtitle: 'Жасалған тізімдемелер және банктің жауабы.',
    number: 'Нөмірі',
    lines: 'Жол саны',
    total: 'Сома',
    open: 'Жауапсыз',
    returned: 'Қайтарылды',
    frozen: 'Жасалды',
    hash: 'Бақылау коды',
    summary: 'Тізімдеме',
    empty: 'Тізімдеме жоқ',
    emptyText: '«Төлемдер» экранында бағдарлама мен айды таңдап, алғашқы тізімдемені жасаңыз.'
  },
  print: 'Басып шығару',
  csv: 'CSV файлы',
  xlsx: 'XLSX файлы',
  made: 'Файл дайын: {path}',
  reconcile: {
    title: 'Банк жауабы',
    text: 'Жол нөмірі немесе ЖСН, сома, нәтиже (төленді, қайтарылды) және себебі бар CSV немесе XLSX файлы. Алдымен тексеріледі: бір қате болса да ештеңе жазылмайды.',
    choose: 'Файлды таңдау',
    noFile: 'файл таңдалмаған',
    fine: 'Жолдар: {rows}. Төленді: {paid}, қайтарылды: {returned}. Жазуға болады.',
    faulty: 'Жолдар: {rows}, қатесі бар: {faults}. Ештеңе жазылған жоқ: файлды түзетіп, қайта таңдаңыз.',
    row: 'Файл жолы',
    line: 'Тізімдемедегі №',
    reason: 'Қайтарылу себебі',
    fault: 'Не дұрыс емес',
    take: 'Жауапты жазу'
  },
  layout: {
    title: 'Банк файлының бағандары',
    text: 'Банк немесе Мемлекеттік корпорация талап ететін бағандардың реті мен атауы. Бұрынғы тізімдемелер өзгермейді.',
    separator: 'Ажыратқыш',
    separators: { semicolon: 'нүктелі үтір', comma: 'үтір', tab: 'табуляция' },
    encoding: 'Кодтау',
    encodingHelp: 'windows-1251 кодтауында Ә Ғ Қ Ң Ө Ұ Ү Һ жоқ: орнына А Г К Н О У У Х жазылады',
    amounts: 'Сомалар',
    amountsAs: { dot: '12345.00', comma: '12345,00', tiyn: 'тиынмен, 1234500' },
    heading: 'Бірінші жол – баған атаулары',
    field: 'Бағанда не бар',
    columnTitle: 'Баған атауы',
    newColumn: 'Баған',
    add: 'Тағы бір баған',
    up: '{n}-бағанды жоғары',
    down: '{n}-бағанды төмен',
    remove: '{n}-бағанды алып тастау',
    saved: 'Бағандар сақталды.'
  }
}
