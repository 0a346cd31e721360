import type { WebPreferences } from 'electron'

/** Written out in full though most are defaults: a default that changes must not open a door. */
export function webPreferences(preload: string | null): WebPreferences {
  return {
    ...(preload === null ? {} : { preload }),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Chromium would fetch dictionaries, and it has none for Kazakh.
    spellcheck: false
  }
}
