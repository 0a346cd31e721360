import { copyFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { OutputOf } from '@shared/contract'
import type { Party } from '@shared/exchange/envelope'
import { addDays } from '@shared/domain/iso-date'
import { lastDay, type Quarter } from '@shared/domain/quarter'
import { openPlayedOffice, withSql, type PlayedOffice } from '../features/support/play'
import { temporaryFolder } from './database'
import { giveGoods } from './demo-goods'
import { fillAssignedOffice, writeEmptyOffice } from './generated-office'
import { databasePath, resourcesFolder } from './office'
import { bundledWorker } from './pdf-worker'
import { testSeal, type RegionOffice } from './region-office'

const real: readonly (readonly [code: string, kk: string, ru: string])[] = [
  ['631000000', 'Өскемен қаласы', 'город Усть-Каменогорск'],
  ['632400000', 'Риддер қаласы', 'город Риддер'],
  ['634000000', 'Глубокое ауданы', 'Глубоковский район'],
  ['634600000', 'Зайсан ауданы', 'Зайсанский район'],
  ['634800000', 'Алтай ауданы', 'район Алтай'],
  ['635200000', 'Күршім ауданы', 'Курчумский район'],
  ['635400000', 'Катонқарағай ауданы', 'Катон-Карагайский район'],
  ['635500000', 'Марқакөл ауданы', 'район Марқакөл'],
  ['635600000', 'Самар ауданы', 'район Самар'],
  ['635800000', 'Тарбағатай ауданы', 'Тарбагатайский район'],
  ['636200000', 'Ұлан ауданы', 'Уланский район'],
  ['636300000', 'Үлкен Нарын ауданы', 'район Үлкен Нарын'],
  ['636800000', 'Шемонаиха ауданы', 'Шемонаихинский район']
]
/** Their codes are those of rural districts: the classifier has no six districts more. */
const madeUp = ['634030000', '634033000', '634037000', '634039000', '634041000', '634045000']

/** The nineteen offices of the region of the demo: the districts of today and six that are made up. */
export const demoParties: readonly Party[] = [
  ...real.map(([kato, nameKk, nameRu]) => ({ kato, nameKk, nameRu })),
  ...madeUp.map((kato, index) => ({
    ...{ kato, nameKk: `${index + 1}-оқу ауданы`, nameRu: `Учебный район № ${index + 1}` }
  }))
]

export interface DemoPlan {
  quarter: Quarter
  /** Families of an office, more in each further one; the last office has those of the one before it too. */
  families: number
  parties?: readonly Party[]
  /** So many offices hand out kits and masks and consult people too; left out: none. */
  withGoods?: number
  atEnd?: (close: () => Promise<void>) => void
}

/** One office of the region and the file it made. */
export interface DemoOffice {
  party: Party
  folder: string
  made: OutputOf<'exports.build'>
}

/** The office gets its name; the first month of every fifth family came back from the bank, all others are paid. */
async function makeOwn(folder: string, { kato, nameKk, nameRu }: Party): Promise<void> {
  await withSql(folder, async (sql) => {
    await sql.run('UPDATE office SET kato = ?, name_kk = ?, name_ru = ?', [kato, nameKk, nameRu])
    await sql.run(`UPDATE payments SET state = 'listed'`)
    await sql.run(
      `UPDATE payments SET state = CASE
         WHEN family_id % 5 = 0 AND month = (SELECT min(month) FROM payments) THEN 'returned' ELSE 'paid' END`
    )
  })
}

/** Office and region take each other's cards as the fingerprints are read out, and the office takes the region's profile. */
export async function introduce(region: RegionOffice, office: PlayedOffice, party: Party): Promise<void> {
  const own = await office.head.call('keys.create', {})
  await region.head.call('keys.trust', { card: own.card, fingerprint: own.fingerprint })
  const theirs = await region.head.call('keys.publish', {})
  await office.head.call('keys.trust', { card: theirs.card, fingerprint: theirs.fingerprint })
  const { content } = await region.manager.call('region.profile', { office: party.kato })
  await office.head.call('exports.saveProfile', { content })
}

/**
 * Generates the offices, each with keys and the region's profile, lets each make its file of the quarter and lays the files into the
 * region's inbox. The region's settings must ask for quarters.
 */
export async function makeDemoRegion(region: RegionOffice, plan: DemoPlan): Promise<DemoOffice[]> {
  const parties = plan.parties ?? demoParties
  const empty = await temporaryFolder(plan.atEnd)
  await writeEmptyOffice(empty, resourcesFolder, plan.quarter)
  const offices: DemoOffice[] = []
  for (const [index, party] of parties.entries()) {
    const folder = await temporaryFolder(plan.atEnd)
    const last = index === parties.length - 1
    const seed = 4000 + (last && index > 0 ? index - 1 : index)
    const families = plan.families + (index % 4)
    await copyFile(databasePath(empty), databasePath(folder))
    const filled = { families, seed, quarter: plan.quarter, settlements: [party.kato] }
    await fillAssignedOffice(folder, resourcesFolder, filled)
    await makeOwn(folder, party)
    const close: (() => Promise<void>)[] = []
    const office = await openPlayedOffice(addDays(lastDay(plan.quarter), -10), {
      ...{ dataFolder: folder, seal: testSeal, workerUrl: await bundledWorker() },
      atEnd: (step) => void close.push(step)
    })
    if (index < (plan.withGoods ?? 0)) await giveGoods(office, party.kato, office.clock.today())
    office.clock.set(addDays(lastDay(plan.quarter), 4))
    await introduce(region, office, party)
    const made = await office.head.call('exports.build', { period: plan.quarter })
    await copyFile(made.path, join(region.inbox, basename(made.path)))
    for (const step of close.reverse()) await step()
    offices.push({ party, folder, made })
  }
  return offices
}
