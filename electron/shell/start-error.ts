import type { ErrorCode, ErrorData } from '@shared/errors'
import { OfficeError } from '@shared/errors'
import { errorSentence } from '@shared/messages'
import type { MemoryPage } from './app-protocol'

export const startErrorPath = 'start-error.html'

interface StartError {
  code: ErrorCode
  data: ErrorData
}

/** What the person at the screen may know of an error that ends the program: a code and its data, never a stack. */
export function startErrorOf(error: unknown): StartError {
  return error instanceof OfficeError
    ? { code: error.code, data: error.data }
    : { code: 'internal', data: {} }
}

/** One line a language, for the terminal. */
export function startErrorText({ code, data }: StartError): string {
  return `${errorSentence(code, data, 'kk')}\n${errorSentence(code, data, 'ru')}\n`
}

/**
 * The page shown when the program cannot start. It is made in memory and has no script: it must work when nothing
 * else does. Both languages, since nobody has signed in yet.
 */
export function startErrorPages(error: StartError): Map<string, MemoryPage> {
  const body = `<!doctype html>
<html lang="kk">
  <head>
    <meta charset="utf-8" />
    <title>Көмек</title>
    <link rel="stylesheet" href="start-error.css" />
  </head>
  <body>
    <main>
      <h1>Бағдарлама ашылмады<br /><span lang="ru">Программа не открылась</span></h1>
      <p>${escape(errorSentence(error.code, error.data, 'kk'))}</p>
      <p lang="ru">${escape(errorSentence(error.code, error.data, 'ru'))}</p>
      <p class="code">${escape(error.code)}</p>
    </main>
  </body>
</html>`
  return new Map([
    [startErrorPath, { contentType: 'text/html; charset=utf-8', body }],
    ['start-error.css', { contentType: 'text/css; charset=utf-8', body: style }]
  ])
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { padding: 28px 36px; }
h1 { font-size: 20px; line-height: 1.35; margin: 0 0 16px; }
p { margin: 0 0 12px; max-width: 62ch; overflow-wrap: anywhere; }
.code { font-family: monospace; font-size: 13px; margin-top: 20px; }
`
