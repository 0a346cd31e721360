import type { LetterData } from '../letter-data'
import type { TemplateId } from '../template-shape'

/** The template a letter's own words are taken from, beside those that letters share. */
export function letterTemplate({ kind, programme }: Pick<LetterData, 'kind' | 'programme'>): TemplateId {
  if (kind !== 'assign' && kind !== 'refuse') return `letter-${kind}`
  return programme === 'asp' ? `letter-${kind}` : `letter-${kind}-other`
}
