import type { Programme } from '../programme'
import { employmentAsks } from './asks'
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
  versions: [],
  legalBase: [],
  texts: { kk: employmentTextsKk, ru: employmentTextsRu }
}
