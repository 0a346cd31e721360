import type { TextsOf } from '../../locales/types'
import type { casePageRu } from './case-texts.ru'

/** Kazakh texts of the page of one case: the same keys. */
export const casePageKk: TextsOf<typeof casePageRu> = {
  title: '№ {number} іс',
  steps: 'Істің бөлімдері',
  stepKeys: 'бөлім саны',
  step: {
    application: 'Өтініш',
    family: 'Отбасы',
    documents: 'Құжаттар',
    survey: 'Тексеру',
    incomes: 'Табыстар',
    asked: 'Мәліметтер',
    working: 'Есептеу',
    proposal: 'Ұсыныс',
    decision: 'Шешім',
    letter: 'Хабарлама',
    history: 'Тарихы'
  },
  mark: {
    done: 'дайын',
    missing: 'толтырылмаған',
    waiting: 'алда',
    unsaved: 'сақталмаған'
  },
  save: 'Сақтау',
  undo: 'Бұрынғысын қайтару',
  leave: {
    title: 'Сақтамай кетесіз бе?',
    text: 'Сақталмады: {sections}.',
    stay: 'Қалу',
    leave: 'Сақтамай кету'
  },
  returned: 'Ұсыныс қайтарылды',
  waitingFor: {
    documents: 'Өтініш берушіден құжаттар күтілуде',
    'other-body': 'Басқа органның жауабы күтілуде'
  },
  waitingUntil: '{date} дейін',
  missing: {
    title: 'Не жетіспейді',
    code: {
      survey: 'тексеру актісі',
      conclusion: 'комиссияның қорытындысы',
      iban: 'өтініш берушінің шоты',
      document: 'құжат',
      asked: 'бағдарлама сұрайтын мәліметтер',
      plan: 'артық төлемді қайтару жоспары',
      assessment: 'есептеу'
    }
  },
  parameterMissing: {
    title: 'Есептеу тоқтады: мән енгізілмеген',
    parameter: 'Көрсеткіш',
    region: 'Өңір',
    date: 'Қай күнге',
    help: 'Мәнді басқарма әкімшісі актісін көрсетіп енгізеді: не жетіспейтінін оған айтыңыз. Содан кейін қайта есептеңіз.'
  },
  action: {
    assess: 'Есептеу',
    assessAgain: 'Қайта есептеу',
    propose: 'Шешім ұсыну',
    approve: 'Тексеріп, шешу',
    withdraw: 'Өтінішті кері алу',
    wait: 'Күтуге қою',
    resume: 'Жалғастыру',
    change: 'Шешімді өзгерту…',
    print: 'Хабарламаны басып шығару',
    printAgain: 'Көшірмесін басып шығару'
  },
  dialog: {
    proposeTitle: 'Шешім ұсыну',
    proposeText: 'Ұсыныс тексеруге жіберіледі. Оны тек басқа қызметкер бекіте алады.',
    proposeNote: 'Тексерушіге ескертпе',
    withdrawTitle: 'Өтінішті кері алу',
    withdrawText: 'Іс шешімсіз жабылады.',
    withdrawReason: 'Кері алу себебі',
    waitTitle: 'Күтуге қою',
    waitFor: 'Не күтіледі',
    waitNote: 'Ескертпе',
    cancel: 'Бас тарту'
  },
  application: {
    programme: 'Бағдарлама',
    appliedOn: 'Өтініш берген күні',
    outsideNumber: 'Сырттағы нөмірі',
    registered: 'Тіркелді',
    registeredBy: '{date}, {by}',
    quarter: 'Өтініш берген тоқсан',
    incomeQuarter: 'Табыс кезеңі',
    term: 'Шешім мерзімі',
    termDays: '{date} ({days})',
    place: 'Елді мекен (ӘАОЖ)',
    addressText: 'Көше, үй, пәтер',
    iban: 'Өтініш берушінің ЖСК',
    ibanHelp: 'Өтініш берушінің өз атына ашылған; шотсыз тағайындау туралы шешім қабылданбайды.',
    lumpSum: 'Алты айға біржолғы сомамен',
    contract: 'Әлеуметтік келісімшарт',
    contractHelp: 'Шартты көмек үшін: міндеттемелерсіз тағайындау хаты толық болмайды.',
    contractNumber: 'Келісімшарт нөмірі',
    contractSignedOn: 'Қол қойылған күні',
    contractObligations: 'Отбасының міндеттемелері',
    contractAdd: 'Келісімшартты енгізу',
    contractRemove: 'Келісімшартты алып тастау'
  },
  documents: {
    document: 'Құжат',
    state: 'Күйі',
    receivedOn: 'Алынған күні',
    note: 'Ескертпе',
    required: 'міндетті',
    stateOf: 'Құжаттың күйі: {document}',
    receivedOnOf: 'Алынған күні: {document}',
    noteOf: 'Ескертпе: {document}',
    progress: 'Міндетті {required} құжаттан {received} алынды',
    allReceived: 'Міндетті құжаттарды алынды деп белгілеу'
  },
  survey: {
    printBlank: 'Тексеру актісінің бланкісі',
    printBlankHelp: 'Өзіңізбен алып жүру үшін отбасының аты-жөндері мен мекенжайы жазылған бланк.',
    blankTitle: 'Тексеру актісі: бланк',
    act: 'Тексеру актісі',
    surveyedOn: 'Тексерілген күні',
    actNumber: 'Акт нөмірі',
    refused: 'Отбасы тексеруден бас тартты',
    conclusionTitle: 'Учаскелік комиссияның қорытындысы',
    conclusion: 'Қорытынды',
    noConclusion: 'әлі жоқ',
    conclusionOn: 'Қорытынды күні',
    conclusionNumber: 'Қорытынды нөмірі',
    property: 'Мүлік және тұратындар',
    homes: 'Меншігіндегі тұрғын үйлер',
    cars: 'Автокөліктер',
    coResidents: 'Тұрады, бірақ өтініште жоқ',
    coResidentsHelp: 'Әр жолға бір адамнан.',
    notes: 'Жазбалар',
    refusals: 'Бас тарту мен бұзушылық',
    employmentRefusedBy: 'Жұмыспен қамту шараларынан бас тартқандар',
    contractBrokenBy: 'Бұрынғы келісімшартты бұзғандар',
    falseData: 'Көрінеу жалған мәліметтер берілген',
    barHelp: 'Бұлардың әрқайсысы көмекті алты айға тоқтатады (Әлеуметтік кодекстің 128-бабы).',
    nobodyAble: 'Отбасында еңбекке қабілетті адам жоқ.'
  },
  incomes: {
    help: '{quarter} табысы. Enter жол қосады, Ctrl+Delete жолды алып тастайды.',
    person: 'Отбасы мүшесі',
    kind: 'Табыс түрі',
    month: 'Ай',
    wholeQuarter: 'тоқсанға',
    amount: 'Сома',
    source: 'Дереккөзі',
    document: 'Құжат',
    counts: 'Есепке алу',
    counted: 'есепке алынады',
    notCounted: 'есепке алынбайды',
    specially: 'ерекше ереже бойынша',
    addRow: 'Табыс қосу',
    removeRow: '{row}-жолды алып тастау',
    cell: '{column}, {row}-жол',
    total: 'Тоқсанда барлығы',
    totalCounted: 'Тоқсанда есепке алынады',
    noIncome: 'Табыс жоқ',
    noIncomeHelp: 'Табыс болмаса, сол күйінде есептеңіз. Болса, бірінші табысты енгізіңіз.',
    byLaw: 'Көпбалалы отбасына заң бойынша жәрдемақы: айына {amount}',
    byLawAdd: 'Тоқсанға енгізу: {amount}',
    byLawUnknown: 'Көпбалалы отбасының жәрдемақысын есептеу мүмкін емес: {date} күнгі АЕК жоқ.',
    byLawSource: 'Заң бойынша, бала саны: {count}',
    rules: '{date} бастап қолданылатын ережелер'
  },
  working: {
    notYet: 'Әлі есептелмеген',
    notYetHelp: 'Жоғарыдағы бөлімдерді толтырып, есептеңіз.',
    entitled: 'Құқығы бар: {kind}',
    entitledPlain: 'Құқығы бар',
    refused: 'Бас тарту негіздері',
    month: 'Ай',
    asp: 'АӘК',
    child: '1–6 жастағы балаларға',
    amount: 'Төленетіні',
    inKind: 'Не беріледі',
    sets: 'Жиынтық саны',
    sum: 'Сома қалай шықты'
  },
  proposal: {
    noneHelp: 'Есептегеннен кейін шешім ұсынуға болады.',
    needsHead: 'Сома айына {tier} не одан көп: екі адам бекітеді, бірі – басшы'
  },
  decision: {
    noneHelp: 'Шешім бекітілгеннен кейін пайда болады.',
    number: 'Шешім нөмірі',
    decidedOn: 'Шешім күні',
    hash: 'Бақылау сомасы',
    proposedBy: 'Ұсынған',
    approvedBy: 'Бекіткендер',
    payments: 'Төлемдер',
    month: 'Ай',
    amount: 'Сома',
    state: 'Күйі',
    noPayments: 'Бұл шешім бойынша төлем жоқ.'
  },
  letter: {
    noneHelp: 'Хабарлама шешім бойынша жасалады.',
    notPrinted: 'Әлі басып шығарылмаған.',
    copies: 'Басып шығарылған даналар: {count}',
    preview: 'Хабарламаны алдын ала қарау',
    show: 'Хабарламаны көрсету',
    copy: '{copy}-дана: {at}, {by}'
  },
  history: {
    none: 'Жазба жоқ',
    at: 'Қашан',
    by: 'Кім',
    what: 'Не істелді',
    decided: 'Бекітілді, № {number} шешім қабылданды',
    operation: {
      cases: {
        register: 'Өтініш тіркелді',
        saveMembers: 'Отбасы құрамы өзгертілді',
        saveDetails: 'Өтініш деректері өзгертілді',
        saveIncomes: 'Табыстар өзгертілді',
        saveDocuments: 'Құжаттар белгіленді',
        saveAsked: 'Бағдарлама мәліметтері өзгертілді',
        saveSurvey: 'Тексеру енгізілді',
        wait: 'Күтуге қойылды',
        resume: 'Жалғастырылды',
        assess: 'Есептелді',
        propose: 'Шешім ұсынылды',
        approve: 'Бекітілді',
        return: 'Қайтарылды',
        withdraw: 'Өтініш кері алынды'
      },
      decisions: { change: 'Шешімді өзгерту туралы іс ашылды' },
      contracts: { save: 'Әлеуметтік келісімшарт өзгертілді', visit: 'Келісімшарт бойынша бару енгізілді' },
      imports: { apply: 'Тізімнен шоттар енгізілді', undo: 'Тізімнен келген шоттар алынды' },
      letters: {
        print: 'Хабарлама басып шығарылды',
        render: 'Хабарлама жасалды',
        surveyAct: 'Акт бланкісі басып шығарылды'
      }
    }
  },
  summary: {
    title: 'Іс',
    applicant: 'Өтініш беруші',
    family: 'Отбасы',
    monthly: 'Айына',
    total: 'Барлығы',
    kind: 'Көмек түрі',
    outcome: 'Нәтиже',
    refused: 'Бас тарту',
    deadline: 'Шешім мерзімі',
    notYet: 'әлі есептелмеген',
    alerts: 'Ескертулер'
  }
}
