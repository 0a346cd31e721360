/** Russian texts of the search everywhere, under `search.`. */
export const searchRu = {
  title: 'Поиск везде',
  placeholder: 'Фамилия, ИИН, номер дела или решения, команда',
  people: 'Люди',
  cases: 'Дела',
  decisions: 'Решения',
  commands: 'Команды',
  recent: 'Недавние дела',
  nothing: 'Ничего не найдено: «{text}». Попробуйте начало фамилии, ИИН или номер.',
  hint: '↑ ↓ — выбрать, Enter — открыть, Esc — закрыть',
  goTo: 'Перейти: {section}',
  newCase: 'Новое дело',
  newPerson: 'Новый человек',
  lock: 'Заблокировать окно',
  signOut: 'Выйти',
  changePassword: 'Сменить пароль',
  toKazakh: 'Қазақ тіліне ауысу',
  toRussian: 'Перейти на русский язык',
  about: 'О программе',
  keys: 'Клавиши'
}
