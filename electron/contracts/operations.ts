import type { FeatureHandlers } from '../ipc/call'
import { saveContractPlan } from './save'
import { getContract, listContracts } from './service'
import { visitContract } from './visit'

export const contractsHandlers: FeatureHandlers<'contracts'> = {
  'contracts.save': saveContractPlan,
  'contracts.get': getContract,
  'contracts.list': listContracts,
  'contracts.visit': visitContract
}
