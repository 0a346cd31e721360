import { join } from 'node:path'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import { InTurn } from '../../accounts/in-turn'
import { Call } from '../../ipc/call'
import { mustBeRegion, openDesk } from '../context'
import { packageByHash } from '../package-queries'
import { receiveFile } from '../receive'
import { withStore } from '../store'
import { usualLimits, type Limits } from './limits'
import type { Receiving } from './receiving'

/** Folder of the data folder that files come into. */
const inboxFolder = 'inbox'

/** The region's receiving server. */
export class Receiver {
  private receiving: Receiving | null = null
  private readonly turns = new InTurn()
  private received = 0

  constructor(private readonly limits: Limits = usualLimits) {}

  /** Where it listens and how many files it took since; `null` when it does not run. */
  get state(): { url: string; received: number } | null {
    return this.receiving === null ? null : { url: this.receiving.url, received: this.received }
  }

  /**
   * Listens from now on; what comes is loaded at once, in the name of whoever started it.
   * @throws OfficeError `server-*`, `region-only`, what opening the keys throws
   */
  start(call: Call, input: ParsedInputOf<'region.serve'>): Promise<string> {
    return this.turns.run('server', async () => {
      if (this.receiving !== null) throw new OfficeError('server-runs', { data: { url: this.receiving.url } })
      const { startReceiving } = await import('./receiving')
      const own = inNameOf(call)
      // Receipts are signed: without the keys nothing could be answered, so they are opened now.
      await openDesk(own, input.passphrase)
      this.received = 0
      this.receiving = await startReceiving({
        inbox: join(call.office.dataFolder, inboxFolder),
        ...{ host: input.host, port: input.port, tls: tlsOf(input), limits: this.limits },
        take: (path) => this.take(own, path),
        receipt: (hash) => receiptOf(own, hash)
      })
      return this.receiving.url
    })
  }

  /** @returns whether it ran */
  async stop(): Promise<boolean> {
    return this.turns.run('server', async () => {
      const { receiving } = this
      this.receiving = null
      await receiving?.close()
      return receiving !== null
    })
  }

  /** Stops listening; what has come in stays. */
  async close(): Promise<void> {
    await this.stop()
  }

  /** One file at a time: each is measured against those before it. */
  private take(call: Call, path: string): Promise<void> {
    return this.turns.run('files', async () => {
      await receiveFile(call, path)
      this.received += 1
      call.office.emit({ kind: 'region-received', received: this.received })
    })
  }
}

/** Whoever started the server may sign out; it goes on in their name. */
function inNameOf(call: Call): Call {
  const { door, locale } = call.session
  return new Call('region.serve', call.office, { door, locale, locked: false, user: { ...call.actor } })
}

/** @throws OfficeError `server-certificate` unless both are given and belong together */
function tlsOf({
  certificate,
  key
}: ParsedInputOf<'region.serve'>): { certificate: string; key: string } | null {
  if (certificate === null && key === null) return null
  try {
    if (certificate === null || key === null) throw new Error('one of the two is missing')
    if (new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) return { certificate, key }
  } catch (cause) {
    throw new OfficeError('server-certificate', { field: 'certificate', cause })
  }
  throw new OfficeError('server-certificate', { field: 'certificate' })
}

async function receiptOf(call: Call, fileHash: string): Promise<string | null> {
  const row = await withStore(call, (store) => store.read((db) => packageByHash(db, fileHash)))
  return row === undefined || row.receipt === '' ? null : row.receipt
}

/** Starts the receiving server. @throws OfficeError `server-*`, `region-only`, what opening the keys throws */
export async function serveRegion(
  call: Call,
  input: ParsedInputOf<'region.serve'>
): Promise<OutputOf<'region.serve'>> {
  await call.read(mustBeRegion)
  const url = await call.office.receiver.start(call, input)
  await call.write((_tx, note) => {
    note({ subjectKind: 'region-server', subjectId: null, details: { url } })
    return Promise.resolve()
  })
  return { url }
}

/** Stops it; files under way are gone on with after the next start. */
export async function stopRegion(call: Call): Promise<OutputOf<'region.stop'>> {
  const stopped = await call.office.receiver.stop()
  if (!stopped) return { stopped }
  await call.write((_tx, note) => {
    note({ subjectKind: 'region-server', subjectId: null, details: { stopped } })
    return Promise.resolve()
  })
  return { stopped }
}
