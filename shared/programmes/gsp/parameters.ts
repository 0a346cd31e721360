import type { ParameterDefinition } from '../../parameters/types'

/** Which food set is a child's who is three: both ages are named „1–3“ and „3–6“. */
export const choicesOfThree = ['younger-set', 'older-set'] as const
/** What is due to a child who is six: both ages are named „1–6“ and „6–18“. */
export const choicesOfSix = ['food-only', 'school-only', 'food-and-school'] as const
export const schoolPackageTimes = ['monthly', 'quarterly'] as const

/** What the rules of `gsp` read from the book; `child-age-rule` besides, where a birthday on the way matters. */
export const gspParameters = [
  { name: 'gsp-age-three', unit: 'choice', scope: 'office', by: 'date', choices: choicesOfThree },
  { name: 'gsp-age-six', unit: 'choice', scope: 'office', by: 'date', choices: choicesOfSix },
  { name: 'gsp-school-package', unit: 'choice', scope: 'office', by: 'date', choices: schoolPackageTimes }
] as const satisfies readonly ParameterDefinition[]
