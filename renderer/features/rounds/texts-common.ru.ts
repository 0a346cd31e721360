/** Words of rounds that every screen of theirs uses. */
export const roundsCommonRu = {
  state: { draft: 'черновик', frozen: 'идёт выдача', closed: 'закрыта', cancelled: 'отменена' },
  states: { draft: 'Черновики', frozen: 'Идёт выдача', closed: 'Закрытые', cancelled: 'Отменённые' },
  programmeShort: { kit: 'Набор', gsp: 'Соцпакет', mask: 'Маски' },
  normOf: '{quantity} {norm}',
  norm: { person: 'на человека', family: 'на семью' },
  repeat: {
    month: 'раз в месяц',
    quarter: 'раз в квартал',
    once: 'один раз'
  },
  lineState: {
    waiting: 'не выдано',
    'handed-out': 'выдано',
    returned: 'возвращено',
    'not-claimed': 'не получено'
  },
  excludedReason: {
    'got-already': 'уже получал(а) за этот срок',
    'left-area': 'выбыл(а) из района',
    'no-address': 'нет адреса',
    'no-point': 'нет пункта для этого места',
    'family-has-line': 'семья уже в ведомости'
  },
  mark: {
    pensioner: 'пенсионер',
    orphan: 'сирота',
    'registered-unemployed': 'зарегистрированный безработный',
    'low-income': 'малообеспеченный',
    'multi-child': 'многодетная семья',
    'in-institution': 'живёт в учреждении',
    'left-area': 'выбыл из района',
    'home-delivery': 'доставка на дом'
  },
  handedOf: '{handed} из {planned}',
  left: 'осталось {left}',
  notDrawn: 'отбора ещё не было',
  list: {
    title: 'Раздачи',
    subtitle: 'Что, кому и где выдаётся',
    create: 'Новая раздача',
    filter: 'Состояние раздачи',
    all: 'Все',
    number: '№',
    name: 'Название',
    programme: 'Программа',
    ware: 'Что выдаётся',
    days: 'Дни',
    state: 'Состояние',
    handed: 'Выдано',
    empty: 'Раздач ещё не было',
    emptyHelp:
      'Создайте раздачу: что выдать, кому, где и когда. Отбор людей можно пробовать сколько угодно раз.',
    emptyFilter: 'Таких раздач нет',
    emptyFilterHelp: 'Выберите другое состояние или посмотрите все.',
    showAll: 'Показать все'
  }
}
