/**
 * The acts that steps and parameters cite, in the Russian the law is quoted in; `texts.kk.ts` has each in Kazakh under the
 * same words, so that an act nobody translated (one typed by the office) is still shown as it was given.
 */
const law246 = 'Закон РК № 246 от 17.07.2001'
const rules320 = 'Правила № 320 от 05.05.2015'
const socialCode = 'Социальный кодекс РК № 224-VII от 20.04.2023'
const code2025 = `${socialCode}, редакция с 01.01.2025`

/** The act behind each quantity of the working, under one version of the rules. */
export interface AspActs {
  line: string
  income: string
  perCapita: string
  amount: string
  child: string
}

export const acts2018: AspActs = {
  line: `${law246}; ${rules320}`,
  income: 'Правила исчисления совокупного дохода № 237-п от 28.07.2009',
  perCapita: `${law246}, ст. 6`,
  amount: `${law246}, ст. 7`,
  child: law246
}

export const acts2019: AspActs = {
  ...acts2018,
  line: 'Приказ № 165 от 05.04.2019',
  amount: 'Приказ № 165 от 05.04.2019'
}

export const acts2020: AspActs = { ...acts2018 }

export const acts2023: AspActs = {
  line: socialCode,
  income: 'Правила исчисления совокупного дохода № 181 от 26.05.2023',
  perCapita: `${socialCode}, ст. 127 п. 2`,
  amount: `${socialCode}, ст. 127; Правила № 227 от 21.06.2023`,
  child: socialCode
}

export const acts2025: AspActs = { ...acts2023, line: code2025 }

/** The act of an answer that a value was given for, without being stored. */
export const questionAct = 'Введено только для этого расчёта'
