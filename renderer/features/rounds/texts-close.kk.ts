import type { TextsOf } from '../../locales/types'
import type { roundCloseRu } from './texts-close.ru'

/** Words of closing a round, of its checks and its report, and of what a person received. */
export const roundCloseKk: TextsOf<typeof roundCloseRu> = {
  close: {
    button: 'Таратуды жабу',
    title: '№ {number} тарату жабылсын ба?',
    text: 'Мұны қайтаруға болмайды. Жабылғанда:',
    what: 'Жабу не істейді',
    isClosed: 'Тарату жабылған. Тізім, есеп және санақ осылай шықты.',
    planned: 'Жоспарланды',
    handedOut: 'Берілді',
    unclaimed: 'Алынбады',
    unclaimedLines: 'Берілмеген жол',
    reserved: 'Резервте',
    willRelease: 'берілмегені қайтадан бос қорға айналады, жол саны: {n}',
    willEnter: 'есепке түсіндірілген {n} айырма кіреді',
    differences: 'санақ пен есептің айырмасы түсіндірмесімен бірге есепке кіреді',
    willEnd: 'бұл тарату бойынша бұдан әрі беруге және қайтарып алуға болмайды',
    sample:
      'телефонмен тексеруге {population} алушыдан {size} адам іріктеледі (сенімділік {confidence} %, қате {margin} %)',
    sampleDrawn:
      'Телефонмен тексеруге {population} алушыдан {size} адам іріктелді (сенімділік {confidence} %, қате {margin} %).',
    openTransfers: 'Жолдағы тауар',
    openText:
      'Осы таратудың тауары әлі жолда. Келгенін растаңыз немесе жіберуді кері шақырып алыңыз, содан кейін жабыңыз.',
    transfer: '№ {number}: {from} → {to}',
    toStock: 'Қойманы ашу',
    countedAt: 'Саналғаны: {place}',
    explain: 'Неге айырма бар: {place}',
    explained: 'Түсіндірмесі: {text}',
    column: {
      point: 'Пункт',
      planned: 'Жоспар',
      arrived: 'Келді',
      left: 'Кетті',
      handedByList: 'Тізім бойынша берілді',
      handedByLedger: 'Есеп бойынша берілді',
      returned: 'Қайта\u00adрылды',
      onHand: 'Есептегі қалдық',
      counted: 'Санал\u00adғаны',
      difference: 'Айырма'
    }
  },
  checks: {
    empty: 'Сұрайтын ешкім жоқ',
    emptyHelp: 'Бұл таратуда ештеңе берілген жоқ, сондықтан іріктеме жоқ.',
    progress: '{all} адамнан {done} сұралды',
    progressLabel: 'Неше адам сұралды',
    keys: '1, 2, 3 – жауап, ↑ ↓ – адамдар бойымен',
    person: 'Кім алды',
    phone: 'Телефоны',
    noPhone: 'жоқ',
    handedOn: 'Қашан және қайда',
    outcome: 'Не деп жауап берді',
    note: 'Ескертпе',
    noteOf: 'Ескертпе: {name}',
    received: 'алған',
    'not-received': 'алмаған',
    'not-reached': 'жауап жоқ',
    filter: {
      all: 'Барлығы',
      open: 'Сұралмағандар',
      received: 'Алғандар',
      'not-received': 'Алмағандар',
      'not-reached': 'Жауап жоқ'
    },
    previous: 'Алдыңғылары',
    next: 'Келесілері',
    page: '{pages} беттің {page}-беті'
  },
  report: {
    by: 'Не бойынша бөлу керек',
    part: {
      villages: 'Ауылдар бойынша',
      points: 'Пункттер бойынша',
      categories: 'Санаттар бойынша',
      days: 'Күндер бойынша'
    },
    name: { villages: 'Елді мекен', points: 'Тарату пункті', categories: 'Санат', days: 'Күні' },
    column: {
      lines: 'Жол',
      planned: 'Жоспар',
      handedOut: 'Берілді',
      returned: 'Қайтарылды',
      left: 'Қалды',
      share: 'Берілді, %'
    },
    sum: 'Барлығы: жол {lines}, жоспар {planned}, берілді {handed}, қайтарылды {returned}, қалды {left}',
    daySum: 'Барлығы: берілді {units}, қайтарылды {returned}',
    facts: 'резервте {reserved}, қалды {left}, қолмен қосылды {byHand}, сенімхатпен {byProxy}'
  },
  received: {
    title: 'Заттай алғандары',
    whose: 'Кімдікі',
    person: 'Адамның өзі',
    family: 'Бүкіл отбасы',
    empty: 'Ештеңе берілмеген',
    emptyHelp: 'Адамға тізімдер бойынша тағайындалған және берілген нәрсенің бәрі осында шығады.',
    when: 'Қашан',
    what: 'Не',
    round: 'Тарату',
    state: 'Күйі',
    who: 'Кім',
    roundLink: '№ {number}',
    proxy: '{name} алды'
  },
  personMarks: {
    title: 'Таратуға арналған белгілер',
    add: 'Белгі қосу',
    empty: 'Белгі жоқ',
    emptyHelp: 'Белгілер таратудың санаттарына кіру үшін керек: зейнеткер, жетім, үйге жеткізу.',
    mark: 'Белгі',
    since: 'Бастап',
    until: 'Дейін',
    source: 'Негізі',
    running: 'қолданыста',
    end: 'Алып тастау',
    endOf: 'Алып тастау: {mark}',
    dialogTitle: 'Жаңа белгі',
    endTitle: '«{mark}» белгісін алып тастау',
    sinceLabel: 'Қай күннен бастап',
    untilLabel: 'Қай күнге дейін',
    untilHelp: 'Бос болса – мерзімсіз.',
    sourceHelp: 'Құжат: анықтама, шешім, өтініш; нөмірі мен күні.',
    save: 'Белгіні сақтау',
    saveEnd: 'Белгіні алып тастау'
  }
}
