import type { InputOf, OutputOf } from '@shared/contract'
import { connectionString, isEmptyConnection, noConnection, type StoreConnection } from './store-connection'

/** The form of the region's settings, its figures as they are typed. */
export interface SettingsDraft {
  store: 'sqlite' | 'postgres'
  connection: StoreConnection
  personal: 'hashed' | 'full'
  periods: 'month' | 'quarter'
  receiptDays: string
  dueDay: string
  url: string
  ca: string
  inbox: string
}

export function settingsDraft(settings: OutputOf<'region.settings'>): SettingsDraft {
  return {
    store: settings.store,
    connection: { ...noConnection },
    personal: settings.personal,
    periods: settings.periods,
    receiptDays: String(settings.receiptDays),
    dueDay: String(settings.dueDay),
    url: settings.url ?? '',
    ca: settings.ca ?? '',
    inbox: settings.inbox ?? ''
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The input of `region.saveSettings`. A connection left empty stays as it is kept. */
export function settingsInput(draft: SettingsDraft): InputOf<'region.saveSettings'> {
  return {
    store:
      draft.store === 'sqlite'
        ? { kind: 'sqlite' }
        : {
            kind: 'postgres',
            ...(isEmptyConnection(draft.connection) ? {} : { url: connectionString(draft.connection) })
          },
    personal: draft.personal,
    periods: draft.periods,
    receiptDays: Number(draft.receiptDays),
    dueDay: Number(draft.dueDay),
    url: orNull(draft.url),
    ca: orNull(draft.ca),
    inbox: orNull(draft.inbox)
  }
}
