import type { OutputOf, ParsedInputOf } from '@shared/contract'
import type { IsoDate } from '@shared/domain/iso-date'
import { katoLevel } from '@shared/domain/kato'
import { firstDay, precedingQuarter, quarterOf, type Quarter } from '@shared/domain/quarter'
import { isWorkingDay } from '@shared/domain/working-days'
import { OfficeError } from '@shared/errors'
import { multiChildBenefit } from '@shared/programmes'
import { sampleApplications, type SampleStep } from '@shared/sample/applications'
import { sampleFamilies, type SampleFamily } from '@shared/sample/office'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { currentBook } from '../parameters/book'
import { currentCalendar } from '../parameters/calendar'
import { importFamilies, type ImportedFamily, type ImportedIds } from './bulk-import'
import { officeRow } from './queries'
import { playStep, type SampleCase, type SampleCaseContext } from './sample-cases'
import { enterSampleParameters } from './sample-parameters'
import { SampleClock, SampleWorld } from './sample-world'
import { createOffice, status } from './service'

const sampleOffice = {
  nameKk: 'Глубокое ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
  nameRu: 'Отдел занятости и социальных программ Глубоковского района',
  addressKk: 'Шығыс Қазақстан облысы, Глубокое кенті, Попович көшесі, 22',
  addressRu: 'Восточно-Казахстанская область, посёлок Глубокое, улица Поповича, 22',
  phone: '+7 72331 2-22-22',
  kato: '634000000',
  headNameKk: 'А. Т. Сағынбаев',
  headNameRu: 'А. Т. Сагынбаев'
}

const sampleUsers = [
  { login: 'admin', name: 'Әкімші Айдос', role: 'administrator' },
  { login: 'clerk', name: 'Ахметова Гүлнара', role: 'clerk' },
  { login: 'clerk2', name: 'Иванова Ольга', role: 'clerk' },
  { login: 'reviewer', name: 'Қасымов Ерлан', role: 'reviewer' },
  { login: 'head', name: 'Сағынбаев Асқар', role: 'head' },
  { login: 'manager', name: 'Смағұлова Динара', role: 'manager' }
] as const

const defaultFamilies = 60
const defaultSeed = 2026
// The working of cases is real and takes its time: of a large office the first families apply, the others are on record.
const applyingFamilies = 2000
const quartersBack = 2
// No rules and no calendar before.
const firstQuarter = '2018-Q1'

interface Plan {
  families: number
  seed: number
  quarters: Quarter[]
  start: IsoDate
}

/**
 * An office of generated people to learn and try the program on; marked as a sample for good. People come in bulk, their
 * cases by the office's own operations on days of the last quarters. All of it is one transaction: cancelled or failed, the
 * data file is as new.
 * @throws OfficeError `already-set-up`, `cancelled`
 */
export async function createSampleOffice(
  call: Call,
  input: ParsedInputOf<'office.createSample'>
): Promise<OutputOf<'office.createSample'>> {
  // Asked before the passwords are hashed and everything is made; the transaction asks again.
  if ((await call.read(officeRow)) !== undefined) throw new OfficeError('already-set-up')
  const quarters = lastQuarters(call.today)
  const plan: Plan = {
    families: input.families ?? defaultFamilies,
    seed: input.seed ?? defaultSeed,
    quarters,
    start: firstDay(quarters[0] ?? '')
  }
  await call.office.jobs.run(input.jobId, (job) =>
    call.office.database.write(async (tx) => {
      const world = new SampleWorld(call, tx, new SampleClock(plan.start, call.now))
      await createOffice(
        world.setUp(),
        sampleOffice,
        sampleUsers.map((user) => ({ ...user, password: input.password })),
        { sample: true, locale: input.locale ?? call.session.locale }
      )
      await enterSampleParameters(await world.as('admin', 'parameters.set'), plan.quarters)
      const cases = await bringIn(call, world, plan, job)
      await playAll(call, world, plan, cases, job)
    })
  )
  return {
    status: await status(call),
    logins: sampleUsers.map(({ login, role }) => ({ login, role })),
    families: plan.families
  }
}

function lastQuarters(today: IsoDate): Quarter[] {
  const quarters = [quarterOf(today)]
  while (quarters.length <= quartersBack && (quarters[0] ?? '') > firstQuarter) {
    quarters.unshift(precedingQuarter(quarters[0] ?? ''))
  }
  return quarters
}

/** Villages of the sample's district. */
function settlementsOf(call: Call): string[] {
  const district = sampleOffice.kato.slice(0, 4)
  return [...call.office.reference.kato.keys()].filter(
    (code) => code.startsWith(district) && katoLevel(code) === 'settlement'
  )
}

function asImported(family: SampleFamily): ImportedFamily {
  return {
    members: family.members.map((member) => ({
      iin: member.iin,
      lastName: member.lastName,
      firstName: member.firstName,
      middleName: member.middleName,
      phone: member.phone,
      disabilityGroup: member.disabilityGroup,
      address: family.address,
      iban: member.relation === 'applicant' ? family.iban : null,
      relation: member.relation
    }))
  }
}

/** All families on record, and the applications of the first of them. */
async function bringIn(call: Call, world: SampleWorld, plan: Plan, job: Job): Promise<SampleCase[]> {
  const applying: SampleFamily[] = []
  const made = function* (): Generator<ImportedFamily> {
    const question = { ...plan, on: plan.start, settlements: settlementsOf(call) }
    for (const family of sampleFamilies(question)) {
      if (family.index < applyingFamilies) applying.push(family)
      yield asImported(family)
    }
  }
  const ids: ImportedIds[] = []
  await importFamilies(await world.as('admin', 'office.createSample'), made(), {
    since: plan.start,
    job,
    onImported: (given) => void (ids.length < applyingFamilies && ids.push(...given))
  })
  const setUp = world.setUp()
  const calendar = await setUp.read((read) => currentCalendar(setUp, read, []))
  const timetable = {
    quarters: plan.quarters,
    today: call.today,
    isWorkingDay: (date: IsoDate) => isWorkingDay(date, calendar)
  }
  return applying.flatMap((family) => {
    const given = ids[family.index]
    if (given === undefined) throw new Error(`family ${family.index} was not brought in`)
    return sampleApplications(family.index, plan.seed, timetable).map((application) => ({
      family,
      ids: given,
      application,
      view: null
    }))
  })
}

interface Event {
  on: IsoDate
  step: SampleStep
  one: SampleCase
}

/** Every step of every application, day after day: the journal runs forward only. */
async function playAll(
  call: Call,
  world: SampleWorld,
  plan: Plan,
  cases: readonly SampleCase[],
  job: Job
): Promise<void> {
  const events = cases
    .flatMap((one) => one.application.steps.map(({ step, on }): Event => ({ on, step, one })))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const setUp = world.setUp()
  const book = await setUp.read((read) => currentBook(setUp, read))
  const context: SampleCaseContext = {
    world,
    seed: plan.seed,
    newestQuarter: quarterOf(call.today),
    multiChildBenefit: (children, quarter) =>
      children < 4 || quarter < '2020-Q1'
        ? null
        : Math.round(multiChildBenefit(children, firstDay(quarter), book) / 100)
  }
  let day = ''
  let minutes = 0
  for (const [done, event] of events.entries()) {
    job.check()
    minutes = event.on === day ? minutes + 1 : 0
    day = event.on
    world.clock.move(day, minutes)
    await playStep(event.step, event.one, context)
    job.progress(done + 1, events.length)
  }
}
