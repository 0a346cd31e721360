import type { ParameterDefinition } from '../../parameters/types'

/** The two periods the payment was made for; on a day of neither there is no value. */
export const emergencyPeriods = ['state-of-emergency', 'quarantine'] as const

/** What the register of `emergency-42500` reads from the book. */
export const emergencyParameters = [
  { name: 'emergency-period', unit: 'choice', scope: 'country', by: 'date', choices: emergencyPeriods }
] as const satisfies readonly ParameterDefinition[]
