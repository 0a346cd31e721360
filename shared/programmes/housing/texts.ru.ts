import type { ProgrammeTexts } from '../programme'
import { kindsByQuantity, kindsWithNormStep, operandsOfKinds, stepsOfKinds } from './texts-of-kinds'

/** Russian words of housing assistance: labels of steps, words of formulas, grounds, notes. `{name}` is filled from data. */
export const housingTextsRu: ProgrammeTexts = {
  steps: {
    'area-norm': 'Норма площади для семьи',
    'counted-area': 'Площадь, которая учитывается',
    ...stepsOfKinds('norm', 'норма семьи на месяц', 'ru', kindsWithNormStep),
    ...stepsOfKinds('quantity', 'количество в пределах нормы', 'ru', kindsByQuantity),
    ...stepsOfKinds('within', 'сумма в пределах нормы', 'ru'),
    'counted-phone': 'Телефон: учтено повышение платы',
    billed: 'Начислено за месяц',
    'within-norms': 'В пределах норм за месяц',
    counted: 'Учтено за месяц',
    'billed-monthly': 'Начислено в среднем за месяц квартала',
    'counted-monthly': 'Учтено в среднем за месяц квартала',
    'total-income': 'Совокупный доход семьи за квартал',
    'family-share': 'Доля семьи в месяц',
    excess: 'Расходы сверх доли семьи',
    housing: 'Жилищная помощь в месяц',
    paid: 'К выплате за месяц'
  },
  operands: {
    area: 'общая площадь жилища',
    'area-norm': 'норма площади для семьи',
    'area-norm-alone': 'норма площади для живущего одного',
    'area-norm-per-person': 'норма площади на человека',
    'counted-area': 'учитываемая площадь',
    'norm-rate': 'норма на единицу',
    norm: 'норма на месяц',
    quantity: 'количество по счёту',
    'quantity-within': 'количество в пределах нормы',
    bill: 'начислено по счёту',
    'within-norm': 'сумма в пределах нормы',
    'old-fee': 'прежняя абонентская плата',
    nothing: 'ноль',
    ...operandsOfKinds('bill', 'начислено', 'ru'),
    ...operandsOfKinds('within', 'в пределах нормы', 'ru'),
    ...operandsOfKinds('counted', 'учтено', 'ru'),
    'billed-first-month': 'начислено за первый месяц квартала',
    'billed-second-month': 'начислено за второй месяц квартала',
    'billed-third-month': 'начислено за третий месяц квартала',
    'counted-first-month': 'учтено за первый месяц квартала',
    'counted-second-month': 'учтено за второй месяц квартала',
    'counted-third-month': 'учтено за третий месяц квартала',
    'housing-share': 'доля дохода, которую несёт семья, %',
    'counted-monthly': 'учтено в среднем за месяц',
    'family-share': 'доля семьи в месяц',
    excess: 'расходы сверх доли семьи',
    housing: 'жилищная помощь'
  },
  refusals: {
    'housing-share-covers':
      'Расходы на жилище в пределах норм ({counted} в месяц) не превышают доли дохода, которую несёт сама семья ({familyShare}).',
    'housing-not-only-home': 'Жилище не является единственным жилищем семьи.',
    'housing-not-registered': 'Семья не зарегистрирована в этом жилище или не живёт в нём.'
  },
  notes: {
    'housing-counts-all-income': 'Учитываются все заявленные доходы, кроме самой жилищной помощи.',
    'months-to-quarter-end': 'Назначается с месяца обращения до конца этого квартала.',
    'heat-without-meter': 'Счётчика нет: сумма ограничена только нормой площади.',
    'quantity-zero': 'Количество по счёту равно нулю, поэтому норма количества сумму не уменьшает.',
    'old-fee-not-asked': 'Прежняя абонентская плата не указана: сумма счёта принята за её повышение.',
    'only-home-not-asked':
      'Не указано, единственное ли это жилище: расчёт сделан, как если бы оно было единственным.',
    'registration-not-asked':
      'Не указано, зарегистрирована ли семья в жилище: расчёт сделан, как если бы была зарегистрирована и жила там.'
  },
  articles: {
    'housing rules': 'правила предоставления жилищной помощи (реквизиты не подтверждены)'
  },
  acts: {}
}
