import { app, type BrowserWindow, ipcMain, powerMonitor, session as sessions } from 'electron'
import { join } from 'node:path'
import type { OfficeEvent } from '@shared/contract'
import type { MenuCommand } from '@shared/menu'
import type { SessionContext } from '../ipc/call'
import { openWindowDoor, type WindowDoor } from '../ipc/window-door'
import { openOffice, type Office } from '../office'
import { serveAppScheme, type MemoryPage } from './app-protocol'
import { createMainWindow, showWhenReady } from './main-window'
import { setMenu } from './menu'
import { programFiles } from './program-files'
import { denyNetwork } from './security/deny-network'
import { denyPermissions } from './security/deny-permissions'
import { openOwnFile } from './security/open-own-file'
import { appOrigin } from './security/requested-path'
import { isTrustedSender } from './security/trusted-sender'
import { systemSeal } from './system-seal'
import { startErrorOf, startErrorPages, startErrorPath, startErrorText } from './start-error'
import { systemDialogs } from './system-dialogs'
import { readWindowState, writeWindowState, type WindowState } from './window-state'

/** The running program with its window; made once the app is ready, closed once before it ends. */
export interface WindowProgram {
  /** Brings the window to the front, for a second start of the program. */
  focus(): void
  /** Answers what is under way, closes the data file. */
  close(): Promise<void>
}

/**
 * Opens the window and, at the same time, the office's data: the page loads while the file is checked.
 * A data file that cannot be opened is told in a window of its own and ends the program with code 1.
 */
export function startWindowProgram(dataFolder: string): WindowProgram {
  const stateFile = join(dataFolder, 'window.json')
  const state = readWindowState(stateFile)
  const pages = new Map<string, MemoryPage>()
  secureSession(pages)

  const window = createMainWindow(state)
  const emit = (event: OfficeEvent) => {
    if (!window.isDestroyed()) window.webContents.send('office-event', event)
  }
  const opening = openOffice({
    dataFolder,
    resourcesFolder: programFiles().resources,
    workerUrl: programFiles().pdfWorker,
    version: app.getVersion(),
    emit,
    openFile: (path) => openOwnFile(dataFolder, path),
    dialogs: systemDialogs(window),
    background: true,
    seal: systemSeal()
  })
  const session = opening.then((office) => office.createSession('window', state.locale))
  const door = connect(window, opening, session, state, emit)
  load(window, 'index.html')
  keepState(window, stateFile, state)
  opening.then(
    () => showWhenReady(window, state),
    (error: unknown) => showStartError(error, window, pages)
  )
  return {
    focus() {
      if (window.isDestroyed()) return
      if (window.isMinimized()) window.restore()
      window.focus()
    },
    async close() {
      await door.close()
      await opening.then(
        (office) => office.close(),
        () => undefined
      )
    }
  }
}

function secureSession(pages: ReadonlyMap<string, MemoryPage>): void {
  const session = sessions.defaultSession
  denyPermissions(session)
  denyNetwork(session)
  serveAppScheme(session, programFiles().renderer, pages)
}

function connect(
  window: BrowserWindow,
  opening: Promise<Office>,
  opened: Promise<SessionContext>,
  state: WindowState,
  emit: (event: OfficeEvent) => void
): WindowDoor {
  const showMenu = () =>
    setMenu({ locale: state.locale, development: !app.isPackaged, send: (command) => void choose(command) })
  const choose = async (command: MenuCommand) => {
    emit({ kind: 'menu', command })
    const session = await opened
    // Before anybody has signed in the language belongs to the window; afterwards the page asks for it by operation.
    if (session.user || !command.startsWith('locale:')) return
    session.locale = command === 'locale:ru' ? 'ru' : 'kk'
    followLocale(session)
  }
  const followLocale = (session: SessionContext) => {
    if (session.locale === state.locale) return
    state.locale = session.locale
    showMenu()
  }
  showMenu()
  opened.then(
    (session) => lockWithScreen(opening, session, emit),
    () => undefined
  )
  return openWindowDoor({
    ipcMain,
    office: opening,
    session: opened,
    isTrusted: (event) => isTrustedSender(event, window),
    afterCall: followLocale
  })
}

/** When the person locks the computer or closes its lid, the office is locked with it. */
function lockWithScreen(
  opening: Promise<Office>,
  session: SessionContext,
  emit: (event: OfficeEvent) => void
): void {
  const lock = () => {
    if (!session.user || session.locked) return
    void opening
      .then((office) => office.dispatch('accounts.lock', {}, session))
      .then(() => emit({ kind: 'locked' }))
  }
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
}

function keepState(window: BrowserWindow, file: string, state: WindowState): void {
  window.on('close', () => {
    state.maximized = window.isMaximized()
    state.bounds = window.getNormalBounds()
    writeWindowState(file, state)
  })
  // A page that died is loaded anew; what was typed is kept as a draft in the data file.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload()
  })
}

function showStartError(error: unknown, window: BrowserWindow, pages: Map<string, MemoryPage>): void {
  const told = startErrorOf(error)
  process.stderr.write(startErrorText(told))
  if (told.code === 'internal')
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  for (const [path, page] of startErrorPages(told)) pages.set(path, page)
  process.exitCode = 1
  window.setMinimumSize(1, 1)
  window.setSize(640, 380)
  window.setMenu(null)
  window.once('ready-to-show', () => window.show())
  load(window, startErrorPath)
}

/** Loading is given up when the next page is asked for before the first has come; that is no failure. */
function load(window: BrowserWindow, page: string): void {
  window.loadURL(`${appOrigin}/${page}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_ABORTED') process.stderr.write(`${page}: ${error.message}\n`)
  })
}
