import type { FeatureHandlers } from '../ipc/call'
import { listCalendar, saveCalendarDay } from './calendar'
import { listKato, saveKato } from './classifiers'
import { tryParameters } from './trial'
import { listParameters, setParameter } from './service'

export const parametersHandlers: FeatureHandlers<'parameters' | 'calendar' | 'classifiers'> = {
  'parameters.list': listParameters,
  'parameters.set': setParameter,
  'parameters.try': tryParameters,
  'calendar.list': listCalendar,
  'calendar.save': saveCalendarDay,
  'classifiers.kato': listKato,
  'classifiers.saveKato': saveKato
}
