import { incomeKinds, type IncomeKind } from '../programmes/types'
import { words } from '../programmes/words'
import type { ImportKindDescription } from './kinds'

/** What lists call incomes besides the words of the office's own papers. */
const alsoCalled: Partial<Record<IncomeKind, readonly string[]>> = {
  wages: ['зарплата', 'зп', 'оплата труда', 'жалақы', 'еңбекақы', 'еңбек ақы'],
  entrepreneurship: ['предпринимательство', 'ип', 'кәсіпкерлік'],
  alimony: ['алименты', 'алимент'],
  'household-plot': ['лпх', 'личное подсобное хозяйство', 'жқш', 'жеке қосалқы шаруашылық'],
  pension: ['пенсия', 'зейнетақы'],
  benefit: ['пособие', 'жәрдемақы'],
  scholarship: ['стипендия', 'шәкіртақы', 'степендия'],
  rent: ['аренда', 'сдача в аренду', 'жалға беру'],
  asp: ['асп', 'аәк', 'атаулы әлеуметтік көмек', 'адресная социальная помощь'],
  other: ['прочее', 'иное', 'другое', 'басқа', 'өзге']
}

/** Declared incomes of a quarter; a row of an IIN alone says: asked, and there is none. */
export const incomesKind: ImportKindDescription = {
  kind: 'incomes',
  options: ['quarter'],
  fields: [
    {
      id: 'iin',
      type: 'iin',
      required: true,
      headings: ['иин', 'жсн', 'iin', 'жеке сәйкестендіру нөмірі']
    },
    {
      id: 'kind',
      type: 'choice',
      required: false,
      headings: ['вид', 'вид дохода', 'түрі', 'табыс түрі', 'kind'],
      choices: Object.fromEntries(
        incomeKinds.map((kind) => [
          kind,
          [words.ru.incomes[kind], words.kk.incomes[kind], ...(alsoCalled[kind] ?? [])].flatMap(
            (word) => word ?? []
          )
        ])
      )
    },
    { id: 'month', type: 'month', required: false, headings: ['месяц', 'ай', 'айы', 'month'] },
    {
      id: 'amount',
      type: 'amount',
      required: false,
      headings: ['сумма', 'сомасы', 'сома', 'доход', 'табыс', 'amount']
    }
  ]
}
