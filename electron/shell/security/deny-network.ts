import type { Session } from 'electron'

const ownSchemes = ['app:', 'blob:', 'data:', 'devtools:']

/** The window works offline by design: a request to anything but the program itself is cancelled. */
export function denyNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !ownSchemes.includes(new URL(details.url).protocol) })
  })
  // A link or a page cannot start a download either; files leave the program through its own operations.
  session.on('will-download', (event) => event.preventDefault())
}
