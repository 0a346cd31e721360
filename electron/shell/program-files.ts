import { app } from 'electron'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where the parts of the built program lie. Asked of Electron: a bundled module does not know its own place. */
export const programFiles = () => {
  const root = app.getAppPath()
  return {
    resources: join(root, 'resources'),
    icons: join(root, 'resources/icons'),
    pdfWorker: pathToFileURL(join(root, 'out/main/pdf-worker.js')),
    renderer: join(root, 'out/renderer'),
    preload: join(root, 'out/preload/preload.cjs')
  }
}
