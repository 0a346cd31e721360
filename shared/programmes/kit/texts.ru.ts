import type { ProgrammeTexts } from '../programme'

export const kitTextsRu: ProgrammeTexts = {
  steps: { money: 'Деньги вместо продуктово-бытового набора' },
  operands: { 'kit-mci': 'размер выплаты вместо набора в МРП', mci: 'месячный расчётный показатель' },
  refusals: {
    'kit-not-in-category':
      'По данным на {on} этот человек не относится к категории, по которой включён в список: {member} ({kitCategory}).'
  },
  notes: { 'kit-by-list': 'По списку, составленному на {on}: один раз в месяц на человека.' },
  articles: { 'order 109': 'приказ от 25 марта 2020 года № 109' },
  acts: {}
}
