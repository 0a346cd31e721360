import { safeStorage } from 'electron'
import type { SystemSeal } from '../ipc/call'

/**
 * The system's keeper of secrets (Keychain, DPAPI, a Linux keyring), once the app is ready; `null` where there is none. Electron's
 * `basic_text` is none: it encrypts with a password that everybody knows.
 */
export function systemSeal(): SystemSeal | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null
  return {
    seal: (text) => safeStorage.encryptString(text).toString('base64'),
    open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64'))
  }
}
