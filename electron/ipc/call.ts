import type { IsoDate } from '@shared/domain/iso-date'
import type { Locale } from '@shared/contract/fields'
import type { OfficeEvent, OperationName, OutputOf, ParsedInputOf } from '@shared/contract'
import type { Role } from '@shared/contract/operation'
import { OfficeError } from '@shared/errors'
import type { Database } from '../database/database'
import { appendJournal, appendJournalRows, type JournalEntry } from '../database/journal'
import type { ReadConnection, WriteConnection } from '../database/transaction'
import type { Reference } from '../parameters/reference'
import type { InTurn } from '../accounts/in-turn'
import type { Passwords } from '../accounts/password'
import type { DocumentEngine } from '../documents/engine'
import type { TemplateShelf } from '../templates/shelf'
import type { Jobs } from './jobs'
import type { KeyRing } from '../keys/key-ring'
import type { Uploads } from '../exchange/upload/uploads'
import type { Receiver } from '../region/server/receiver'

export interface User {
  id: number
  login: string
  name: string
  role: Role
  locale: Locale
}

/** Who speaks through a door; one window or one headless run each. */
export interface SessionContext {
  door: 'window' | 'headless'
  user: User | null
  locked: boolean
  locale: Locale
}

export interface Clock {
  /** The instant, ISO with milliseconds, UTC. */
  now(): string
  /** The office's calendar day. */
  today(): IsoDate
}

/** The system's own keeper of secrets (of Electron: `safeStorage`). */
export interface SystemSeal {
  /** @returns base64 */
  seal(text: string): string
  /** @throws when another account or machine sealed it */
  open(sealed: string): string
}

/** The system's own dialogs; only the window's door has them. */
export interface Dialogs {
  /** `null` when nothing was chosen. */
  chooseFolder(): Promise<string | null>
  /** Writes where the user says; `null` when nothing was chosen. @throws OfficeError `disk-full`, `file-not-written` {file} */
  saveFile(name: string, bytes: Uint8Array): Promise<string | null>
}

/** All that use cases work with; opened once a start. */
export interface OfficeServices {
  database: Pick<Database, 'read' | 'write' | 'copyDated'>
  clock: Clock
  reference: Reference
  documents: DocumentEngine
  jobs: Jobs
  /** Everybody who speaks through a door now. */
  sessions: ReadonlySet<SessionContext>
  signIns: InTurn
  passwords: Passwords
  dataFolder: string
  version: string
  /** The words of letters and acts, shipped and the office's own. */
  templates: TemplateShelf
  emit(event: OfficeEvent): void
  /** Opens a file of the data folder in the system's own viewer; absent in the headless door. */
  openFile: ((path: string) => Promise<void>) | null
  dialogs: Dialogs | null
  /** `null` where the system keeps no secrets: then a passphrase does. */
  seal: SystemSeal | null
  /** The private keys, once opened in this run. */
  keyRing: KeyRing
  /** What is on its way to the region. */
  uploads: Uploads
  /** The region's receiving server, when it runs. */
  receiver: Receiver
}

/** What a write says of itself for the journal. Holds no personal data: the journal is read by more people than a case. */
export interface JournalNote {
  subjectKind: string
  subjectId: number | null
  before?: string | null
  after?: string | null
  details?: Record<string, string | number | boolean | null>
}

export type Note = (note: JournalNote) => void

// A clock set back further than this would date decisions before those already made.
const clockSlackMs = 5 * 60 * 1000

/** One call of one operation: who asks, and the ways to the data. */
export class Call {
  constructor(
    readonly operation: OperationName,
    readonly office: OfficeServices,
    readonly session: SessionContext
  ) {}

  /** The signed-in user. @throws OfficeError `not-signed-in` */
  get actor(): User {
    if (this.session.user === null) throw new OfficeError('not-signed-in')
    return this.session.user
  }

  get today(): IsoDate {
    return this.office.clock.today()
  }

  get now(): string {
    return this.office.clock.now()
  }

  /** Reads inside one snapshot. */
  read<T>(work: (read: ReadConnection) => Promise<T>): Promise<T> {
    return this.office.database.read(work)
  }

  /**
   * One transaction that leaves a journal row a noted subject.
   * @throws OfficeError `clock-behind` when the computer's clock stands before the last journal row
   */
  write<T>(work: (tx: WriteConnection, note: Note) => Promise<T>): Promise<T> {
    return this.office.database.write(async (tx) => {
      await this.checkClock(tx)
      const notes: JournalNote[] = []
      const result = await work(tx, (note) => notes.push(note))
      if (notes.length === 0) throw new Error(`${this.operation} wrote without a journal row`)
      const [only] = notes
      if (notes.length === 1 && only !== undefined) await appendJournal(tx, this.entryOf(only))
      else
        await appendJournalRows(
          tx,
          notes.map((note) => this.entryOf(note))
        )
      return result
    })
  }

  /**
   * Journal rows now, in the order given, beside those that `write` leaves at its end: what thousands of subjects have to say is not
   * gathered until then.
   */
  async journal(tx: WriteConnection, notes: readonly JournalNote[]): Promise<void> {
    await appendJournalRows(
      tx,
      notes.map((note) => this.entryOf(note))
    )
  }

  private entryOf(note: JournalNote): JournalEntry {
    return {
      at: this.now,
      userId: this.session.user?.id ?? null,
      userLogin: this.session.user?.login ?? '',
      operation: this.operation,
      subjectKind: note.subjectKind,
      subjectId: note.subjectId,
      beforeHash: note.before ?? null,
      afterHash: note.after ?? null,
      details: note.details ?? {}
    }
  }

  private async checkClock(tx: WriteConnection): Promise<void> {
    const last = await tx.get<{ at: string }>('SELECT at FROM journal ORDER BY id DESC LIMIT 1')
    if (last === undefined) return
    if (Date.parse(this.now) + clockSlackMs < Date.parse(last.at)) {
      throw new OfficeError('clock-behind', {
        data: { now: this.now.slice(0, 10), last: last.at.slice(0, 10) }
      })
    }
  }
}

export type Handler<Name extends OperationName> = (
  call: Call,
  input: ParsedInputOf<Name>
) => Promise<OutputOf<Name>>
export type Handlers = { [Name in OperationName]: Handler<Name> }
export type FeatureHandlers<Prefix extends string> = {
  [Name in Extract<OperationName, `${Prefix}.${string}`>]: Handler<Name>
}
