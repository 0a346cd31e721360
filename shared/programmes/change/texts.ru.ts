import type { ProgrammeTexts } from '../programme'

/** Russian words of a change after a decision. */
export const changeTextsRu: ProgrammeTexts = {
  steps: {
    'brought-forward': 'Осталось по месяцам до изменения (со знаком минус – выплачено лишнее)',
    difference: 'Разница за месяц (со знаком минус – выплачено лишнее)',
    balance: 'Разница за все выплаченные месяцы',
    overpaid: 'Переплата',
    'set-off': 'Зачтено в счёт прежней переплаты',
    arrears: 'Доплата за прошедшие месяцы',
    owed: 'Доплата, которую не к чему прибавить',
    month: 'К выплате за месяц по этому решению'
  },
  operands: {
    ...Object.fromEntries(
      Array.from({ length: 13 }, (_, index) => [`difference-${index + 1}`, `разница ${index + 1}`])
    ),
    due: 'причитается за месяц',
    was: 'выплачено или передано на выплату',
    nothing: 'ноль',
    balance: 'разница',
    'due-before': 'причиталось до изменения',
    'paid-before': 'выплачено или запланировано до изменения',
    'claimed-before': 'переплата по прежним решениям',
    'claim-left': 'невозвращённый остаток прежней переплаты',
    'set-off': 'зачтено',
    arrears: 'доплата за прошедшие месяцы',
    'paid-now': 'выплачивается этим решением'
  },
  refusals: {},
  notes: {
    'change-no-open-month':
      'Все месяцы периода уже выплачены или переданы на выплату: доплата остаётся за учреждением, пока не откроется месяц.'
  },
  articles: {},
  acts: {}
}
