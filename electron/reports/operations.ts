import type { FeatureHandlers } from '../ipc/call'
import { openReport, renderReport } from './render'
import { viewReport } from './service'

export const reportsHandlers: FeatureHandlers<'reports'> = {
  'reports.view': viewReport,
  'reports.render': renderReport,
  'reports.open': openReport
}
