import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { Call } from '../ipc/call'
import { hasSecret, saveSecret } from '../keys/secrets'
import { mustBeRegion } from './context'
import { keepSettings, regionSettings } from './settings-queries'
import { storeSecret } from './store-url'

/** What the region asks of its offices, and where it keeps what comes. @throws OfficeError `region-only` */
export function readSettings(call: Call): Promise<OutputOf<'region.settings'>> {
  return call.read(async (read) => {
    await mustBeRegion(read)
    const { store, personal, periods, receipt_days, due_day, url, ca, inbox } = await regionSettings(read)
    return { store, personal, periods, receiptDays: receipt_days, dueDay: due_day, url, ca, inbox }
  })
}

function checkUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : null
  const right = parsed !== null && ['postgres:', 'postgresql:'].includes(parsed.protocol)
  if (!right || parsed.hostname === '' || parsed.pathname.length < 2)
    throw new OfficeError('region-store-url', { field: 'store.url' })
}

/** Opens the store once, and makes its tables. @throws what `postgresStore` throws, with the field to look at */
async function tryStore(call: Call, url: string): Promise<void> {
  const { postgresStore } = await import('./postgres-store')
  try {
    await (await postgresStore(call, url)).close()
  } catch (error) {
    if (!(error instanceof OfficeError) || !error.code.startsWith('region-store-')) throw error
    throw new OfficeError(error.code, { field: 'store.url', data: error.data, cause: error })
  }
}

/**
 * Keeps the settings; a new connection string is tried first, and its tables made.
 * @throws OfficeError `region-only`, `region-store-url`, what opening the store throws, `key-missing`
 */
export async function saveSettings(
  call: Call,
  input: ParsedInputOf<'region.saveSettings'>
): Promise<OutputOf<'region.saveSettings'>> {
  await call.read(mustBeRegion)
  const { store } = input
  const url = store.kind === 'postgres' ? store.url : undefined
  if (url !== undefined) {
    checkUrl(url)
    await tryStore(call, url)
  }
  return await call.write(async (tx, note) => {
    if (store.kind === 'postgres' && url === undefined && !(await hasSecret(tx, storeSecret)))
      throw new OfficeError('region-store-url', { field: 'store.url' })
    if (url !== undefined) await saveSecret(call, tx, storeSecret, url)
    const { personal, periods, receiptDays, dueDay } = input
    await keepSettings(tx, {
      ...{ store: store.kind, personal, periods, receipt_days: receiptDays, due_day: dueDay },
      ...{ url: input.url, ca: input.ca, inbox: input.inbox }
    })
    const details = { store: store.kind, personal, periods, receiptDays, dueDay }
    note({ subjectKind: 'region-settings', subjectId: 1, details })
    return { store: store.kind }
  })
}
