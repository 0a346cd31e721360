import type { Locale } from '../../domain/format'
import { billKindNames, billKinds, normOf, type BillKind } from './kinds'

type Words = Record<string, string>

function named(prefix: string, kinds: readonly BillKind[], sentence: (kind: BillKind) => string): Words {
  return Object.fromEntries(kinds.map((kind) => [`${prefix}-${kind}`, sentence(kind)]))
}

/** Labels of a step that every kind of bill has, or those of `kinds`: `{ 'norm-heat': 'Отопление: <said>' }`. */
export function stepsOfKinds(
  prefix: string,
  said: string,
  locale: Locale,
  kinds: readonly BillKind[] = billKinds
): Words {
  return named(prefix, kinds, (kind) => `${billKindNames[kind][locale]}: ${said}`)
}

/** The same inside a formula, with a small letter. */
export function operandsOfKinds(prefix: string, said: string, locale: Locale): Words {
  return named(prefix, billKinds, (kind) => {
    const name = billKindNames[kind][locale]
    return `${name.slice(0, 1).toLowerCase()}${name.slice(1)}: ${said}`
  })
}

/** Kinds whose norm is worked out from members or square metres, not one sum for the flat. */
export const kindsWithNormStep = billKinds.filter((kind) => normOf[kind].way !== 'sum')

/** Kinds whose norm is a quantity. */
export const kindsByQuantity = billKinds.filter((kind) => normOf[kind].unit !== 'tenge')
