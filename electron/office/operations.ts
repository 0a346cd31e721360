import type { FeatureHandlers } from '../ipc/call'
import { checkData, listJournal, verify } from './journal'
import { createSampleOffice } from './sample'
import { backup, saveFile, saveOffice, saveSettings, setup, status } from './service'

export const officeHandlers: FeatureHandlers<'office' | 'journal'> = {
  'office.status': status,
  'office.setup': setup,
  'office.createSample': createSampleOffice,
  'office.save': saveOffice,
  'office.settings': saveSettings,
  'office.backup': backup,
  'office.saveFile': saveFile,
  'office.check': checkData,
  'journal.list': listJournal,
  'journal.verify': verify
}
