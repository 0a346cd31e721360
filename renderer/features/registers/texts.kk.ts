import type { TextsOf } from '../../locales/types'
import type { registersRu } from './texts.ru'

/** Kazakh texts of the registers, under `registers.`. */
export const registersKk: TextsOf<typeof registersRu> = {
  title: 'Тіркелімдер',
  part: { emergency: '42 500 теңге', birgemiz: 'Біз біргеміз' },
  about: {
    emergency: 'Төлемді басқа орган тағайындайды. Бөлім кеңес береді және қабылданған шешімді жазып қояды.',
    birgemiz: 'Шешімді қор қабылдайды, бөлім үміткерлерді ұсынып, жауабын жазады.'
  },
  person: 'Кім',
  searchHint: 'Тегі, ЖСН немесе телефоны',
  consultation: {
    add: 'Кеңесті жазу',
    addTitle: 'Жаңа кеңес',
    editTitle: 'Кеңес және оның нәтижесі',
    month: 'Ай',
    allMonths: 'Барлық айлар',
    chooseMonth: 'Айды таңдаңыз',
    monthHelp: 'Бір адам бір айға бір рет қана жазылады.',
    ground: 'Табысын жоғалтқан',
    consultedOn: 'Жүгінген күні',
    outsideNumber: 'Өтінім №',
    outsideNumberLong: 'Басқа органдағы өтінім нөмірі',
    outcome: 'Нәтижесі',
    outcomeOn: 'Нәтиже күні',
    saved: 'Жазылды: {name}, {month}.',
    empty: 'Тіркелім бос',
    emptyHelp: 'Төлем сұрап жүгінген бірінші адамды жазыңыз.',
    emptyFilter: 'Айды, нәтижені немесе іздеу сөздерін өзгертіңіз.'
  },
  period: { 'state-of-emergency': 'төтенше жағдай', quarantine: 'карантин' },
  ground: {
    employee: 'жалдамалы қызметкер',
    'self-employed': 'өзін-өзі жұмыспен қамтыған',
    entrepreneur: 'кәсіпкер',
    informal: 'шартсыз жұмыс істеген',
    unemployed: 'жұмыссыз',
    other: 'басқа'
  },
  outcome: {
    advised: 'кеңес берілді',
    sent: 'өтінім берілді',
    assigned: 'тағайындалды',
    refused: 'бас тартылды',
    paid: 'төленді'
  },
  state: {
    candidate: 'үміткер',
    sent: 'қорға жіберілді',
    refused: 'қор бас тартты',
    paid: 'төленді'
  },
  wave: {
    add: 'Жаңа толқын',
    addTitle: 'Жаңа толқын',
    editTitle: '№ {number} толқын',
    choose: 'Толқын',
    number: 'Нөмірі',
    amount: 'Отбасыға бір реттік сома',
    nameKk: 'Қазақша атауы',
    nameRu: 'Орысша атауы',
    opensOn: 'Бірінші күні',
    closesOn: 'Соңғы күні',
    categories: 'Кімдерге арналған',
    since: '{from} бастап',
    saved: '№ {number} толқын сақталды.',
    empty: 'Толқындар әлі жоқ',
    emptyHelp: 'Бірінші толқынды енгізіңіз: күндерін, сомасын және санаттарын.'
  },
  candidate: {
    add: 'Адам қосу',
    addTitle: '№ {number} толқынның үміткері',
    added: 'Қосылды: {name}.',
    category: 'Санаты',
    personHelp: 'Адам өз отбасы атынан жазылады: бір отбасы бір толқында бір рет.',
    selectLoaded: 'Көрсетілгендерді белгілеу',
    selectRow: 'Белгілеу: {name}',
    empty: 'Үміткерлер жоқ',
    emptyHelp: 'Отбасыларды өз деректеріңізден іріктеңіз (F6) немесе адам қосыңыз (F7).',
    emptyFilter: 'Күйін немесе іздеу сөздерін өзгертіңіз.'
  },
  suggest: {
    open: 'Отбасыларды іріктеу',
    title: 'Толқынға сәйкес келетін отбасылар',
    help: 'Толқынның бірінші күніндегі төлемдер, белгілер, мүгедектік және отбасы құрамы бойынша. Толқында барлар мұнда көрсетілмейді.',
    allCategories: 'Толқынның барлық санаттары',
    family: 'Отбасы',
    earlier: 'Басқа толқындар',
    empty: 'Сәйкес келетін отбасы жоқ',
    emptyHelp:
      'Бөлімнің деректері бойынша басқа ешкім сәйкес келмейді. Қалғандарын бір-бірлеп қосуға болады.',
    add: '{n} отбасыны қосу',
    added: '{n} отбасы қосылды.'
  },
  result: {
    open: 'Қордың жауабы',
    title: 'Қордың жауабы',
    forChosen: '{n} үміткер бойынша жауап',
    many: '{n} үміткер',
    on: 'Жауап күні',
    reason: 'Себебі',
    saved: 'Жауап жазылды: {n} үміткер.'
  }
}
