import type { Programme } from '../programme'
import { employmentAsks } from './asks'
import { employmentVersions } from './rules'
import { employmentTextsKk } from './texts.kk'
import { employmentTextsRu } from './texts.ru'

export const employment: Programme = {
  id: 'employment',
  names: { kk: 'Жұмыспен қамтуға жәрдемдесу шаралары', ru: 'Меры содействия занятости' },
  kind: 'obligation',
  decidedBy: 'other-body',
  origin: 'with-asp',
  needs: { incomes: false, survey: false, account: false },
  term: null,
  documents: [],
  asks: employmentAsks,
  versions: employmentVersions,
  legalBase: ['Закон РК № 246 от 17.07.2001', 'Социальный кодекс РК № 224-VII от 20.04.2023'],
  texts: { kk: employmentTextsKk, ru: employmentTextsRu }
}
