import { OfficeError } from '@shared/errors'
import { readSecret } from '../keys/secrets'
import type { Call } from '../ipc/call'

/** Name of the secret that holds the connection string. */
export const storeSecret = 'region-store-url'

/** The connection string of the settings. @throws OfficeError `region-store-url`, and what opening secrets throws */
export async function storeUrl(call: Call): Promise<string> {
  const url = await readSecret(call, storeSecret)
  if (url === undefined) throw new OfficeError('region-store-url')
  return url
}
