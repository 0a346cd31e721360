import type { ProgrammeTexts } from '../programme'

/** Russian words of the compensation of tariffs: labels of steps, words of formulas, grounds, notes. */
export const tariffTextsRu: ProgrammeTexts = {
  steps: {
    'phone-rise': 'Повышение абонентской платы в месяц',
    'phone-compensation': 'Компенсация за телефон в месяц',
    'utilities-compensation': 'Компенсация коммунальных тарифов в месяц',
    tariff: 'Компенсация повышения тарифов в месяц',
    paid: 'К выплате за месяц'
  },
  operands: {
    'new-fee': 'новая абонентская плата',
    'phone-rise': 'повышение абонентской платы',
    'tariff-phone-ceiling': 'предел компенсации за телефон',
    'tariff-mci-share': 'размер компенсации в МРП',
    'phone-compensation': 'компенсация за телефон',
    'utilities-compensation': 'компенсация коммунальных тарифов',
    tariff: 'компенсация повышения тарифов'
  },
  refusals: {
    'tariff-no-rise':
      'Абонентская плата не повысилась: прежняя – {oldFee}, новая – {newFee}. Возмещается только повышение.',
    'tariff-not-in-category': 'Местный акт не назначает компенсацию этой категории: {tariffCategory}.'
  },
  notes: {
    'tariff-subject-utilities': 'Не указано, что возмещается: посчитаны коммунальные тарифы.',
    'tariff-subject-phone': 'Не указано, что возмещается: посчитана абонентская плата за телефон.',
    'tariff-category-not-asked':
      'Категория не указана: расчёт сделан, как если бы компенсация по местному акту была положена.'
  },
  articles: {
    'local act on tariffs': 'местный акт о компенсации повышения тарифов'
  },
  acts: {}
}
