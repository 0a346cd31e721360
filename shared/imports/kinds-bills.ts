import { billKindNames, billKinds, type BillKind } from '../programmes/housing/kinds'
import { folded } from './folded'
import type { ImportKindDescription } from './kinds'

/** What the services call themselves beside the names on our screens. */
const otherNames: Readonly<Record<BillKind, readonly string[]>> = {
  heat: ['теплоснабжение', 'тепло', 'жылу', 'жылумен жабдықтау'],
  'cold-water': ['хвс', 'холодное водоснабжение', 'водоснабжение', 'сумен жабдықтау', 'салқын су'],
  'hot-water': ['гвс', 'горячее водоснабжение', 'ыстық сумен жабдықтау'],
  gas: ['газоснабжение', 'газбен жабдықтау'],
  electricity: ['электроснабжение', 'свет', 'электр', 'электрмен жабдықтау', 'жарық'],
  sewerage: ['канализация', 'кәріз', 'стоки'],
  waste: ['вывоз тбо', 'тбо', 'мусор', 'қоқыс', 'тққ шығару'],
  lift: ['обслуживание лифта', 'лифтке қызмет көрсету'],
  phone: ['абонентская плата за телефон', 'услуги связи', 'телефон үшін абоненттік төлем', 'байланыс'],
  condominium: [
    'содержание дома',
    'кск',
    'оси',
    'взносы оси',
    'кондоминиум',
    'үйді күтіп ұстау',
    'пик',
    'мик'
  ]
}

/** Bills for services at home: a service and a month a row, into what is asked of an open case of housing assistance. */
export const billsDescription: ImportKindDescription = {
  kind: 'bills',
  fields: [
    {
      id: 'caseNumber',
      type: 'text',
      required: { oneOf: ['caseNumber', 'iin'] },
      headings: folded('Номер дела', '№ дела', 'Дело', 'Іс нөмірі', 'Іс №', 'case number', 'caseNumber'),
      max: 60
    },
    {
      id: 'iin',
      type: 'iin',
      required: { oneOf: ['caseNumber', 'iin'] },
      headings: folded('ИИН', 'ИИН заявителя', 'ИИН абонента', 'ЖСН', 'Абоненттің ЖСН', 'IIN')
    },
    {
      id: 'kind',
      type: 'choice',
      required: true,
      headings: folded('Услуга', 'Вид услуги', 'Вид', 'Қызмет', 'Қызмет түрі', 'Түрі', 'service', 'kind'),
      choices: Object.fromEntries(
        billKinds.map((kind) => [
          kind,
          folded(kind, billKindNames[kind].kk, billKindNames[kind].ru, ...otherNames[kind])
        ])
      )
    },
    {
      id: 'month',
      type: 'month',
      required: true,
      headings: folded('Месяц', 'Период', 'За месяц', 'Ай', 'Кезең', 'month')
    },
    {
      id: 'amount',
      type: 'amount',
      required: true,
      headings: folded('Сумма', 'Начислено', 'К оплате', 'Сома', 'Есептелді', 'Есептелген сома', 'amount')
    },
    {
      id: 'quantity',
      type: 'decimal',
      required: false,
      headings: folded(
        'Количество',
        'Объём',
        'Расход',
        'Показания',
        'Мөлшері',
        'Көлемі',
        'Тұтыну',
        'quantity'
      )
    },
    {
      id: 'metered',
      type: 'choice',
      required: false,
      headings: folded('По счётчику', 'Счётчик', 'Есептегіш', 'Есептегіш бойынша', 'metered'),
      choices: {
        yes: folded('да', 'есть', '1', 'иә', 'бар', 'yes', 'true'),
        no: folded('нет', '0', 'жоқ', 'no', 'false')
      }
    },
    {
      id: 'oldFee',
      type: 'amount',
      required: false,
      headings: folded(
        'Прежняя плата',
        'Прежняя абонентская плата',
        'Бұрынғы төлем',
        'Бұрынғы абоненттік төлем',
        'old fee'
      )
    }
  ],
  options: []
}
