import { join } from 'node:path'
import type { Answer, OfficeEvent } from '@shared/contract'
import type { Locale } from '@shared/contract/fields'
import { InTurn } from './accounts/in-turn'
import { Passwords, strongCost, type PasswordCost } from './accounts/password'
import { openDatabase } from './database/database'
import { migrations } from './database/migrations/index'
import { createDocumentEngine } from './documents/engine'
import { mendExports } from './exchange/publish'
import { Uploads } from './exchange/upload/uploads'
import type { Clock, Dialogs, OfficeServices, SessionContext, SystemSeal } from './ipc/call'
import { handlers } from './ipc/handlers'
import { Jobs } from './ipc/jobs'
import { createRouter } from './ipc/router'
import { KeyRing } from './keys/key-ring'
import { loadReference } from './parameters/reference'
import { Receiver } from './region/server/receiver'
import { templateSets } from './templates/queries'
import { TemplateShelf } from './templates/shelf'

export interface OfficeOptions {
  dataFolder: string
  resourcesFolder: string
  version: string
  emit: (event: OfficeEvent) => void
  /** Opens a file in the system's own viewer; the window's door has it. */
  openFile?: (path: string) => Promise<void>
  dialogs?: Dialogs
  seal?: SystemSeal | null
  clock?: Clock
  /** What storing a password costs; left out, what the program stores them at. */
  passwordCost?: PasswordCost
  /** Sends files to the region by itself, as the window's program does; else only `exports.upload` sends. */
  background?: boolean
  /** The built PDF worker, where it does not lie beside the main file. */
  workerUrl?: URL
}

/** The whole program behind its doors. */
export interface Office {
  createSession(door: SessionContext['door'], locale: Locale): SessionContext
  dispatch(name: string, raw: unknown, session: SessionContext): Promise<Answer>
  /** Waits for what is under way and closes the data file. */
  close(): Promise<void>
}

const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => {
    const now = new Date()
    const two = (n: number): string => String(n).padStart(2, '0')
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  }
}

/** What use cases work with, opened on a data folder. */
export interface OpenServices {
  services: OfficeServices
  sessions: Set<SessionContext>
  close(): Promise<void>
}

/**
 * Opens the data folder without the doors' router; `openOffice` is what programs use.
 * @throws OfficeError what `openDatabase` throws: newer, damaged or used file, network or unwritable folder
 */
export async function openServices(options: OfficeOptions): Promise<OpenServices> {
  const clock = options.clock ?? systemClock
  const reference = loadReference(options.resourcesFolder)
  const database = await openDatabase({
    folder: options.dataFolder,
    migrations,
    now: () => new Date(clock.now())
  })
  const templatesFolder = join(options.resourcesFolder, 'templates')
  const documents = createDocumentEngine({
    fontsFolder: join(options.resourcesFolder, 'fonts'),
    templatesFolder,
    ...(options.workerUrl === undefined ? {} : { workerUrl: options.workerUrl })
  })
  const templates = new TemplateShelf(templatesFolder, await database.read(templateSets))
  if (templates.sets.length > 0) documents.useOwnTemplates(templates.own())
  const sessions = new Set<SessionContext>()
  const services: OfficeServices = {
    database,
    clock,
    reference,
    documents,
    jobs: new Jobs(options.emit),
    sessions,
    signIns: new InTurn(),
    passwords: new Passwords(options.passwordCost ?? strongCost),
    dataFolder: database.folder,
    version: options.version,
    templates,
    emit: options.emit,
    openFile: options.openFile ?? null,
    dialogs: options.dialogs ?? null,
    seal: options.seal ?? null,
    keyRing: new KeyRing(),
    uploads: new Uploads(),
    receiver: new Receiver()
  }
  return {
    services,
    sessions,
    close: async () => {
      await services.uploads.close()
      await services.receiver.close()
      await documents.close()
      await database.close()
    }
  }
}

/**
 * Opens the data folder and puts the program together; used by the window, the headless door and the tests.
 * @throws OfficeError what `openDatabase` throws: newer, damaged or used file, network or unwritable folder
 */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const { services, sessions, close } = await openServices(options)
  await mendExports(services)
  if (options.background === true) services.uploads.start(services)
  const router = createRouter(handlers, services, (error, name) => console.error(`${name} failed:`, error))
  return {
    createSession: (door, locale) => {
      const session: SessionContext = { door, user: null, locked: false, locale }
      sessions.add(session)
      return session
    },
    dispatch: (name, raw, session) => router.dispatch(name, raw, session),
    close
  }
}
