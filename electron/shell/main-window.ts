import { BrowserWindow, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import { programFiles } from './program-files'
import { webPreferences } from './security/web-preferences'
import { usableBounds, type WindowState } from './window-state'

/** The smallest window in which every page holds; the smallest screen served is 1366 × 768. */
const MINIMUM = { width: 1024, height: 640 }
const PREFERRED = { width: 1440, height: 900 }

/** Background before the first paint, of the theme's own page colour: no white flash in a dark room. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#16181c' : '#f6f7f9')

/** Makes the window unseen; `showWhenReady` shows it when its first page is painted. */
export function createMainWindow(state: WindowState): BrowserWindow {
  const files = programFiles()
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const primary = screen.getPrimaryDisplay().workArea
  const size = {
    width: Math.min(PREFERRED.width, primary.width),
    height: Math.min(PREFERRED.height, primary.height)
  }
  return new BrowserWindow({
    ...(usableBounds(state.bounds, areas) ?? size),
    minWidth: Math.min(MINIMUM.width, primary.width),
    minHeight: Math.min(MINIMUM.height, primary.height),
    show: false,
    title: 'Көмек',
    icon: join(files.icons, 'icon.png'),
    backgroundColor: background(),
    webPreferences: webPreferences(files.preload)
  })
}

/** Shows the window once painted, as large as it was left. */
export function showWhenReady(window: BrowserWindow, state: WindowState): void {
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize()
    window.show()
  })
}
