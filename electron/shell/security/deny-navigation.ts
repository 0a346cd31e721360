import type { App } from 'electron'

/**
 * A page never leaves the program's own address, opens no second window and embeds no foreign page. Set for every
 * page ever created, not only for the main window.
 */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    // Told before `will-navigate`, and for frames as well.
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
