/** Words of closing a round, of its checks and its report, and of what a person received. */
export const roundCloseRu = {
  close: {
    button: 'Закрыть раздачу',
    title: 'Закрыть раздачу № {number}?',
    text: 'Вернуть это нельзя. При закрытии:',
    what: 'Что сделает закрытие',
    isClosed: 'Раздача закрыта. Так сошлись список, учёт и подсчёт.',
    planned: 'Запланировано',
    handedOut: 'Выдано',
    unclaimed: 'Не получено',
    unclaimedLines: 'Строк не выдано',
    reserved: 'В резерве',
    willRelease:
      'невыданное снова станет свободным запасом, строка: {n} | невыданное снова станет свободным запасом, строк: {n} | невыданное снова станет свободным запасом, строк: {n}',
    willEnter:
      'в учёт войдёт {n} объяснённое расхождение | в учёт войдут {n} объяснённых расхождения | в учёт войдут {n} объяснённых расхождений',
    differences: 'расхождения подсчёта с учётом войдут в учёт вместе с объяснением',
    willEnd: 'выдавать и возвращать по этой раздаче больше будет нельзя',
    sample:
      'для проверки по телефону будет отобрано {size} из {population} получателей (доверие {confidence} %, ошибка {margin} %)',
    sampleDrawn:
      'Для проверки по телефону отобрано {size} из {population} получателей (доверие {confidence} %, ошибка {margin} %).',
    openTransfers: 'Товар в пути',
    openText: 'Товар этой раздачи ещё в пути. Подтвердите приход или отзовите перемещение, потом закрывайте.',
    transfer: '№ {number}: {from} → {to}',
    toStock: 'Открыть склад',
    countedAt: 'Подсчитано: {place}',
    explain: 'Почему расходится: {place}',
    explained: 'Объяснение: {text}',
    column: {
      point: 'Пункт',
      planned: 'План',
      arrived: 'Пришло',
      left: 'Ушло',
      handedByList: 'Выдано по списку',
      handedByLedger: 'Выдано по учёту',
      returned: 'Вер\u00adнули',
      onHand: 'Остаток по учёту',
      counted: 'Подсчи\u00adтано',
      difference: 'Разница'
    }
  },
  checks: {
    empty: 'Спрашивать некого',
    emptyHelp: 'В этой раздаче ничего не выдано, поэтому выборки нет.',
    progress: 'Спрошено {done} из {all}',
    progressLabel: 'Сколько человек спрошено',
    keys: '1, 2, 3 – ответ, ↑ ↓ – по людям',
    person: 'Кто получил',
    phone: 'Телефон',
    noPhone: 'нет',
    handedOn: 'Когда и где',
    outcome: 'Что ответили',
    note: 'Заметка',
    noteOf: 'Заметка: {name}',
    received: 'получил(а)',
    'not-received': 'не получал(а)',
    'not-reached': 'нет ответа',
    filter: {
      all: 'Все',
      open: 'Не спрошены',
      received: 'Получили',
      'not-received': 'Не получали',
      'not-reached': 'Нет ответа'
    },
    previous: 'Предыдущие',
    next: 'Следующие',
    page: 'Страница {page} из {pages}'
  },
  report: {
    by: 'По чему разбить',
    part: { villages: 'По сёлам', points: 'По пунктам', categories: 'По категориям', days: 'По дням' },
    name: { villages: 'Населённый пункт', points: 'Пункт выдачи', categories: 'Категория', days: 'День' },
    column: {
      lines: 'Строк',
      planned: 'План',
      handedOut: 'Выдано',
      returned: 'Возвращено',
      left: 'Осталось',
      share: 'Выдано, %'
    },
    sum: 'Всего: строк {lines}, план {planned}, выдано {handed}, возвращено {returned}, осталось {left}',
    daySum: 'Всего: выдано {units}, возвращено {returned}',
    facts: 'в резерве {reserved}, осталось {left}, добавлено вручную {byHand}, по доверенности {byProxy}'
  },
  received: {
    title: 'Получено наборами и вещами',
    whose: 'Чьё',
    person: 'Сам человек',
    family: 'Вся семья',
    empty: 'Ничего не выдавалось',
    emptyHelp: 'Здесь появится всё, что человеку назначали и выдавали по спискам.',
    when: 'Когда',
    what: 'Что',
    round: 'Раздача',
    state: 'Состояние',
    who: 'Кто',
    roundLink: '№ {number}',
    proxy: 'взял(а) {name}'
  },
  personMarks: {
    title: 'Отметки для раздач',
    add: 'Добавить отметку',
    empty: 'Отметок нет',
    emptyHelp: 'Отметки нужны, чтобы попасть в категории раздач: пенсионер, сирота, доставка на дом.',
    mark: 'Отметка',
    since: 'С',
    until: 'По',
    source: 'Основание',
    running: 'действует',
    end: 'Снять',
    endOf: 'Снять: {mark}',
    dialogTitle: 'Новая отметка',
    endTitle: 'Снять отметку «{mark}»',
    sinceLabel: 'Действует с',
    untilLabel: 'Действует по',
    untilHelp: 'Пусто – без срока.',
    sourceHelp: 'Документ: справка, решение, заявление; номер и дата.',
    save: 'Сохранить отметку',
    saveEnd: 'Снять отметку'
  }
}
