import type { ProgrammeTexts } from '../programme'

export const emergencyTextsRu: ProgrammeTexts = {
  steps: { paid: 'Выплата при потере дохода за месяц' },
  operands: { 'minimum-wage': 'минимальная заработная плата' },
  refusals: {
    'emergency-42500-outside-periods': 'Этот месяц не входит в периоды, за которые была выплата: {month}.'
  },
  notes: {
    'emergency-42500-state-of-emergency': 'Месяц первого периода: чрезвычайное положение.',
    'emergency-42500-quarantine': 'Месяц второго периода: карантин.',
    'emergency-42500-decided-elsewhere':
      'Управление её не назначает: решали Госкорпорация и ГФСС. Здесь – только консультация.'
  },
  articles: {
    'Порядок выплаты 42 500 тенге при потере дохода (акт не подтверждён)':
      'порядок выплаты 42 500 тенге при потере дохода (акт не подтверждён)'
  },
  acts: {}
}
