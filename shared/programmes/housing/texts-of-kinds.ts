import type { Locale } from '../../domain/format'
import { billKindNames, billKinds } from './kinds'

/** Words for every kind of bill: `{ '<prefix>-heat': 'Отопление: <said>' }`, with a small letter inside a formula. */
export function ofKinds(
  prefix: string,
  said: string,
  locale: Locale,
  where: 'step' | 'operand'
): Record<string, string> {
  return Object.fromEntries(
    billKinds.map((kind) => {
      const name = billKindNames[kind][locale]
      const begun = where === 'step' ? name : `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`
      return [`${prefix}-${kind}`, `${begun}: ${said}`]
    })
  )
}
