import { app, BrowserWindow } from 'electron'
import { join } from 'node:path'

/** What electron-vite's own starter does, and nothing else: the yardstick of the window's start. */
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    show: false,
    width: 1366,
    height: 768,
    webPreferences: { preload: join(import.meta.dirname, '../preload/preload.cjs') }
  })
  window.on('ready-to-show', () => window.show())
  void window.loadFile(join(import.meta.dirname, '../renderer/index.html'))
  app.on('window-all-closed', () => app.quit())
})
