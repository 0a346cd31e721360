import type { FeatureHandlers } from '../ipc/call'
import { familyBenefits } from './benefits'
import { getFamily, saveFamily } from './families'
import { searchPeople } from './search'
import { findByIin, getPerson, savePerson } from './service'

export const peopleHandlers: FeatureHandlers<'people' | 'families'> = {
  'people.save': savePerson,
  'people.get': getPerson,
  'people.findByIin': findByIin,
  'people.search': searchPeople,
  'families.get': getFamily,
  'families.benefits': familyBenefits,
  'families.save': saveFamily
}
