import type { FeatureHandlers } from '../ipc/call'
import { overview } from '../today/service'
import { everything } from './service'

export const searchHandlers: FeatureHandlers<'search' | 'today'> = {
  'search.everything': everything,
  'today.overview': overview
}
