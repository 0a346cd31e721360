import type { Locale } from '@shared/contract/fields'

/** Words of the native menu; it is drawn by the system, outside the renderer and its locales. */
export interface MenuLabels {
  file: string
  newCase: string
  lock: string
  signOut: string
  quit: string
  edit: string
  undo: string
  redo: string
  cut: string
  copy: string
  paste: string
  selectAll: string
  search: string
  go: string
  today: string
  cases: string
  people: string
  review: string
  letters: string
  distribution: string
  exchange: string
  reports: string
  calculator: string
  settings: string
  view: string
  language: string
  zoomIn: string
  zoomOut: string
  zoomReset: string
  fullScreen: string
  reload: string
  developerTools: string
  help: string
  keys: string
  about: string
}

export const menuLabels: Record<Locale, MenuLabels> = {
  kk: {
    file: 'Файл',
    newCase: 'Жаңа іс',
    lock: 'Құлыптау',
    signOut: 'Жүйеден шығу',
    quit: 'Бағдарламаны жабу',
    edit: 'Өңдеу',
    undo: 'Болдырмау',
    redo: 'Қайталау',
    cut: 'Қиып алу',
    copy: 'Көшіру',
    paste: 'Кірістіру',
    selectAll: 'Барлығын белгілеу',
    search: 'Іздеу…',
    go: 'Өту',
    today: 'Бүгін',
    cases: 'Істер',
    people: 'Адамдар',
    review: 'Тексеру',
    letters: 'Хаттар',
    distribution: 'Тарату',
    exchange: 'Алмасу',
    reports: 'Есептер',
    calculator: 'Есептегіш',
    settings: 'Баптаулар',
    view: 'Көрініс',
    language: 'Тіл',
    zoomIn: 'Үлкейту',
    zoomOut: 'Кішірейту',
    zoomReset: 'Қалыпты өлшем',
    fullScreen: 'Толық экран',
    reload: 'Қайта жүктеу',
    developerTools: 'Әзірлеуші құралдары',
    help: 'Анықтама',
    keys: 'Пернелер тіркесімдері',
    about: 'Бағдарлама туралы'
  },
  ru: {
    file: 'Файл',
    newCase: 'Новое дело',
    lock: 'Заблокировать',
    signOut: 'Выйти из системы',
    quit: 'Закрыть программу',
    edit: 'Правка',
    undo: 'Отменить',
    redo: 'Повторить',
    cut: 'Вырезать',
    copy: 'Копировать',
    paste: 'Вставить',
    selectAll: 'Выделить всё',
    search: 'Поиск…',
    go: 'Переход',
    today: 'Сегодня',
    cases: 'Дела',
    people: 'Люди',
    review: 'Проверка',
    letters: 'Письма',
    distribution: 'Раздача',
    exchange: 'Обмен',
    reports: 'Отчёты',
    calculator: 'Калькулятор',
    settings: 'Настройки',
    view: 'Вид',
    language: 'Язык',
    zoomIn: 'Увеличить',
    zoomOut: 'Уменьшить',
    zoomReset: 'Обычный размер',
    fullScreen: 'Во весь экран',
    reload: 'Перезагрузить',
    developerTools: 'Инструменты разработчика',
    help: 'Справка',
    keys: 'Сочетания клавиш',
    about: 'О программе'
  }
}
