/** In the Russian it is quoted in; the texts have it in Kazakh under the same words. */
export const birgemizAct = 'Условия акции «Біз біргеміз» (не подтверждены)'
