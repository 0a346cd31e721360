import type { FeatureHandlers } from '../ipc/call'
import { backupKeys, restoreKeys } from './backup'
import { createKey, listKeys, publishKey, unlockKeys } from './own'
import { revokeKey, trustKey } from './trust'

export const keysHandlers: FeatureHandlers<'keys'> = {
  'keys.list': listKeys,
  'keys.create': createKey,
  'keys.publish': publishKey,
  'keys.trust': trustKey,
  'keys.revoke': revokeKey,
  'keys.unlock': unlockKeys,
  'keys.backup': backupKeys,
  'keys.restore': restoreKeys
}
