import type { AskedField } from '../asked'
import { tariffCategories, tariffCategoryNames } from './categories'

/** What the compensation is for. */
export const tariffSubjects = ['utilities', 'phone', 'both'] as const
export type TariffSubject = (typeof tariffSubjects)[number]

/** What the compensation of a rise in tariffs asks beside the family. */
export const tariffAsks: readonly AskedField[] = [
  {
    kind: 'choice',
    name: 'subject',
    label: { kk: 'Не өтеледі', ru: 'Что возмещается' },
    help: {
      kk: 'Таңдалмаса, абоненттік төлем көрсетілгенде – телефон, әйтпесе коммуналдық тарифтер.',
      ru: 'Если не выбрано: телефон, когда указана абонентская плата, иначе коммунальные тарифы.'
    },
    required: false,
    inCase: true,
    options: [
      { value: 'utilities', label: { kk: 'Коммуналдық тарифтер', ru: 'Коммунальные тарифы' } },
      { value: 'phone', label: { kk: 'Телефонның абоненттік төлемі', ru: 'Абонентская плата за телефон' } },
      { value: 'both', label: { kk: 'Екеуі де', ru: 'И то и другое' } }
    ]
  },
  {
    kind: 'choice',
    name: 'category',
    label: { kk: 'Санат', ru: 'Категория' },
    help: {
      kk: 'Жергілікті акт бойынша өтемақы алатын санат.',
      ru: 'Категория, которой компенсация положена по местному акту.'
    },
    required: false,
    inCase: true,
    options: tariffCategories.map((value) => ({ value, label: tariffCategoryNames[value] }))
  },
  {
    kind: 'amount',
    name: 'newFee',
    label: { kk: 'Жаңа абоненттік төлем, айына', ru: 'Новая абонентская плата, в месяц' },
    help: { kk: 'Телефон үшін.', ru: 'Для телефона.' },
    required: false
  },
  {
    kind: 'amount',
    name: 'oldFee',
    label: { kk: 'Бұрынғы абоненттік төлем, айына', ru: 'Прежняя абонентская плата, в месяц' },
    help: { kk: 'Телефон үшін.', ru: 'Для телефона.' },
    required: false
  }
]
