/** Names of the parameters of the book, of their choices and of their narrower cases. */
export const parameterWordsRu = {
  parameterNames: {
    mci: 'МРП, месячный расчётный показатель',
    'minimum-wage': 'МЗП, минимальная заработная плата',
    'subsistence-minimum-budget': 'ПМ бюджетный (по стране)',
    'subsistence-minimum': 'ПМ, прожиточный минимум региона',
    'median-income': 'Медианный доход региона',
    'poverty-line': 'Черта бедности',
    'poverty-line-share': 'Доля ПМ в черте бедности',
    'median-share': 'Доля медианного дохода в черте бедности',
    'rounding-unit': 'Округление: до скольких тенге',
    'rounding-mode': 'Округление: в какую сторону',
    'child-benefit-mci': 'Доплата на ребёнка 1–6 лет',
    'multi-child-benefit-mci': 'Пособие многодетной семье',
    'child-age-rule': 'Возраст ребёнка внутри квартала',
    'member-change-rule': 'Изменение состава семьи внутри квартала',
    'household-plot-income': 'Доход от личного подсобного хозяйства',
    'loan-income': 'Займы в составе дохода',
    'retirement-age': 'Пенсионный возраст',
    'term-asp': 'Срок решения по АСП',
    'term-asp-rural': 'Срок решения по АСП через акима округа',
    'term-extension-days': 'Продление при запросе в другие органы',
    'term-inform-days': 'Срок уведомить заявителя о продлении',
    'bar-months': 'Запрет на новую АСП после нарушения',
    'appeal-months': 'Срок обжалования',
    'kit-mci': 'Размер денег вместо набора',
    'emergency-period': 'Дни чрезвычайного положения (42 500 тенге)',
    'head-tier': 'Сумма в месяц, с которой утверждает и руководитель'
  },
  parameterChoice: {
    'half-up': 'половина вверх',
    'half-even': 'половина к чётному',
    down: 'вниз',
    up: 'вверх',
    'month-start': 'на начало каждого месяца',
    'month-end': 'на конец каждого месяца',
    'application-date': 'на день заявления',
    'recalculate-from-next-month': 'пересчёт со следующего месяца',
    'state-of-emergency': 'чрезвычайное положение',
    quarantine: 'карантин',
    counted: 'учитывается',
    'not-counted': 'не учитывается'
  },
  parameterVariant: {
    line: 'черта бедности',
    'per-capita': 'среднедушевой доход',
    amount: 'сумма помощи',
    m: 'мужчины',
    f: 'женщины',
    '4': '4 ребёнка',
    '5': '5 детей',
    '6': '6 детей',
    '7': '7 детей',
    '8+': '8 и более, на каждого'
  },
  parameterScope: {
    country: 'вся страна',
    region: 'регион',
    office: 'управление'
  }
}
