import { verifyFile } from '../../electron/exchange/package/verify'
import type { HeadDraft } from '../../electron/exchange/package/write'
import type { OpenPair } from '../../electron/keys/key-ring'
import { bookOf, districtParty, writeTestPackage, type PlainPackage } from './package'
import { openRegionOffice, trustedOffice, type RegionOffice, type RegionPlan } from './region-office'
import type { OutputOf } from '@shared/contract'

/** A regional center and one office that it believes. */
export interface Scene {
  region: RegionOffice
  office: OpenPair
  /** Makes the next file of the office. */
  send(head?: Partial<HeadDraft>, more?: PlainPackage, to?: OpenPair): Promise<string>
  receive(path?: string): Promise<OutputOf<'region.receive'>>
}

/** SHA-256 of a whole file. */
export const hashOf = async (path: string, office: OpenPair, region: RegionOffice): Promise<string> => {
  const { fileHash } = await verifyFile(path, bookOf({ ...office, ...region.keys }, office))
  return fileHash
}

const quarters = ['2024-Q1', '2024-Q2', '2023-Q4', '2023-Q3']

export async function openScene(plan: RegionPlan = {}): Promise<Scene> {
  const region = await openRegionOffice(plan)
  const office = await trustedOffice(region, districtParty)
  let last: { sequence: number; hash: string | null } = { sequence: 0, hash: null }
  return {
    region,
    office,
    receive: (path) => region.manager.call('region.receive', path === undefined ? {} : { path }),
    send: async (head = {}, more = {}, to = { ...office, ...region.keys }) => {
      const sequence = head.sequence ?? last.sequence + 1
      const next = { period: quarters[sequence - 1] ?? '2022-Q1', previous: last.hash, ...head, sequence }
      const path = await writeTestPackage(region.inbox, [office, to], {
        ...more,
        head: next
      })
      last = { sequence, hash: await hashOf(path, office, region).catch(() => null) }
      return path
    }
  }
}
