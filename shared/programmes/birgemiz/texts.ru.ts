import type { ProgrammeTexts } from '../programme'

export const birgemizTextsRu: ProgrammeTexts = {
  steps: { paid: 'Выплата семье' },
  operands: { 'birgemiz-amount': 'размер выплаты' },
  refusals: { 'birgemiz-had-in-wave': 'Семья уже получила выплату в этой волне ({wave}).' },
  notes: {
    'birgemiz-once-a-wave': 'Один раз на семью в волне {wave}.',
    'birgemiz-decided-elsewhere': 'Решение принимает фонд; управление составляет списки.'
  },
  articles: {
    'Условия акции «Біз біргеміз» (не подтверждены)': 'условия акции «Біз біргеміз» (не подтверждены)'
  },
  acts: {}
}
