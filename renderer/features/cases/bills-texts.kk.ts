import type { TextsOf } from '../../locales/types'
import type { billsRu } from './bills-texts.ru'

/** Kazakh texts of the bills of housing assistance held against their norms, under `cases.bills.`. */
export const billsKk: TextsOf<typeof billsRu> = {
  title: 'Шоттар мен нормалар',
  month: 'Қызмет, ай',
  billed: 'Есептелген',
  quantity: 'Шот бойынша',
  norm: 'Норма',
  within: 'Норма шегінде',
  counted: 'Ескерілген',
  cut: 'ескерілмеді {amount} ₸: {reason}',
  riseOnly: 'төлемнің өсімі ғана өтеледі',
  cutByNorm: '{norm} нормасынан артығы',
  cutByArea: 'аудан нормасынан артығы'
}
