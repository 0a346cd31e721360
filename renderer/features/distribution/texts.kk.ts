import type { TextsOf } from '../../locales/types'
import type { distributionRu } from './texts.ru'

/** Kazakh texts of the frame of distribution, and its words used by every part: the same keys. */
export const distributionKk: TextsOf<typeof distributionRu> = {
  part: {
    rounds: 'Таратулар',
    'hand-out': 'Беру',
    stock: 'Қойма',
    catalogue: 'Тауарлар мен орындар',
    board: 'Жиынтық шолу'
  },
  quiet: 'Қоймаларда бәрі дұрыс',
  quietText: 'Мерзімі таяу тауар, жетіспеушілік және күтіп тұрған санақ жоқ.',
  copied: 'Көшірілді: {text}',
  wholeNumber: '{min} санынан кем емес бүтін сан енгізіңіз.',
  kitVersion: '{name}, {n}-нұсқа',
  unit: { piece: 'дана', pair: 'жұп', pack: 'қаптама', g: 'г', ml: 'мл' },
  unitName: { piece: 'дана', pair: 'жұп', pack: 'қаптама', g: 'грамм', ml: 'миллилитр' },
  programme: {
    kit: 'азық-түлік-тұрмыстық жиынтық',
    gsp: 'кепілдендірілген әлеуметтік топтама',
    mask: 'бетперделер'
  },
  placeKind: { warehouse: 'қойма', point: 'тарату пункті', transit: 'жолда' }
}
