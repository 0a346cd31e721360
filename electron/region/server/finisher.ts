import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '@tus/file-store'
import type { Upload } from '@tus/server'
import { hashOfFile } from '../../exchange/upload/folder'
import { layOut, plainName, waitingFiles, waitingOf } from './inbox'
import { doneWithin, type Limits } from './limits'

/** The answer for a file whose bytes are not those that were announced; the sender sends it anew. */
const sumDiffers = { status_code: 460, body: 'The file differs from its sha256\n' }

/** What is done with whole files: each is compared, laid into its folder and taken. */
export class Finisher {
  private readonly under = new Map<string, Promise<unknown>>()

  constructor(
    private readonly inbox: string,
    private readonly store: FileStore,
    private readonly limits: Limits,
    private readonly takeFile: (path: string) => Promise<unknown>
  ) {}

  /** An upload that has come whole. @throws {status_code, body} as `@tus/server` answers it, when it is not what was announced */
  one(upload: Upload): Promise<void> {
    return this.seen(upload.id, async () => {
      const path = upload.storage?.path ?? join(this.inbox, 'uploads', upload.id)
      const hash = upload.metadata?.sha256 ?? ''
      if ((await hashOfFile(path)) !== hash) {
        await this.store.remove(upload.id)
        throw Object.assign(new Error(sumDiffers.body), sumDiffers)
      }
      await this.take(await layOut(this.inbox, path, hash, plainName(upload.metadata?.filename ?? '', hash)))
    })
  }

  /** What came whole before the program's last end, and was not taken. */
  left(): Promise<void> {
    return this.seen('left', async () => {
      const names = await readdir(join(this.inbox, 'uploads'))
      for (const id of names.filter((name) => !name.endsWith('.json'))) {
        const upload = await this.store.getUpload(id).catch(() => null)
        const hash = upload?.metadata?.sha256 ?? ''
        const whole = upload !== null && upload.offset === upload.size
        const laid = (await readdir(join(this.inbox, hash)).catch(() => [])).length > 0
        if (whole && !laid) await this.one(upload).catch(() => undefined)
      }
      for (const path of await waitingFiles(this.inbox)) await this.take(path)
    })
  }

  /** Tries again to take a file whose receipt was asked for in vain. */
  again(hash: string): void {
    void this.seen(hash, async () => {
      for (const path of await waitingOf(this.inbox, hash)) await this.take(path)
    })
  }

  /** When nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.under.values())
  }

  private async take(path: string): Promise<void> {
    const taking = this.seen(path, () =>
      this.takeFile(path).then(
        () => undefined,
        (error: unknown) => console.error('a file was not taken:', error)
      )
    )
    await doneWithin(taking, this.limits.answerWithin)
  }

  /** The same work is not begun a second time while it is under way. */
  private async seen(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.under.get(key)
    if (before !== undefined) return void (await before)
    const mine = work().finally(() => this.under.delete(key))
    this.under.set(key, mine)
    await mine
  }
}
