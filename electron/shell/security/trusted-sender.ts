import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { appOrigin } from './requested-path'

/** True when a message comes from the top page of our own window, loaded from the program's own address. */
export function isTrustedSender(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame
  if (!frame || window.isDestroyed() || event.sender !== window.webContents) return false
  if (frame !== window.webContents.mainFrame) return false
  // `origin` of a custom scheme is opaque in some Electron versions, so the address itself is read.
  const { protocol, host } = new URL(frame.url)
  return `${protocol}//${host}` === appOrigin
}
