import { folded } from './folded'
import type { CellType, ImportField, ImportKindDescription } from './kinds'

function part(id: string): ImportField {
  return { id, type: 'integer' satisfies CellType, required: { oneOf: ['code', 'ab'] }, headings: folded(id) }
}

/**
 * The classifier of places as the statistics bureau publishes it (`te`, `ab`, `cd`, `ef`, `hij`, `kaz_name`, `rus_name`), or any list of
 * codes with names. The whole code is `te`; the parts stand for it where it lacks.
 */
export const katoDescription: ImportKindDescription = {
  kind: 'kato',
  fields: [
    {
      id: 'code',
      type: 'kato',
      required: { oneOf: ['code', 'ab'] },
      headings: folded('te', 'код', 'КАТО', 'Код КАТО', 'ӘАОЖ', 'ӘАОЖ коды', 'коды', 'code', 'kato')
    },
    part('ab'),
    { ...part('cd'), required: false },
    { ...part('ef'), required: false },
    { ...part('hij'), required: false },
    {
      id: 'nameKk',
      type: 'text',
      required: true,
      headings: folded(
        'kaz_name',
        'kaz name',
        'name_kk',
        'Наименование на казахском',
        'Қазақша атауы',
        'Атауы қазақша',
        'Атауы'
      ),
      max: 200
    },
    {
      id: 'nameRu',
      type: 'text',
      required: true,
      headings: folded(
        'rus_name',
        'rus name',
        'name_ru',
        'Наименование на русском',
        'Орысша атауы',
        'Атауы орысша',
        'Наименование'
      ),
      max: 200
    }
  ],
  options: []
}
