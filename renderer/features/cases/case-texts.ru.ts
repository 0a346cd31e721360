/** Russian texts of the page of one case, under `cases.page.`. */
export const casePageRu = {
  title: 'Дело № {number}',
  steps: 'Разделы дела',
  stepKeys: 'цифра раздела',
  step: {
    application: 'Заявление',
    family: 'Семья',
    documents: 'Документы',
    survey: 'Обследование',
    incomes: 'Доходы',
    working: 'Расчёт',
    proposal: 'Предложение',
    decision: 'Решение',
    letter: 'Уведомление',
    history: 'История'
  },
  mark: {
    done: 'готово',
    missing: 'не заполнено',
    waiting: 'впереди',
    unsaved: 'не сохранено'
  },
  save: 'Сохранить',
  undo: 'Вернуть как было',
  leave: {
    title: 'Уйти без сохранения?',
    text: 'Не сохранено: {sections}.',
    stay: 'Остаться',
    leave: 'Уйти без сохранения'
  },
  returned: 'Предложение возвращено',
  waitingFor: {
    documents: 'Ожидаем документы от заявителя',
    'other-body': 'Ожидаем ответ другого органа'
  },
  waitingUntil: 'до {date}',
  missing: {
    title: 'Чего не хватает',
    code: {
      survey: 'акт обследования',
      conclusion: 'заключение комиссии',
      iban: 'счёт заявителя',
      document: 'документ',
      assessment: 'расчёт'
    }
  },
  parameterMissing: {
    title: 'Расчёт остановлен: нет значения',
    parameter: 'Показатель',
    region: 'Регион',
    date: 'На дату',
    help: 'Значение вводит администратор управления, с указанием акта: передайте ему, чего не хватает. После этого рассчитайте ещё раз.'
  },
  action: {
    assess: 'Рассчитать',
    assessAgain: 'Пересчитать',
    propose: 'Предложить решение',
    approve: 'Проверить и решить',
    withdraw: 'Отозвать заявление',
    wait: 'Ожидание',
    resume: 'Возобновить',
    print: 'Напечатать уведомление',
    printAgain: 'Напечатать копию'
  },
  dialog: {
    proposeTitle: 'Предложить решение',
    proposeText: 'Предложение уйдёт на проверку. Утвердить его может только другой сотрудник.',
    proposeNote: 'Примечание для проверяющего',
    withdrawTitle: 'Отозвать заявление',
    withdrawText: 'Дело будет закрыто без решения.',
    withdrawReason: 'Причина отзыва',
    waitTitle: 'Поставить в ожидание',
    waitFor: 'Чего ждём',
    waitNote: 'Примечание',
    cancel: 'Отмена'
  },
  application: {
    programme: 'Программа',
    appliedOn: 'Дата обращения',
    outsideNumber: 'Внешний номер',
    registered: 'Зарегистрировано',
    registeredBy: '{date}, {by}',
    quarter: 'Квартал обращения',
    incomeQuarter: 'Доход за',
    term: 'Срок решения',
    termDays: '{date} ({days})',
    place: 'Населённый пункт (КАТО)',
    addressText: 'Улица, дом, квартира',
    iban: 'ИИК заявителя',
    ibanHelp: 'Открыт на имя заявителя; без счёта решение о назначении не принять.',
    lumpSum: 'Единовременно за шесть месяцев',
    contract: 'Социальный контракт',
    contractHelp: 'Для обусловленной помощи: без обязательств письмо о назначении неполно.',
    contractNumber: 'Номер контракта',
    contractSignedOn: 'Подписан',
    contractObligations: 'Обязательства семьи',
    contractAdd: 'Внести контракт',
    contractRemove: 'Убрать контракт'
  },
  documents: {
    document: 'Документ',
    state: 'Состояние',
    receivedOn: 'Получен',
    note: 'Примечание',
    required: 'обязателен',
    stateOf: 'Состояние документа: {document}',
    receivedOnOf: 'Дата получения: {document}',
    noteOf: 'Примечание: {document}',
    progress: 'Получено {received} из {required} обязательных',
    allReceived: 'Отметить обязательные полученными'
  },
  survey: {
    printBlank: 'Бланк акта обследования',
    printBlankHelp: 'Бланк с именами и адресом семьи, чтобы взять с собой.',
    blankTitle: 'Акт обследования: бланк',
    act: 'Акт обследования',
    surveyedOn: 'Дата обследования',
    actNumber: 'Номер акта',
    refused: 'Семья отказалась от обследования',
    conclusionTitle: 'Заключение участковой комиссии',
    conclusion: 'Заключение',
    noConclusion: 'ещё нет',
    conclusionOn: 'Дата заключения',
    conclusionNumber: 'Номер заключения',
    property: 'Имущество и проживающие',
    homes: 'Жилищ в собственности',
    cars: 'Автомобилей',
    coResidents: 'Проживают, но не заявлены',
    coResidentsHelp: 'По одному имени в строке.',
    notes: 'Заметки',
    refusals: 'Отказы и нарушения',
    employmentRefusedBy: 'Отказались от мер занятости',
    contractBrokenBy: 'Нарушили прежний контракт',
    falseData: 'Заведомо ложные сведения',
    barHelp: 'Каждое из этого закрывает помощь на шесть месяцев (ст. 128 Социального кодекса).',
    nobodyAble: 'Трудоспособных в семье нет.'
  },
  incomes: {
    help: 'Доход за {quarter}. Enter добавляет строку, Ctrl+Delete убирает.',
    person: 'Член семьи',
    kind: 'Вид дохода',
    month: 'Месяц',
    wholeQuarter: 'за квартал',
    amount: 'Сумма',
    source: 'Источник',
    document: 'Документ',
    counts: 'Учёт',
    counted: 'учитывается',
    notCounted: 'не учитывается',
    specially: 'по особому правилу',
    addRow: 'Добавить доход',
    removeRow: 'Убрать строку {row}',
    cell: '{column}, строка {row}',
    total: 'Всего за квартал',
    totalCounted: 'Учитывается за квартал',
    noIncome: 'Доходов нет',
    noIncomeHelp: 'Если доходов не было, так и рассчитайте. Иначе внесите первый доход.',
    byLaw: 'Пособие многодетной семье по закону: {amount} в месяц',
    byLawAdd: 'Внести за квартал: {amount}',
    byLawUnknown: 'Пособие многодетной семье по закону не рассчитать: нет МРП на {date}.',
    byLawSource: 'По закону, детей: {count}',
    rules: 'Правила с {date}'
  },
  working: {
    notYet: 'Ещё не рассчитано',
    notYetHelp: 'Заполните разделы выше и рассчитайте.',
    entitled: 'Право есть: {kind}',
    refused: 'Основания для отказа',
    month: 'Месяц',
    asp: 'АСП',
    child: 'На детей 1–6 лет',
    amount: 'К выплате',
    sum: 'Как получилась сумма'
  },
  proposal: {
    noneHelp: 'Предложить решение можно после расчёта.',
    needsHead: 'Сумма от {tier} в месяц: утверждают двое, один из них руководитель'
  },
  decision: {
    noneHelp: 'Решение появится после утверждения.',
    number: 'Номер решения',
    decidedOn: 'Дата решения',
    hash: 'Контрольная сумма',
    proposedBy: 'Предложил',
    approvedBy: 'Утвердили',
    payments: 'Выплаты',
    month: 'Месяц',
    amount: 'Сумма',
    state: 'Состояние',
    noPayments: 'По этому решению выплат нет.'
  },
  letter: {
    noneHelp: 'Уведомление составляется по решению.',
    notPrinted: 'Ещё не напечатано.',
    copies: 'Напечатано экземпляров: {count}',
    preview: 'Предпросмотр уведомления',
    show: 'Показать уведомление',
    copy: 'Экземпляр {copy}: {at}, {by}'
  },
  history: {
    none: 'Записей нет',
    at: 'Когда',
    by: 'Кто',
    what: 'Что сделано',
    decided: 'Утверждено, принято решение № {number}',
    operation: {
      cases: {
        register: 'Заявление зарегистрировано',
        saveMembers: 'Изменён состав семьи',
        saveDetails: 'Изменены данные заявления',
        saveIncomes: 'Изменены доходы',
        saveDocuments: 'Отмечены документы',
        saveSurvey: 'Внесено обследование',
        wait: 'Поставлено в ожидание',
        resume: 'Возобновлено',
        assess: 'Рассчитано',
        propose: 'Предложено решение',
        approve: 'Утверждено',
        return: 'Возвращено',
        withdraw: 'Заявление отозвано'
      },
      letters: {
        print: 'Напечатано уведомление',
        render: 'Составлено уведомление',
        surveyAct: 'Напечатан бланк акта'
      }
    }
  },
  summary: {
    title: 'Дело',
    applicant: 'Заявитель',
    family: 'Семья',
    perCapita: 'Доход на человека',
    line: 'Черта бедности',
    monthly: 'В месяц',
    total: 'Всего',
    kind: 'Вид помощи',
    refused: 'Отказ',
    deadline: 'Срок решения',
    notYet: 'ещё не рассчитано',
    alerts: 'Предупреждения'
  }
}
