import { z } from 'zod'
import { applicationProgrammes, programmeIds } from '../programmes/types'

export const caseStates = [
  'registered',
  'in-review',
  'waiting',
  'assessed',
  'proposed',
  'approved',
  'decided',
  'notified',
  'running',
  'closed',
  'withdrawn'
] as const
export const caseStateField = z.enum(caseStates)
/** A case in one of these states is open: one a family, programme and quarter. */
export const openStates = ['registered', 'in-review', 'waiting', 'assessed', 'proposed', 'approved'] as const
export const programmeField = z.enum(programmeIds)
/** Programmes that a family applies for. */
export const applicationProgrammeField = z.enum(applicationProgrammes, { error: 'programme-unknown' })

/** In person, through the акім of a rural district, by e-GOV, or opened by the office itself. */
export const channels = ['in-person', 'rural-akim', 'e-gov', 'proactive'] as const
export const channelField = z.enum(channels)

export const documentKinds = [
  'identity',
  'address-proof',
  'birth-certificates',
  'income-proof',
  'disability-certificate',
  'study-certificate',
  'guardianship',
  'household-plot-data',
  'bank-account',
  'survey-consent',
  'utility-bills',
  'home-ownership',
  'home-registration',
  'phone-contract',
  'category-proof'
] as const

/** Who approves next: a reviewer or a head, a head alone, or nobody. Never the proposer, nor who approved already. */
export const waitsForOut = z.enum(['reviewer', 'head']).nullable()
