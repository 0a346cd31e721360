import { normalize, sep } from 'node:path'

/** The program's own address; nothing else is served or trusted. */
export const appScheme = 'app'
export const appOrigin = `${appScheme}://komek`

/**
 * The path below the served folder that an address asks for; null when it is not ours to serve. The address is
 * decoded once and checked afterwards, so `%2e%2e` and `..%5c` count as what they mean.
 */
export function requestedPath(address: string): string | null {
  try {
    const url = new URL(address)
    if (`${url.protocol}//${url.host}` !== appOrigin) return null
    const path = decodeURIComponent(url.pathname)
    if (path.includes('\0') || path.includes('\\') || path.split('/').includes('..')) return null
    const clean = normalize(path).split(sep).join('/').replace(/^\/+/, '')
    return clean === '' ? 'index.html' : clean
  } catch {
    return null
  }
}
