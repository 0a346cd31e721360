import type { CaseView } from '@shared/contract/cases'
import type { AskedField } from '@shared/programmes/asked'
import { programmes } from '@shared/programmes'
import { noCategory } from '@shared/programmes/local'
import { shownFields } from '../../components/asked-form'

const none = { kk: 'ешқайсысына жатпайды', ru: 'не относится ни к одной' }

/**
 * What a case of this programme asks of the clerk. A benefit of the maslikhat's list knows its categories by name; one that
 * is for anybody asks for none.
 */
export function asksOfCase({ programme, benefit }: Pick<CaseView, 'programme' | 'benefit'>): AskedField[] {
  const asks = shownFields(programmes[programme].asks)
  if (programme !== 'local') return asks
  const categories = benefit?.categories ?? []
  if (categories.length === 0) return []
  const options = categories.map(({ code, nameKk, nameRu }) => ({
    value: code,
    label: { kk: nameKk, ru: nameRu }
  }))
  return asks.map((field): AskedField => {
    if (field.name !== 'category') return field
    const { name, label } = field
    return {
      kind: 'choice',
      name,
      label,
      required: true,
      options: [...options, { value: noCategory, label: none }]
    }
  })
}
