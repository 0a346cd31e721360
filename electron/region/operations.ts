import type { FeatureHandlers } from '../ipc/call'
import { reportOfRegion } from '../reports/service'
import { allowBeginning, withdrawBeginning } from './beginnings'
import { listDoubles } from './doubles'
import { makeExtract } from './extract'
import { makeProfile } from './profile'
import { receive } from './receive'
import { serveRegion, stopRegion } from './server/receiver'
import { readSettings, saveSettings } from './settings'
import { listPackages, regionStatus } from './status'

export const regionHandlers: FeatureHandlers<'region'> = {
  'region.settings': readSettings,
  'region.saveSettings': saveSettings,
  'region.profile': makeProfile,
  'region.receive': receive,
  'region.allowBeginning': allowBeginning,
  'region.withdrawBeginning': withdrawBeginning,
  'region.serve': serveRegion,
  'region.stop': stopRegion,
  'region.status': regionStatus,
  'region.packages': listPackages,
  'region.doubles': listDoubles,
  'region.extract': makeExtract,
  'region.report': reportOfRegion
}
