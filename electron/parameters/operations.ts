import type { FeatureHandlers } from '../ipc/call'
import { listCalendar, saveCalendarDay } from './calendar'
import { listKato, saveKato } from './classifiers'
import { listParameters, setParameter } from './service'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const parametersHandlers: FeatureHandlers<'parameters' | 'calendar' | 'classifiers'> = {
  'parameters.list': listParameters,
  'parameters.set': setParameter,
  'parameters.try': notBuilt,
  'calendar.list': listCalendar,
  'calendar.save': saveCalendarDay,
  'classifiers.kato': listKato,
  'classifiers.saveKato': saveKato
}
