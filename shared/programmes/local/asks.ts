import type { AskedField, SimpleField } from '../asked'

const percentOrAmount = { kk: 'бірлігіне қарай', ru: 'по единице' }

const month: SimpleField = { name: 'month', kind: 'month', label: { kk: 'Айы', ru: 'Месяц' }, required: true }

/**
 * The clerk chooses the category; everything else is the benefit of the maslikhat's list, filled in from the office's table when a case
 * is worked out (`localAsked`) and frozen with it. The calculator may be given all of it.
 */
export const localAsks: readonly AskedField[] = [
  {
    name: 'category',
    kind: 'text',
    label: { kk: 'Санаты', ru: 'Категория' },
    help: {
      kk: 'Тізбедегі санаттардың коды; бірде-біріне жатпаса – none.',
      ru: 'Код одной из категорий перечня; если не относится ни к одной – none.'
    },
    required: false,
    max: 40
  },
  {
    name: 'benefit',
    kind: 'text',
    label: { kk: 'Көмек түрінің коды', ru: 'Код вида помощи' },
    required: false,
    filled: true,
    max: 40
  },
  {
    name: 'benefitVersion',
    kind: 'quantity',
    label: { kk: 'Редакциясы', ru: 'Редакция' },
    required: false,
    filled: true,
    places: 0,
    min: '1',
    max: '100000',
    unit: { kk: '№', ru: '№' }
  },
  {
    name: 'nameKk',
    kind: 'text',
    label: { kk: 'Қазақша атауы', ru: 'Название на казахском' },
    required: false,
    filled: true,
    max: 160
  },
  {
    name: 'nameRu',
    kind: 'text',
    label: { kk: 'Орысша атауы', ru: 'Название на русском' },
    required: false,
    filled: true,
    max: 160
  },
  {
    name: 'kind',
    kind: 'choice',
    label: { kk: 'Төлену тәртібі', ru: 'Как выплачивается' },
    required: false,
    filled: true,
    options: [
      { value: 'once', label: { kk: 'біржолғы', ru: 'единовременно' } },
      { value: 'monthly', label: { kk: 'ай сайын', ru: 'ежемесячно' } }
    ]
  },
  {
    name: 'amountUnit',
    kind: 'choice',
    label: { kk: 'Мөлшердің бірлігі', ru: 'Единица размера' },
    required: false,
    filled: true,
    options: [
      { value: 'tenge', label: { kk: 'теңге', ru: 'тенге' } },
      { value: 'mci', label: { kk: 'АЕК', ru: 'МРП' } }
    ]
  },
  {
    name: 'amount',
    kind: 'quantity',
    label: { kk: 'Мөлшері', ru: 'Размер' },
    required: false,
    filled: true,
    places: 4,
    min: '0.0001',
    max: '100000000',
    unit: percentOrAmount
  },
  {
    name: 'ceilingUnit',
    kind: 'choice',
    label: { kk: 'Табыс шегінің бірлігі', ru: 'Единица порога дохода' },
    required: false,
    filled: true,
    options: [
      { value: 'tenge', label: { kk: 'теңге', ru: 'тенге' } },
      { value: 'mci', label: { kk: 'АЕК', ru: 'МРП' } },
      { value: 'poverty-line', label: { kk: 'кедейлік шегінің %-ы', ru: '% черты бедности' } },
      {
        value: 'subsistence-minimum',
        label: { kk: 'өңірдің ең төмен күнкөріс деңгейінің %-ы', ru: '% прожиточного минимума региона' }
      }
    ]
  },
  {
    name: 'ceiling',
    kind: 'quantity',
    label: {
      kk: 'Жан басына шаққандағы айлық табыс шегі',
      ru: 'Порог среднедушевого дохода в месяц'
    },
    required: false,
    filled: true,
    places: 4,
    min: '0.0001',
    max: '100000000',
    unit: percentOrAmount
  },
  {
    name: 'timesAYear',
    kind: 'quantity',
    label: { kk: 'Жылына неше рет', ru: 'Сколько раз в год' },
    required: false,
    filled: true,
    places: 0,
    min: '1',
    max: '12',
    unit: { kk: 'рет', ru: 'раз' }
  },
  {
    name: 'categories',
    kind: 'rows',
    label: { kk: 'Санаттар', ru: 'Категории' },
    required: false,
    filled: true,
    most: 60,
    fields: [
      { name: 'code', kind: 'text', label: { kk: 'Коды', ru: 'Код' }, required: true, max: 40 },
      {
        name: 'nameKk',
        kind: 'text',
        label: { kk: 'Қазақша атауы', ru: 'Название на казахском' },
        required: false,
        max: 160
      },
      {
        name: 'nameRu',
        kind: 'text',
        label: { kk: 'Орысша атауы', ru: 'Название на русском' },
        required: false,
        max: 160
      }
    ]
  },
  {
    name: 'act',
    kind: 'text',
    label: { kk: 'Актісі', ru: 'Акт' },
    required: false,
    filled: true,
    max: 300
  },
  {
    name: 'given',
    kind: 'rows',
    label: { kk: 'Бұрын берілген айлар', ru: 'Месяцы, за которые помощь уже оказана' },
    required: false,
    filled: true,
    most: 400,
    fields: [month]
  }
]
