import type { parameterWordsRu } from './parameter-words.ru'
import type { TextsOf } from './types'

/** Names of the parameters of the book, of their choices and of their narrower cases. */
export const parameterWordsKk: TextsOf<typeof parameterWordsRu> = {
  parameterNames: {
    mci: 'АЕК, айлық есептік көрсеткіш',
    'minimum-wage': 'Ең төменгі жалақы',
    'subsistence-minimum-budget': 'Бюджеттік ең төмен күнкөріс деңгейі (ел бойынша)',
    'subsistence-minimum': 'Өңірдің ең төмен күнкөріс деңгейі',
    'median-income': 'Өңірдің медианалық табысы',
    'poverty-line': 'Кедейлік шегі',
    'poverty-line-share': 'Кедейлік шегіндегі ең төмен күнкөріс деңгейінің үлесі',
    'median-share': 'Кедейлік шегіндегі медианалық табыстың үлесі',
    'rounding-unit': 'Дөңгелектеу: неше теңгеге дейін',
    'rounding-mode': 'Дөңгелектеу: қай жаққа',
    'child-benefit-mci': '1–6 жастағы балаға қосымша төлем',
    'multi-child-benefit-mci': 'Көпбалалы отбасының жәрдемақысы',
    'child-age-rule': 'Тоқсан ішіндегі баланың жасы',
    'member-change-rule': 'Тоқсан ішінде отбасы құрамының өзгеруі',
    'household-plot-income': 'Жеке қосалқы шаруашылықтан түсетін табыс',
    'loan-income': 'Табыс құрамындағы қарыздар',
    'retirement-age': 'Зейнет жасы',
    'term-asp': 'АӘК бойынша шешім мерзімі',
    'term-asp-rural': 'Округ әкімі арқылы АӘК бойынша шешім мерзімі',
    'term-extension-days': 'Басқа органдарға сұрау салғанда ұзарту',
    'term-inform-days': 'Ұзарту туралы өтініш берушіге хабарлау мерзімі',
    'bar-months': 'Бұзушылықтан кейін жаңа АӘК-ке тыйым',
    'appeal-months': 'Шағымдану мерзімі',
    'kit-mci': 'Жиынтық орнына берілетін ақша мөлшері',
    'emergency-period': 'Төтенше жағдай күндері (42 500 теңге)',
    'head-tier': 'Басшы да бекітетін айлық сома шегі'
  },
  parameterChoice: {
    'half-up': 'жартысы жоғары',
    'half-even': 'жартысы жұпқа',
    down: 'төмен',
    up: 'жоғары',
    'month-start': 'әр айдың басына',
    'month-end': 'әр айдың соңына',
    'application-date': 'өтініш күніне',
    'recalculate-from-next-month': 'келесі айдан қайта есептеу',
    'state-of-emergency': 'төтенше жағдай',
    quarantine: 'карантин',
    counted: 'есептеледі',
    'not-counted': 'есептелмейді'
  },
  parameterVariant: {
    line: 'кедейлік шегі',
    'per-capita': 'жан басына шаққандағы табыс',
    amount: 'көмек сомасы',
    m: 'ерлер',
    f: 'әйелдер',
    '4': '4 бала',
    '5': '5 бала',
    '6': '6 бала',
    '7': '7 бала',
    '8+': '8 және одан көп, әрқайсысына'
  },
  parameterScope: {
    country: 'бүкіл ел',
    region: 'өңір',
    office: 'басқарма'
  }
}
