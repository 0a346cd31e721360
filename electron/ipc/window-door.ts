import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import type { Answer } from '@shared/contract'
import type { Locale } from '@shared/contract/fields'
import { errorSentence } from '@shared/messages'
import type { SessionContext } from './call'
import type { Router } from './router'

export interface WindowDoorOptions {
  ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>
  /** The page may ask before the data file is open; its calls wait for this. */
  office: Promise<Pick<Router, 'dispatch'>>
  session: Promise<SessionContext>
  isTrusted: (event: IpcMainInvokeEvent) => boolean
  /** After each answer: the session may speak another language now. */
  afterCall: (session: SessionContext) => void
}

export interface WindowDoor {
  /** Answers nothing new, and resolves when the calls under way have been answered. */
  close(): Promise<void>
}

/** The window's way to the operations: one channel, which checks who speaks before it looks at what is said. */
export function openWindowDoor({
  ipcMain,
  office,
  session,
  isTrusted,
  afterCall
}: WindowDoorOptions): WindowDoor {
  const underWay = new Set<Promise<Answer>>()

  async function ask(event: IpcMainInvokeEvent, name: unknown, raw: unknown): Promise<Answer> {
    if (!isTrusted(event)) return refusal('sender-refused', 'kk')
    const known = await session
    if (typeof name !== 'string') return refusal('operation-malformed', known.user?.locale ?? known.locale)
    const answer = await (await office).dispatch(name, raw, known)
    afterCall(known)
    return answer
  }

  ipcMain.handle('office', (event, name: unknown, raw: unknown) => {
    const answer = ask(event, name, raw)
    underWay.add(answer)
    return answer.finally(() => underWay.delete(answer))
  })
  return {
    async close() {
      ipcMain.removeHandler('office')
      await Promise.allSettled(underWay)
    }
  }
}

function refusal(code: 'sender-refused' | 'operation-malformed', locale: Locale): Answer {
  return { ok: false, error: { code, message: errorSentence(code, {}, locale) } }
}
