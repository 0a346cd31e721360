import type { TextsOf } from '../../locales/types'
import type { roundsCommonRu } from './texts-common.ru'

/** Words of rounds that every screen of theirs uses. */
export const roundsCommonKk: TextsOf<typeof roundsCommonRu> = {
  state: { draft: 'жоба', frozen: 'таратылуда', closed: 'жабылған', cancelled: 'күші жойылған' },
  states: { draft: 'Жобалар', frozen: 'Таратылуда', closed: 'Жабылғандар', cancelled: 'Күші жойылғандар' },
  programmeShort: { kit: 'Жиынтық', gsp: 'Әлеуметтік топтама', mask: 'Бетперделер' },
  normOf: '{norm} {quantity}',
  norm: { person: 'бір адамға', family: 'бір отбасыға' },
  repeat: {
    month: 'айына бір рет',
    quarter: 'тоқсанына бір рет',
    once: 'бір рет қана'
  },
  lineState: {
    waiting: 'берілмеген',
    'handed-out': 'берілген',
    returned: 'қайтарылған',
    'not-claimed': 'алынбаған'
  },
  excludedReason: {
    'got-already': 'осы мерзімде алып қойған',
    'left-area': 'ауданнан кеткен',
    'no-address': 'мекенжайы жоқ',
    'no-point': 'бұл мекенге тарату пункті жоқ',
    'family-has-line': 'отбасы тізімдемеде бар'
  },
  mark: {
    pensioner: 'зейнеткер',
    orphan: 'жетім',
    'registered-unemployed': 'тіркелген жұмыссыз',
    'low-income': 'аз қамтылған',
    'multi-child': 'көпбалалы отбасы',
    'in-institution': 'мекемеде тұрады',
    'left-area': 'ауданнан кеткен',
    'home-delivery': 'үйге жеткізу'
  },
  handedOf: '{planned} ішінен {handed}',
  left: 'қалғаны {left}',
  notDrawn: 'іріктеу әлі болған жоқ',
  list: {
    title: 'Таратулар',
    subtitle: 'Не, кімге және қайда таратылады',
    create: 'Жаңа тарату',
    filter: 'Таратудың күйі',
    all: 'Барлығы',
    number: '№',
    name: 'Атауы',
    programme: 'Бағдарлама',
    ware: 'Не таратылады',
    days: 'Күндері',
    state: 'Күйі',
    handed: 'Берілді',
    empty: 'Тарату әлі болған жоқ',
    emptyHelp:
      'Тарату құрыңыз: не, кімге, қайда және қашан берілетінін көрсетіңіз. Адамдарды қалағаныңызша рет іріктеп көруге болады.',
    emptyFilter: 'Мұндай тарату жоқ',
    emptyFilterHelp: 'Басқа күйді таңдаңыз немесе барлығын қараңыз.',
    showAll: 'Барлығын көрсету'
  }
}
