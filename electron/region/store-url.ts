import { OfficeError } from '@shared/errors'
import type { Call } from '../ipc/call'

/** Name of the secret that holds the connection string. */
export const storeSecret = 'region-store-url'

/** The connection string of the settings. @throws OfficeError `region-store-unreachable` */
export function storeUrl(_call: Call): Promise<string> {
  return Promise.reject(new OfficeError('region-store-unreachable', { data: { reason: 'url' } }))
}
