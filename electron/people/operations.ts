import type { FeatureHandlers } from '../ipc/call'
import { getFamily, saveFamily } from './families'
import { searchPeople } from './search'
import { findByIin, getPerson, savePerson } from './service'

const notBuilt = (): Promise<never> => Promise.reject(new Error('being built'))

export const peopleHandlers: FeatureHandlers<'people' | 'families'> = {
  'people.save': savePerson,
  'people.get': getPerson,
  'people.findByIin': findByIin,
  'people.search': searchPeople,
  'families.get': getFamily,
  'families.benefits': notBuilt,
  'families.save': saveFamily
}
