/** In the Russian the law is quoted in; the texts have it in Kazakh under the same words. */
export const kitAct = 'Приказ № 109 от 25.03.2020'
