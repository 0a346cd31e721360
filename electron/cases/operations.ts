import type { FeatureHandlers } from '../ipc/call'
import { discardDraft, getDraft, listDrafts, saveDraft } from './drafts'
import {
  resumeCase,
  saveAsked,
  saveDetails,
  saveDocuments,
  saveIncomes,
  saveMembers,
  saveSurvey,
  waitCase
} from './edit'
import { historyOf } from './history'
import { listCases } from './list'
import { registerCase } from './register'
import { approveCase, assessCase, proposeCase, returnCase, withdrawCase } from './verdict'
import { viewCase } from './view'

export const casesHandlers: FeatureHandlers<'cases' | 'drafts'> = {
  'cases.register': registerCase,
  'cases.get': (call, input) => call.read(async (read) => ({ case: await viewCase(call, read, input.id) })),
  'cases.list': listCases,
  'cases.saveMembers': saveMembers,
  'cases.saveDetails': saveDetails,
  'cases.saveIncomes': saveIncomes,
  'cases.saveAsked': saveAsked,
  'cases.saveDocuments': saveDocuments,
  'cases.saveSurvey': saveSurvey,
  'cases.wait': waitCase,
  'cases.resume': resumeCase,
  'cases.assess': assessCase,
  'cases.propose': proposeCase,
  'cases.approve': approveCase,
  'cases.return': returnCase,
  'cases.withdraw': withdrawCase,
  'cases.history': historyOf,
  'drafts.save': saveDraft,
  'drafts.list': listDrafts,
  'drafts.get': getDraft,
  'drafts.discard': discardDraft
}
