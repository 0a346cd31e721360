import type { TextsOf } from '../../locales/types'
import type { casesListRu } from './cases-list-texts.ru'

/** Kazakh texts of the list of cases: the same keys. */
export const casesListKk: TextsOf<typeof casesListRu> = {
  title: 'Істер',
  newCase: 'Жаңа өтініш',
  states: 'Істің күйі',
  all: 'Барлығы',
  quarter: 'Тоқсан',
  anyQuarter: 'Барлық тоқсан',
  programme: 'Бағдарлама',
  anyProgramme: 'Барлық бағдарлама',
  mine: 'Менікі',
  overdue: 'Мерзімі өткен',
  search: 'Істі іздеу',
  searchHint: 'Нөмірі, тегі немесе ЖСН',
  clearFilters: 'Іріктеуді алып тастау',
  columns: 'Бағандар',
  columnsHelp: 'Нөмірі мен өтініш беруші әрқашан көрінеді.',
  column: {
    number: 'Нөмірі',
    applicant: 'Өтініш беруші',
    programme: 'Бағдарлама',
    iin: 'ЖСН',
    place: 'Мекені',
    appliedOn: 'Өтініш күні',
    quarter: 'Тоқсан',
    familySize: 'Отбасы',
    monthly: 'Айына',
    state: 'Күйі',
    deadline: 'Мерзімі',
    assignee: 'Орындаушы'
  },
  returned: 'пысықтауға қайтарылды',
  refusal: 'бас тарту',
  empty: 'Әзірге іс жоқ',
  emptyHelp: 'Алғашқы өтінішті қабылдаңыз: нөмірі мен мерзімі тіркеу кезінде беріледі.',
  emptyFilter: 'Бұл іріктеуге бірде-бір іс сәйкес келмейді',
  emptyFilterHelp: 'Шарттардың бір бөлігін алып тастаңыз немесе жазылуын тексеріңіз.',
  copyCell: 'Көшірілді: {text}'
}
