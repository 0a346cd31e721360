import type { AskedField } from '../asked'

export const emergencyAsks: readonly AskedField[] = [
  {
    name: 'month',
    kind: 'month',
    label: { kk: 'Табысынан айырылған ай', ru: 'Месяц потери дохода' },
    help: {
      kk: 'Төлем 2020 жылғы наурыз – тамыз аралығындағы екі кезеңде берілген; кезеңдердің күндері параметрлерде.',
      ru: 'Выплата была в двух периодах с марта по август 2020 года; их дни – в параметрах.'
    },
    required: true
  }
]
