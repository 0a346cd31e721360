import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { districtRow } from '@shared/contract/region'
import { tengeString, tiyn } from '@shared/domain/money'
import type { Call } from '../ipc/call'
import { trustedKeys } from '../keys/queries'
import { katoTable } from '../parameters/classifiers'
import { newestBeginnings } from './beginning-queries'
import { viewBeginning } from './beginnings'
import { mustBeRegion } from './context'
import { packagePage } from './package-queries'
import { duePeriods, firstMonthOf, isCovered } from '../exchange/periods'
import { regionSettings } from './settings-queries'
import { loadedFiles, refusedCounts, totalsOfYear, type OfficeFiles } from './status-queries'
import { withStore } from './store'
import { viewPackage } from './views'

type District = z.infer<typeof districtRow>
type Office = District['office']

/** The region's districts by the classifier, with the names on their key cards where there are some, and whoever has sent a file. */
async function offices(
  call: Call,
  files: readonly OfficeFiles[]
): Promise<Pick<District, 'office' | 'trusted'>[]> {
  return await call.read(async (read) => {
    const region = await mustBeRegion(read)
    const found = new Map<string, Pick<District, 'office' | 'trusted'>>()
    const put = (office: Office, trusted: boolean): void => {
      found.set(office.kato, { office, trusted: trusted || found.get(office.kato)?.trusted === true })
    }
    for (const place of (await katoTable(call, read)).values())
      if (place.level === 'district' && place.code.slice(0, 2) === region.kato.slice(0, 2))
        put({ kato: place.code, nameKk: place.nameKk, nameRu: place.nameRu }, false)
    for (const file of files) put({ kato: file.office, nameKk: file.name_kk, nameRu: file.name_ru }, false)
    for (const { kind, kato, name_kk: nameKk, name_ru: nameRu, state } of await trustedKeys(read))
      if (kind === 'office' && state === 'trusted') put({ kato, nameKk, nameRu }, true)
    return [...found.values()].sort((a, b) => (a.office.kato < b.office.kato ? -1 : 1))
  })
}

/** Who has reported and who has not; families, people and money are those of the year so far. @throws OfficeError `region-only` */
export async function regionStatus(call: Call): Promise<OutputOf<'region.status'>> {
  const settings = await call.read(async (read) => {
    await mustBeRegion(read)
    return await regionSettings(read)
  })
  const { files, refused, totals, beginnings } = await withStore(call, (store) =>
    store.read(async (db) => ({
      files: await loadedFiles(db),
      refused: await refusedCounts(db),
      beginnings: await newestBeginnings(db),
      totals: await totalsOfYear(db, call.today.slice(0, 4))
    }))
  )
  const [first] = files.map(({ period }) => firstMonthOf(period)).sort()
  const rules = { periods: settings.periods, dueDay: settings.due_day }
  const due = duePeriods(call.today, rules, first ?? null)
  const districts = (await offices(call, files)).map(({ office, trusted }): District => {
    const own = files.filter((file) => file.office === office.kato)
    const periods = new Set(own.map(({ period }) => period))
    const newest = own.reduce<OfficeFiles | undefined>(
      (best, file) => (best === undefined || file.period >= best.period ? file : best),
      undefined
    )
    const total = totals.get(office.kato)
    const beginning = beginnings.get(office.kato)
    return {
      ...{ office, trusted },
      lastPeriod: newest?.period ?? null,
      lastSequence: newest?.sequence ?? null,
      lastAt: newest?.received_at ?? null,
      missing: due.filter((period) => !isCovered(period, periods)),
      refused: refused.get(office.kato) ?? 0,
      beginning: beginning === undefined ? null : viewBeginning(beginning),
      ...{ families: total?.families ?? 0, people: total?.people ?? 0 },
      paid: tengeString(tiyn(total?.paid ?? 0))
    }
  })
  return {
    server: call.office.receiver.state,
    store: settings.store,
    districts,
    loaded: files.length,
    refused: [...refused.values()].reduce((sum, count) => sum + count, 0)
  }
}

/** The files taken, the newest first. @throws OfficeError `region-only` */
export async function listPackages(
  call: Call,
  input: ParsedInputOf<'region.packages'>
): Promise<OutputOf<'region.packages'>> {
  await call.read(mustBeRegion)
  const { rows, next } = await withStore(call, (store) =>
    store.read((db) => packagePage(db, { office: input.office, state: input.state }, input))
  )
  return { rows: rows.map((row) => viewPackage(row, call.session.locale)), next }
}
