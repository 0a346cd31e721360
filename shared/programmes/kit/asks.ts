import type { AskedField } from '../asked'
import { kitCategories, kitCategoryNames } from './categories'

/** A line of the office's list: whom it names, of which category, for which month. The day of the list is that of the application. */
export const kitAsks: readonly AskedField[] = [
  {
    name: 'category',
    kind: 'choice',
    label: { kk: 'Санаты', ru: 'Категория' },
    help: {
      kk: '25.03.2020 № 109 бұйрықтың бес санатының бірі, тізім жасалған күнгі жағдай бойынша.',
      ru: 'Одна из пяти категорий приказа № 109 от 25.03.2020 на день составления списка.'
    },
    required: true,
    options: kitCategories.map((value) => ({ value, label: kitCategoryNames[value] }))
  },
  {
    name: 'month',
    kind: 'month',
    label: { kk: 'Айы', ru: 'Месяц' },
    help: { kk: 'Бір адамға айына бір рет.', ru: 'Один раз в месяц на человека.' },
    required: true
  },
  {
    name: 'person',
    kind: 'member',
    label: { kk: 'Кімге', ru: 'Кому' },
    help: { kk: 'Көрсетілмесе – отбасының бірінші мүшесі.', ru: 'Не указано – первый член семьи.' },
    required: false
  }
]
