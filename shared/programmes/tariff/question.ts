import { OfficeError } from '../../errors'
import { parseTenge } from '../../domain/money'
import { checkAsked, type AskedFacts } from '../asked'
import type { CaseFacts } from '../types'
import { tariffAsks, type TariffSubject } from './asks'
import type { TariffCategory } from './categories'
import type { TariffQuestion } from './rule'

function text(facts: AskedFacts, name: string): string | null {
  const value = facts[name]
  return typeof value === 'string' ? value : null
}

/**
 * What was asked, held against the description. Without a subject it is the telephone where a fee is named, else the utilities.
 * @throws OfficeError as `checkAsked`; `field-empty` for a fee that the telephone needs
 */
export function questionOf({ asked = {} }: CaseFacts): TariffQuestion {
  const checked = checkAsked(tariffAsks, asked)
  const fee = (name: string) => {
    const given = text(checked, name)
    return given === null ? null : parseTenge(given)
  }
  const newFee = fee('newFee')
  const oldFee = fee('oldFee')
  const category = text(checked, 'category') as TariffCategory | null
  const given = text(checked, 'subject') as TariffSubject | null
  const subject = given ?? (newFee === null && oldFee === null ? 'utilities' : 'phone')
  if (subject !== 'utilities') {
    if (newFee === null) throw new OfficeError('field-empty', { field: 'newFee' })
    if (oldFee === null) throw new OfficeError('field-empty', { field: 'oldFee' })
  }
  const notes = [
    ...(given === null ? [{ key: `tariff-subject-${subject}`, data: {} }] : []),
    ...(category === null ? [{ key: 'tariff-category-not-asked', data: {} }] : [])
  ]
  return { subject, category, newFee, oldFee, notes }
}
