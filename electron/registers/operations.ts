import type { FeatureHandlers } from '../ipc/call'
import { addCandidates, enterResult, listCandidates } from './candidates'
import { listConsultations, saveConsultation } from './consultations'
import { suggestCandidates } from './suggest'
import { listWaves, saveWave } from './waves'

export const registersHandlers: FeatureHandlers<'consultations' | 'waves'> = {
  'consultations.save': saveConsultation,
  'consultations.list': listConsultations,
  'waves.save': saveWave,
  'waves.list': listWaves,
  'waves.suggest': suggestCandidates,
  'waves.add': addCandidates,
  'waves.candidates': listCandidates,
  'waves.result': enterResult
}
