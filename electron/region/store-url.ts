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

/** What of a connection string may be shown: never its password. */
export interface StoreAddress {
  host: string
  user: string
  database: string
}

/** The parts of a connection string for the sentences of errors; empty where it names none. */
export function storeAddress(url: string): StoreAddress {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const plain = (text: string): string => {
    try {
      return decodeURIComponent(text)
    } catch {
      return text
    }
  }
  return {
    host: parsed?.host ?? '',
    user: plain(parsed?.username ?? ''),
    database: plain(parsed?.pathname.slice(1) ?? '')
  }
}
