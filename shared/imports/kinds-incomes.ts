import { incomeKinds } from '../programmes/types'
import { words } from '../programmes/words'
import type { ImportKindDescription } from './kinds'

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
          [words.ru.incomes[kind], words.kk.incomes[kind]].flatMap((word) => word ?? [])
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
