import type { SystemSeal } from '../../electron/ipc/call'

/** A keeper of secrets that opens only what it sealed itself. */
export function systemSeal(mark: string): SystemSeal {
  return {
    seal: (text) => Buffer.from(`${mark}:${text}`).toString('base64'),
    open: (sealed) => {
      const text = Buffer.from(sealed, 'base64').toString()
      if (!text.startsWith(`${mark}:`)) throw new Error('another machine')
      return text.slice(mark.length + 1)
    }
  }
}
