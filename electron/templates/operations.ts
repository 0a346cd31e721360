import type { FeatureHandlers } from '../ipc/call'
import { listTemplates, previewTemplate, saveTemplate } from './service'

export const templatesHandlers: FeatureHandlers<'templates'> = {
  'templates.list': listTemplates,
  'templates.preview': previewTemplate,
  'templates.save': saveTemplate
}
