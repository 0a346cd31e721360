import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutputOf } from '@shared/contract'
import type { Party } from '@shared/exchange/envelope'
import type { SystemSeal } from '../../electron/ipc/call'
import { readCard, writeCard } from '../../electron/keys/card'
import type { OpenPair } from '../../electron/keys/key-ring'
import { dump, openPlayedOffice, withSql, type PlayedOffice } from '../features/support/play'
import { regionParty, testPair } from './package'
import type { TestPostgres } from './postgres'

/** Stands in for the system's keeper of secrets. */
export const testSeal: SystemSeal = {
  seal: (text) => Buffer.from(text).toString('base64'),
  open: (sealed) => Buffer.from(sealed, 'base64').toString('utf8')
}

export interface RegionOffice extends PlayedOffice {
  /** The region's public half, as senders know it. */
  keys: Pick<OpenPair, 'fingerprint' | 'card'>
  inbox: string
  /** Every row of the store. */
  snapshot(): Promise<unknown>
}

export interface RegionPlan {
  day?: string
  /** Where the store is to be; left out: in the data file. */
  postgres?: TestPostgres | null
  settings?: { periods?: 'month' | 'quarter'; personal?: 'hashed' | 'full' }
  atEnd?: (close: () => Promise<void>) => void
}

const tables = [
  ...['packages', 'people', 'decisions', 'members', 'payments', 'rounds', 'hand_outs', 'stock', 'services'],
  ...['counts', 'beginnings']
].map((name) => `region_${name}`)

/** A regional center with keys, an inbox and its store. */
export async function openRegionOffice(plan: RegionPlan = {}): Promise<RegionOffice> {
  const { atEnd, postgres, settings } = plan
  const played = await openPlayedOffice(plan.day ?? '2024-08-01', {
    seal: testSeal,
    ...(atEnd === undefined ? {} : { atEnd })
  })
  await withSql(played.folder, (sql) =>
    sql.run(`UPDATE office SET kind = 'region', kato = ?, name_kk = ?, name_ru = ?`, [
      ...[regionParty.kato, regionParty.nameKk, regionParty.nameRu]
    ])
  )
  const { card, fingerprint } = await played.head.call('keys.create', {})
  const inbox = join(played.folder, 'inbox')
  await mkdir(inbox)
  const url = postgres == null ? null : await postgres.newDatabase()
  await played.admin.call('region.saveSettings', {
    store: url === null ? { kind: 'sqlite' } : { kind: 'postgres', url },
    ...{ periods: settings?.periods ?? 'quarter', personal: settings?.personal ?? 'hashed', inbox }
  })
  return {
    ...played,
    keys: { card: readCard(card), fingerprint },
    inbox,
    snapshot: async () => {
      if (url === null || postgres == null) {
        const all = await dump(played.folder)
        return Object.fromEntries(tables.map((name) => [name, all[name]]))
      }
      const rows = tables.map((name) => `SELECT '${name}', t FROM ${name} t ORDER BY t::text;`)
      return await postgres.psql(url, rows.join('\n'))
    }
  }
}

/** Keys of a new office that the region has compared and believes. */
export async function trustedOffice(region: RegionOffice, party: Party): Promise<OpenPair> {
  const pair = await testPair('office', party)
  await believe(region, pair)
  return pair
}

/** The region takes a card as somebody reads its fingerprint out. */
export function believe(region: RegionOffice, pair: OpenPair): Promise<OutputOf<'keys.trust'>> {
  return region.head.call('keys.trust', { card: writeCard(pair.card), fingerprint: pair.fingerprint })
}
