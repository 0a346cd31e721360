import { folded } from './folded'
import type { ImportKindDescription } from './kinds'

/** Goods received: a line of a waybill a row. */
export const stockDescription: ImportKindDescription = {
  kind: 'stock',
  fields: [
    {
      id: 'waybill',
      type: 'text',
      required: true,
      headings: folded(
        'Накладная',
        'Номер накладной',
        '№ накладной',
        'Жүкқұжат',
        'Жүкқұжат нөмірі',
        'waybill'
      ),
      max: 60
    },
    {
      id: 'supplier',
      type: 'text',
      required: true,
      headings: folded('Поставщик', 'От кого', 'Жеткізуші', 'Кімнен', 'supplier'),
      max: 200
    },
    {
      id: 'onDay',
      type: 'date',
      required: false,
      headings: folded('Дата', 'Дата накладной', 'Дата прихода', 'Күні', 'Жүкқұжат күні', 'date')
    },
    {
      id: 'place',
      type: 'text',
      required: false,
      headings: folded('Склад', 'Пункт', 'Куда', 'Қойма', 'Беру орны', 'Қайда', 'place', 'warehouse'),
      max: 200
    },
    {
      id: 'item',
      type: 'text',
      required: true,
      headings: folded(
        'Товар',
        'Наименование',
        'Код товара',
        'Номенклатура',
        'Тауар',
        'Атауы',
        'Тауар коды',
        'item'
      ),
      max: 200
    },
    {
      id: 'quantity',
      type: 'integer',
      required: true,
      headings: folded('Количество', 'Кол-во', 'Принято', 'Саны', 'Мөлшері', 'Қабылданды', 'quantity')
    },
    {
      id: 'batch',
      type: 'text',
      required: false,
      headings: folded('Партия', 'Серия', 'Лот', 'Партиясы', 'Сериясы', 'batch', 'lot'),
      max: 60
    },
    {
      id: 'expiresOn',
      type: 'date',
      required: false,
      headings: folded(
        'Срок годности',
        'Годен до',
        'Жарамдылық мерзімі',
        'Жарамды мерзімі',
        'best before',
        'expires on'
      )
    }
  ],
  options: ['place']
}
