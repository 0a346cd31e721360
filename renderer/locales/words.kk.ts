import type { TextsOf } from './types'
import type { wordsRu } from './words.ru'

/** The law's and the office's own words: every enumerated value of the contract. */
export const wordsKk: TextsOf<typeof wordsRu> = {
  role: {
    clerk: 'маман',
    reviewer: 'тексеруші',
    head: 'басшы',
    distributor: 'таратушы',
    manager: 'бақылаушы',
    administrator: 'әкімші'
  },
  roleHelp: {
    clerk: 'өтініш қабылдайды, есептейді, шешім ұсынады',
    reviewer: 'тексереді, бекітеді немесе қайтарады',
    head: 'ірі сомаларды бекітеді, шешімдерге қол қояды',
    distributor: 'қойманы жүргізеді, тізім бойынша жиынтық береді',
    manager: 'таратуды жүргізеді, санақтарды бекітеді; істер мен есептерді тек қарайды',
    administrator: 'көрсеткіштерді, пайдаланушыларды және деректердің көшірмесін жүргізеді'
  },
  programme: {
    asp: 'Атаулы әлеуметтік көмек',
    'child-1-6': '1–6 жастағы балаларға қосымша төлем',
    gsp: 'Кепілдендірілген әлеуметтік топтама',
    housing: 'Тұрғын үй көмегі',
    tariff: 'Тарифтердің көтерілуіне байланысты өтемақы',
    local: 'Мұқтаж азаматтардың жекелеген санаттарына әлеуметтік көмек',
    kit: 'Азық-түлік-тұрмыстық жиынтық',
    'emergency-42500': 'Табысынан айырылғандарға 42 500 теңге төлем',
    birgemiz: '«Біз біргеміз» акциясы',
    employment: 'Жұмыспен қамтуға жәрдемдесу шаралары'
  },
  programmeShort: {
    asp: 'АӘК',
    'child-1-6': '1–6 жас',
    gsp: 'Топтама',
    housing: 'Тұрғын үй',
    tariff: 'Тарифтер',
    local: 'Мәслихат',
    kit: 'Жиынтық',
    'emergency-42500': '42 500',
    birgemiz: 'Біз біргеміз',
    employment: 'Жұмыс'
  },
  inKindSet: {
    'food-1-2': 'азық-түлік жиынтығы, 1–3 жас',
    'food-3-6': 'азық-түлік жиынтығы, 3–6 жас',
    chemicals: 'тұрмыстық химия',
    school: 'мектеп жиынтығы'
  },
  assistanceKind: {
    unconditional: 'шартсыз (ШАК)',
    conditional: 'шартты (ШК)'
  },
  caseState: {
    draft: 'жоба',
    registered: 'тіркелді',
    'in-review': 'қаралуда',
    waiting: 'күтуде',
    assessed: 'есептелді',
    proposed: 'ұсынылды',
    approved: 'бекітілді',
    decided: 'шешім шықты',
    notified: 'хабарланды',
    running: 'төленуде',
    closed: 'жабылды',
    withdrawn: 'қайтарып алынды'
  },
  channel: {
    'in-person': 'жеке өзі',
    'rural-akim': 'ауылдық округ әкімі арқылы',
    'e-gov': 'eGov арқылы',
    proactive: 'проактивті'
  },
  relation: {
    applicant: 'өтініш беруші',
    spouse: 'жұбайы',
    child: 'баласы',
    parent: 'ата-анасы',
    grandparent: 'атасы, әжесі',
    grandchild: 'немересі',
    sibling: 'бауыры',
    ward: 'қамқорлыққа алынған',
    other: 'басқа'
  },
  sex: { m: 'ер', f: 'әйел' },
  sexShort: { m: 'ер', f: 'әйел' },
  disability: {
    none: 'жоқ',
    '1': 'I топ',
    '2': 'II топ',
    '3': 'III топ',
    child: 'мүгедектігі бар бала'
  },
  careKind: {
    'young-child': '3 жасқа дейінгі балаға',
    'disabled-child': 'мүгедектігі бар балаға',
    'disabled-person': 'I немесе II топтағы мүгедектігі бар адамға',
    elderly: 'қарт адамға',
    'outside-care': 'бөгде адамның күтіміне мұқтаж адамға'
  },
  incomeKind: {
    wages: 'жалақы',
    entrepreneurship: 'кәсіпкерлік',
    alimony: 'алимент',
    'household-plot': 'жеке қосалқы шаруашылық',
    rent: 'жалға беру',
    'property-sale': 'мүлік сату',
    'vehicle-sale': 'көлік сату',
    pension: 'зейнетақы',
    benefit: 'жәрдемақы',
    'multi-child-benefit': 'көпбалалы отбасының жәрдемақысы',
    'child-care-benefit': 'бала күтіміне байланысты жәрдемақы',
    'child-disability-benefit': 'мүгедектігі бар балаға жәрдемақы',
    'merit-benefit': '«Алтын алқа», «Күміс алқа» жәрдемақысы',
    scholarship: 'шәкіртақы',
    loan: 'қарыз, микрокредит',
    mortgage: 'ипотекалық қарыз',
    asp: 'атаулы әлеуметтік көмек',
    'housing-assistance': 'тұрғын үй көмегі',
    'burial-benefit': 'жерлеуге берілетін жәрдемақы',
    other: 'басқа табыс'
  },
  documentKind: {
    identity: 'Жеке куәлік',
    'address-proof': 'Тұрғылықты жері бойынша тіркелу туралы мәлімет',
    'birth-certificates': 'Балалардың туу туралы куәліктері',
    'income-proof': 'Табыс туралы анықтамалар',
    'disability-certificate': 'Мүгедектік туралы анықтама',
    'study-certificate': 'Оқу орнынан анықтама',
    guardianship: 'Қорғаншылық немесе қамқоршылық туралы құжат',
    'household-plot-data': 'Жеке қосалқы шаруашылық туралы мәлімет',
    'bank-account': 'Банк шоты туралы мәлімет',
    'survey-consent': 'Тексеруге келісім',
    'utility-bills': 'Коммуналдық қызметтердің шоттары',
    'home-ownership': 'Тұрғын үйге құқық туралы құжат',
    'home-registration': 'Басқа тұрғын үйдің жоқтығы туралы мәлімет',
    'phone-contract': 'Телефон байланысы шарты',
    'category-proof': 'Санатты растайтын құжат'
  },
  documentState: { missing: 'жоқ', received: 'алынды', 'not-needed': 'қажет емес' },
  conclusion: { need: 'мұқтаж', 'no-need': 'мұқтаж емес' },
  waitingFor: { documents: 'өтініш берушіден құжаттар', 'other-body': 'басқа органның жауабы' },
  proposalState: {
    open: 'бекітуді күтуде',
    'approved-once': 'бір рет бекітілді',
    approved: 'бекітілді',
    returned: 'қайтарылды',
    withdrawn: 'қайтарып алынды'
  },
  waitsFor: { reviewer: 'тексерушіні күтуде', head: 'басшыны күтуде' },
  verdict: { approved: 'бекітілді', returned: 'қайтарылды' },
  decisionKind: {
    assign: 'тағайындау',
    refuse: 'бас тарту',
    change: 'өзгерту',
    suspend: 'тоқтата тұру',
    resume: 'қайта бастау',
    terminate: 'тоқтату'
  },
  decisionDone: {
    assign: 'тағайындалды',
    refuse: 'бас тартылды',
    change: 'өзгертілді',
    suspend: 'тоқтатыла тұрды',
    resume: 'қайта басталды',
    terminate: 'тоқтатылды'
  },
  paymentState: {
    planned: 'төленеді',
    listed: 'тізімдемеде',
    paid: 'төленді',
    returned: 'қайтарылды',
    cancelled: 'жойылды'
  },
  barReason: {
    'employment-refused': 'жұмыспен қамту шараларынан бас тарту',
    'contract-broken': 'әлеуметтік келісімшартты бұзу',
    'false-data': 'жалған мәлімет'
  },
  figure: {
    povertyLine: 'Кедейлік шегі',
    totalIncome: 'Тоқсандағы жиынтық табыс',
    perCapita: 'Жан басына шаққандағы орташа табыс',
    perPerson: 'Бір адамға',
    monthly: 'Айлық көмек',
    childMonthly: '1–6 жастағы балаларға айлық қосымша төлем',
    billed: 'Есептелген төлем, айына',
    withinNorms: 'Норма шегінде, айына',
    familyShare: 'Отбасының үлесі, айына',
    ceiling: 'Шекті сома',
    overpaid: 'Артық төленген',
    arrears: 'Кем төленген'
  },
  severity: { attention: 'назар аударыңыз', note: 'ескертпе' },
  mark: {
    A: 'заң немесе ресми сайт',
    B: 'ресми тұлғаға сілтеме жасаған баспасөз',
    C: 'үшінші тараптар',
    D: 'басқа шамалардан шығарылған',
    K: 'жалпыға мәлім, расталмаған',
    office: 'басқарма актісімен енгізген',
    question: 'тек осы есептеу үшін енгізілген'
  },
  unit: {
    tenge: '₸',
    percent: '%',
    mci: 'АЕК',
    count: 'дана',
    months: 'ай',
    years: 'жас',
    days: 'күн',
    choice: '',
    person: 'адам',
    month: 'ай',
    ratio: '',
    'square-metre': 'м²',
    'cubic-metre': 'м³',
    gcal: 'Гкал',
    kwh: 'кВт·сағ'
  },
  katoLevel: {
    region: 'облыс, респ. маңызы бар қала',
    district: 'аудан, қала',
    'rural-district': 'ауылдық округ',
    settlement: 'елді мекен'
  },
  dayKind: {
    holiday: 'мереке',
    'transfer-off': 'ауыстырылған демалыс',
    'working-weekend': 'жұмыс күні болған демалыс'
  }
}
