/** Russian texts of the day's work, under `today.`. */
export const todayRu = {
  greeting: 'Сегодня, {date}',
  deadlines: 'Дела по сроку',
  deadlinesMine: 'Только мои',
  applicant: 'Заявитель',
  noDeadlines: 'Открытых дел нет',
  noDeadlinesText: 'Новое заявление регистрируется клавишей Ctrl+N.',
  returned: 'Возвращено на доработку',
  drafts: 'Черновики',
  draftsText: 'Начатые и не зарегистрированные заявления.',
  continueDraft: 'Продолжить',
  discardDraft: 'Удалить черновик',
  discardText: '«{title}»: введённое будет удалено без возврата.',
  untitled: 'Заявление без имени',
  renewals: 'Назначение кончается с кварталом',
  renewalsText:
    'Семья на следующий квартал ещё не обратилась. Позвоните: пропущенное заявление – самая частая потеря помощи.',
  missing: 'Не хватает показателей',
  missingText: 'Без них расчёт за этот квартал не сделать.',
  enter: 'Ввести',
  count: {
    open: 'открыто дел',
    overdue: 'просрочено',
    toReview: 'ждут утверждения',
    returned: 'возвращено',
    waiting: 'на ожидании',
    toPrint: 'писем не напечатано',
    renewals: 'кончаются в квартале',
    drafts: 'черновиков'
  },
  allQuiet: 'На сегодня всё сделано',
  allQuietText: 'Нет дел, сроков и возвратов, которые ждут вас.',
  adminText: 'Дела ведут специалисты. Здесь – то, без чего они остановятся.'
}
