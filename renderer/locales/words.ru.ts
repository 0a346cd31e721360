/** The law's and the office's own words: every enumerated value of the contract. */
export const wordsRu = {
  role: {
    clerk: 'специалист',
    reviewer: 'проверяющий',
    head: 'руководитель',
    distributor: 'выдающий',
    manager: 'наблюдающий',
    administrator: 'администратор'
  },
  roleHelp: {
    clerk: 'принимает заявления, рассчитывает, предлагает решение',
    reviewer: 'проверяет, утверждает или возвращает',
    head: 'утверждает крупные суммы, подписывает решения',
    distributor: 'ведёт склад, выдаёт наборы по спискам',
    manager: 'ведёт раздачи и утверждает подсчёты; дела и отчёты только смотрит',
    administrator: 'ведёт показатели, пользователей и копии данных'
  },
  programme: {
    asp: 'Адресная социальная помощь',
    'child-1-6': 'Дополнительная выплата на детей 1–6 лет',
    gsp: 'Гарантированный социальный пакет',
    housing: 'Жилищная помощь',
    tariff: 'Компенсация повышения тарифов',
    local: 'Социальная помощь отдельным категориям нуждающихся',
    kit: 'Продуктово-бытовой набор',
    'emergency-42500': 'Выплата 42 500 тенге при потере дохода',
    birgemiz: 'Акция «Біз біргеміз»',
    employment: 'Меры содействия занятости'
  },
  programmeShort: {
    asp: 'АСП',
    'child-1-6': 'Дети 1–6',
    gsp: 'Соцпакет',
    housing: 'Жилищная',
    tariff: 'Тарифы',
    local: 'Маслихат',
    kit: 'Наборы',
    'emergency-42500': '42 500',
    birgemiz: 'Біз біргеміз',
    employment: 'Занятость'
  },
  inKindSet: {
    'food-1-2': 'продуктовый набор, 1–3 года',
    'food-3-6': 'продуктовый набор, 3–6 лет',
    chemicals: 'бытовая химия',
    school: 'школьный набор'
  },
  assistanceKind: {
    unconditional: 'безусловная (БДП)',
    conditional: 'обусловленная (ОДП)'
  },
  caseState: {
    draft: 'черновик',
    registered: 'зарегистрировано',
    'in-review': 'на рассмотрении',
    waiting: 'ожидание',
    assessed: 'рассчитано',
    proposed: 'предложено',
    approved: 'утверждено',
    decided: 'решено',
    notified: 'уведомлено',
    running: 'выплачивается',
    closed: 'закрыто',
    withdrawn: 'отозвано'
  },
  channel: {
    'in-person': 'лично',
    'rural-akim': 'через акима сельского округа',
    'e-gov': 'через eGov',
    proactive: 'проактивно'
  },
  relation: {
    applicant: 'заявитель',
    spouse: 'супруг(а)',
    child: 'ребёнок',
    parent: 'родитель',
    grandparent: 'дедушка, бабушка',
    grandchild: 'внук, внучка',
    sibling: 'брат, сестра',
    ward: 'подопечный',
    other: 'другое'
  },
  sex: { m: 'мужской', f: 'женский' },
  sexShort: { m: 'муж.', f: 'жен.' },
  disability: {
    none: 'нет',
    '1': 'I группа',
    '2': 'II группа',
    '3': 'III группа',
    child: 'ребёнок с инвалидностью'
  },
  careKind: {
    'young-child': 'за ребёнком до 3 лет',
    'disabled-child': 'за ребёнком с инвалидностью',
    'disabled-person': 'за лицом с инвалидностью I или II группы',
    elderly: 'за престарелым',
    'outside-care': 'за нуждающимся в постороннем уходе'
  },
  incomeKind: {
    wages: 'заработная плата',
    entrepreneurship: 'предпринимательство',
    alimony: 'алименты',
    'household-plot': 'личное подсобное хозяйство',
    rent: 'аренда',
    'property-sale': 'продажа имущества',
    'vehicle-sale': 'продажа транспорта',
    pension: 'пенсия',
    benefit: 'пособие',
    'multi-child-benefit': 'пособие многодетной семье',
    'child-care-benefit': 'пособие по уходу за ребёнком',
    'child-disability-benefit': 'пособие на ребёнка с инвалидностью',
    'merit-benefit': 'пособие «Алтын алқа», «Күміс алқа»',
    scholarship: 'стипендия',
    loan: 'заём, микрокредит',
    mortgage: 'ипотечный заём',
    asp: 'адресная социальная помощь',
    'housing-assistance': 'жилищная помощь',
    'burial-benefit': 'пособие на погребение',
    other: 'другой доход'
  },
  documentKind: {
    identity: 'Удостоверение личности',
    'address-proof': 'Сведения о регистрации по месту жительства',
    'birth-certificates': 'Свидетельства о рождении детей',
    'income-proof': 'Справки о доходах',
    'disability-certificate': 'Справка об инвалидности',
    'study-certificate': 'Справка с места учёбы',
    guardianship: 'Документ об опеке или попечительстве',
    'household-plot-data': 'Сведения о личном подсобном хозяйстве',
    'bank-account': 'Сведения о банковском счёте',
    'survey-consent': 'Согласие на обследование',
    'utility-bills': 'Счета за коммунальные услуги',
    'home-ownership': 'Документ о праве на жилище',
    'home-registration': 'Сведения об отсутствии другого жилья',
    'phone-contract': 'Договор на телефонную связь',
    'category-proof': 'Документ, подтверждающий категорию'
  },
  documentState: { missing: 'нет', received: 'получен', 'not-needed': 'не нужен' },
  conclusion: { need: 'нуждается', 'no-need': 'не нуждается' },
  waitingFor: { documents: 'документы от заявителя', 'other-body': 'ответ другого органа' },
  proposalState: {
    open: 'ждёт утверждения',
    'approved-once': 'утверждено один раз',
    approved: 'утверждено',
    returned: 'возвращено',
    withdrawn: 'отозвано'
  },
  waitsFor: { reviewer: 'ждёт проверяющего', head: 'ждёт руководителя' },
  verdict: { approved: 'утверждено', returned: 'возвращено' },
  decisionKind: {
    assign: 'назначить',
    refuse: 'отказать',
    change: 'изменить',
    suspend: 'приостановить',
    resume: 'возобновить',
    terminate: 'прекратить'
  },
  decisionDone: {
    assign: 'назначено',
    refuse: 'отказано',
    change: 'изменено',
    suspend: 'приостановлено',
    resume: 'возобновлено',
    terminate: 'прекращено'
  },
  paymentState: {
    planned: 'предстоит',
    listed: 'в ведомости',
    paid: 'выплачено',
    returned: 'возвращено',
    cancelled: 'отменено'
  },
  barReason: {
    'employment-refused': 'отказ от мер занятости',
    'contract-broken': 'нарушение социального контракта',
    'false-data': 'ложные сведения'
  },
  figure: {
    povertyLine: 'Черта бедности',
    totalIncome: 'Совокупный доход за квартал',
    perCapita: 'Среднедушевой доход',
    perPerson: 'На одного человека',
    monthly: 'Помощь в месяц',
    childMonthly: 'Доплата на детей 1–6 лет в месяц',
    billed: 'Начислено, в месяц',
    withinNorms: 'В пределах норм, в месяц',
    familyShare: 'Доля семьи, в месяц',
    ceiling: 'Предельная сумма',
    overpaid: 'Переплачено',
    arrears: 'Недоплачено'
  },
  severity: { attention: 'внимание', note: 'заметка' },
  mark: {
    A: 'закон или официальный сайт',
    B: 'печать со ссылкой на официальное лицо',
    C: 'третьи лица',
    D: 'выведено из других величин',
    K: 'общеизвестно, не подтверждено',
    office: 'введено управлением с актом',
    question: 'введено только для этого расчёта'
  },
  unit: {
    tenge: '₸',
    percent: '%',
    mci: 'МРП',
    count: 'шт.',
    months: 'мес.',
    years: 'лет',
    days: 'дней',
    choice: '',
    person: 'чел.',
    month: 'мес.',
    ratio: '',
    'square-metre': 'м²',
    'cubic-metre': 'м³',
    gcal: 'Гкал',
    kwh: 'кВт·ч'
  },
  katoLevel: {
    region: 'область, город респ. значения',
    district: 'район, город',
    'rural-district': 'сельский округ',
    settlement: 'населённый пункт'
  },
  dayKind: {
    holiday: 'праздник',
    'transfer-off': 'перенесённый выходной',
    'working-weekend': 'рабочий выходной'
  }
}
