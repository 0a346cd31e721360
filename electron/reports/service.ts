import type { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { partyView } from '@shared/contract/exchange'
import type { ReportView } from '@shared/contract/reports'
import { formerPeriod, monthsOfPeriod, spanOf, type ReportPeriod, type Span } from '@shared/reports/period'
import { kyselyFor } from '../database/dialect'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import type { OfficeRow } from '../office/queries'
import { mustBeSetUp } from '../office/service'
import { regionSettings, type RegionSettings } from '../region/settings-queries'
import { withStore } from '../region/store'
import { readFigures, stepsAPeriod, type PeriodFigures } from './figures'
import { gapsOf, withoutOverlaps } from './gaps'
import { officeSource } from './office-queries'
import type { ReportReader } from './queries'
import {
  loadedPackages,
  regionSource,
  trustedOffices,
  type OfficeNames,
  type PackageRow
} from './region-queries'
import type { ReportSource } from './relations'
import { reckon } from './view'

type Party = z.infer<typeof partyView>

/**
 * The report of a period beside the former one: of this office, or of the whole region where this is a regional center.
 * @throws OfficeError `not-set-up`, `cancelled`, and what opening the consolidated store throws
 */
export function viewReport(
  call: Call,
  { period, jobId }: ParsedInputOf<'reports.view'>
): Promise<OutputOf<'reports.view'>> {
  return call.office.jobs.run(jobId, (job) => readReport(call, period, job))
}

/** The same for whoever asks without a window. @throws OfficeError as `viewReport` */
export function reportOfRegion(
  call: Call,
  { period }: ParsedInputOf<'region.report'>
): Promise<OutputOf<'region.report'>> {
  return call.office.jobs.run(undefined, (job) => readReport(call, period, job))
}

/** What a report is made for. */
interface Asked {
  period: ReportPeriod
  span: Span
  former: Span
  office: OfficeRow
  today: string
}

/** Reads the report as part of a job. @throws OfficeError as `viewReport` */
export async function readReport(call: Call, period: ReportPeriod, job: Job): Promise<ReportView> {
  const { office, settings, trusted } = await call.read(async (read) => ({
    office: await mustBeSetUp(read),
    settings: await regionSettings(read),
    trusted: await trustedOffices(read)
  }))
  const asked: Asked = {
    period,
    span: spanOf(period),
    former: spanOf(formerPeriod(period)),
    office,
    today: call.today
  }
  if (office.kind === 'region') return await fromRegion(call, asked, { settings, trusted }, job)
  const own: Party = { kato: office.kato, nameKk: office.name_kk, nameRu: office.name_ru }
  const figures = await call.read((read) =>
    readBoth(kyselyFor<unknown>(read), officeSource(office.kato), asked, job)
  )
  return { ...frameOf(asked), missing: [], missingBefore: [], ...reckonBoth(figures, asked, [own]) }
}

function fromRegion(
  call: Call,
  asked: Asked,
  { settings, trusted }: { settings: RegionSettings; trusted: readonly OfficeNames[] },
  job: Job
): Promise<ReportView> {
  return withStore(call, (store) =>
    store.read(async (db) => {
      const packages = withoutOverlaps(await loadedPackages(db))
      const offices = officesOf(trusted, packages)
      const missing = (span: Span): ReportView['missing'] =>
        missingOf(span, offices, packages, settings, asked)
      const source = regionSource(packages.map(({ id }) => id))
      const figures = await readBoth(db, source, asked, job)
      return {
        ...frameOf(asked),
        missing: missing(asked.span),
        missingBefore: missing(asked.former),
        ...reckonBoth(figures, asked, offices)
      }
    })
  )
}

type Both = [now: PeriodFigures, before: PeriodFigures]

async function readBoth(db: ReportReader, source: ReportSource, asked: Asked, job: Job): Promise<Both> {
  let done = 0
  const step = (): void => job.progress(++done, 2 * stepsAPeriod)
  return [
    await readFigures(db, source, asked.span, job, step),
    await readFigures(db, source, asked.former, job, step)
  ]
}

function reckonBoth(
  [now, before]: Both,
  { span }: Asked,
  offices: readonly Party[]
): ReturnType<typeof reckon> {
  return reckon(now, before, { span, offices })
}

function frameOf({ period, span, office, today }: Asked) {
  return {
    period,
    before: formerPeriod(period),
    from: span.from,
    until: span.until,
    source: office.kind === 'region' ? ('region' as const) : ('office' as const),
    asOf: today,
    finished: span.until < today,
    title: { kk: office.name_kk, ru: office.name_ru }
  }
}

/** Every office that is to report or has reported, by its code; called as its newest file calls it. */
function officesOf(trusted: readonly OfficeNames[], packages: readonly PackageRow[]): Party[] {
  const offices = new Map(
    trusted.map(({ kato, name_kk, name_ru }) => [kato, { kato, nameKk: name_kk, nameRu: name_ru }])
  )
  for (const { office, name_kk, name_ru } of [...packages].sort((a, b) => (a.period < b.period ? -1 : 1)))
    offices.set(office, { kato: office, nameKk: name_kk, nameRu: name_ru })
  return [...offices.values()].sort((a, b) => (a.kato < b.kato ? -1 : 1))
}

function missingOf(
  span: Span,
  offices: readonly Party[],
  packages: readonly PackageRow[],
  { periods: by }: RegionSettings,
  { today }: Asked
): ReportView['missing'] {
  const there = new Map<string, Set<string>>()
  for (const { office, period } of packages) {
    const months = there.get(office) ?? new Set()
    for (const month of monthsOfPeriod(period)) months.add(month)
    there.set(office, months)
  }
  return offices
    .map((office) => ({
      office,
      periods: gapsOf(span, there.get(office.kato) ?? new Set(), { today, by })
    }))
    .filter(({ periods }) => periods.length > 0)
}
