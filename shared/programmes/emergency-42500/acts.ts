/** In the Russian the law is quoted in; the texts have it in Kazakh under the same words. */
export const emergencyAct = 'Порядок выплаты 42 500 тенге при потере дохода (акт не подтверждён)'
