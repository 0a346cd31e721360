import { parameterDefinitions, type ParameterName } from '../parameters/definitions'
import { folded } from './folded'
import type { ImportKindDescription } from './kinds'

/** What offices call the values they enter most; every value is also known by its name in the program. */
const words: Partial<Record<ParameterName, readonly string[]>> = {
  mci: ['МРП', 'АЕК', 'месячный расчётный показатель', 'айлық есептік көрсеткіш'],
  'minimum-wage': ['МЗП', 'ЕТЖ', 'минимальная заработная плата', 'ең төмен жалақы'],
  'subsistence-minimum': [
    'ПМ',
    'ЕТКД',
    'величина прожиточного минимума',
    'прожиточный минимум',
    'ең төмен күнкөріс деңгейі'
  ],
  'subsistence-minimum-budget': [
    'прожиточный минимум по закону о бюджете',
    'бюджет туралы заңдағы ең төмен күнкөріс деңгейі'
  ],
  'median-income': ['медианный доход', 'медианалық табыс'],
  'poverty-line': ['черта бедности', 'кедейлік шегі'],
  'housing-share': [
    'доля предельно допустимых расходов на жильё',
    'тұрғын үйге жұмсалатын шекті шығыстардың үлесі'
  ],
  'head-tier': ['сумма, которую утверждает руководитель', 'басшы бекітетін сома']
}

/** Values of the parameter book with their acts. */
export const parametersDescription: ImportKindDescription = {
  kind: 'parameters',
  fields: [
    {
      id: 'name',
      type: 'choice',
      required: true,
      headings: folded('Показатель', 'Наименование', 'Параметр', 'Көрсеткіш', 'Атауы', 'parameter', 'name'),
      choices: Object.fromEntries(
        parameterDefinitions.map(({ name }) => [name, folded(name, ...(words[name] ?? []))])
      )
    },
    {
      id: 'value',
      type: 'text',
      required: true,
      headings: folded('Значение', 'Величина', 'Размер', 'Мәні', 'Мөлшері', 'value'),
      max: 40
    },
    {
      id: 'unit',
      type: 'text',
      required: false,
      headings: folded('Единица', 'Ед. изм.', 'Единица измерения', 'Бірлік', 'Өлшем бірлігі', 'unit'),
      max: 40
    },
    {
      id: 'quarter',
      type: 'quarter',
      required: false,
      headings: folded('Квартал', 'Тоқсан', 'quarter')
    },
    {
      id: 'from',
      type: 'date',
      required: false,
      headings: folded('С', 'Действует с', 'Дата начала', 'Бастап', 'Басталу күні', 'from', 'valid from')
    },
    {
      id: 'until',
      type: 'date',
      required: false,
      headings: folded('По', 'Действует по', 'Дата окончания', 'Дейін', 'Аяқталу күні', 'until', 'to')
    },
    {
      id: 'region',
      type: 'text',
      required: false,
      headings: folded('Регион', 'Область', 'Код региона', 'Өңір', 'Облыс', 'region'),
      max: 20
    },
    {
      id: 'variant',
      type: 'text',
      required: false,
      headings: folded('Случай', 'Вариант', 'Жағдай', 'variant'),
      max: 40
    },
    {
      id: 'act',
      type: 'text',
      required: false,
      headings: folded('Акт', 'Основание', 'Правовой акт', 'Құжат', 'Негіздеме', 'Құқықтық акт', 'act'),
      max: 300
    }
  ],
  options: ['quarter', 'validFrom', 'act']
}
