import { protocol, type Session } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { contentSecurityPolicy } from './security/content-security-policy'
import { appScheme, requestedPath } from './security/requested-path'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm'
}

/** A page made in memory, for what must be shown before the renderer can be. */
export interface MemoryPage {
  contentType: string
  body: string
}

/** Must run before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
    }
  ])
}

/**
 * Serves the files of the built renderer and nothing else, under `app://komek/`.
 * @param folder where the built renderer lies
 * @param pages pages made in memory, by path
 */
export function serveAppScheme(
  session: Session,
  folder: string,
  pages: ReadonlyMap<string, MemoryPage>
): void {
  session.protocol.handle(appScheme, async (request) => {
    const path = request.method === 'GET' ? requestedPath(request.url) : null
    if (path === null) return answer(403, 'text/plain', 'refused')
    const page = pages.get(path)
    if (page) return answer(200, page.contentType, page.body)
    const contentType = contentTypes[extname(path)]
    if (!contentType) return answer(404, 'text/plain', 'not found')
    try {
      return answer(200, contentType, await readFile(join(folder, path)))
    } catch {
      return answer(404, 'text/plain', 'not found')
    }
  })
}

function answer(status: number, contentType: string, body: string | Uint8Array): Response {
  return new Response(body as BodyInit, {
    status,
    headers: {
      'Content-Type': contentType,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer'
    }
  })
}
