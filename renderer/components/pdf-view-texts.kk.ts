import type { TextsOf } from '../locales/types'
import type { pdfRu } from './pdf-view-texts.ru'

/** Kazakh texts of the PDF preview: the same keys. */
export const pdfKk: TextsOf<typeof pdfRu> = {
  toolbar: 'Құжатты қарап шығу',
  page: '{pages} беттің {page}-беті',
  previous: 'Алдыңғы бет',
  next: 'Келесі бет',
  larger: 'Үлкейту',
  smaller: 'Кішірейту',
  fit: 'терезе ені бойынша',
  busy: 'Құжат дайындалып жатыр…',
  none: 'Қарайтын құжат жоқ'
}
