import type { AskedField } from '../asked'
import { waveCategories, waveCategoryNames } from './categories'

export const birgemizAsks: readonly AskedField[] = [
  {
    name: 'wave',
    kind: 'quantity',
    label: { kk: 'Кезеңнің нөмірі', ru: 'Номер волны' },
    required: true,
    places: 0,
    min: '1',
    max: '99',
    unit: { kk: '№', ru: '№' }
  },
  {
    name: 'category',
    kind: 'choice',
    label: { kk: 'Санаты', ru: 'Категория' },
    required: true,
    options: waveCategories.map((value) => ({ value, label: waveCategoryNames[value] }))
  },
  {
    name: 'hadInWave',
    kind: 'yes-no',
    label: { kk: 'Отбасы осы кезеңде алған', ru: 'Семья уже получила в этой волне' },
    required: false
  }
]
