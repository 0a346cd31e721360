import { addDays } from '@shared/domain/iso-date'
import { canonicalJson } from '@shared/domain/canonical-json'
import { parseTenge, sumTiyn, tiyn } from '@shared/domain/money'
import { lastDay, nextQuarter, precedingQuarter, quarterOf, type Quarter } from '@shared/domain/quarter'
import { assess, multiChildBenefit } from '@shared/programmes'
import type { Book } from '@shared/parameters/types'
import { Chance } from '@shared/sample/chance'
import { sampleIncomes } from '@shared/sample/incomes'
import { sampleFamilies, type SampleFamily } from '@shared/sample/office'
import { factsOf, memberId } from '../../electron/cases/facts'
import {
  markMembers,
  replaceIncomes,
  replaceMembers,
  saveSurveyRow
} from '../../electron/cases/entry-queries'
import { insertCase, nextNumber } from '../../electron/cases/queries'
import {
  insertApproval,
  insertAssessment,
  insertProposal,
  setProposalState
} from '../../electron/cases/verdict-queries'
import { loadCase } from '../../electron/cases/record'
import type { WriteConnection } from '../../electron/database/database'
import { decide } from '../../electron/decisions/decide'
import { Call } from '../../electron/ipc/call'
import { openServices } from '../../electron/office'
import { importFamilies, type ImportedIds } from '../../electron/office/bulk-import'
import { enterSampleParameters, sampleLine } from '../../electron/office/sample-parameters'
import { SampleClock, SampleWorld } from '../../electron/office/sample-world'
import { createOffice } from '../../electron/office/service'
import { currentBook } from '../../electron/parameters/book'
import { storedDisability } from '../../electron/people/views'
import { lightCost } from './passwords'

/** Everybody's password in the office that is written here. */
export const generatedPassword = 'көмек-2026!'

const office = {
  nameKk: 'Глубокое ауданының жұмыспен қамту бөлімі',
  nameRu: 'Отдел занятости Глубоковского района',
  addressKk: 'Глубокое кенті, Попович көшесі, 22',
  addressRu: 'посёлок Глубокое, улица Поповича, 22',
  phone: '+7 72331 2-22-22',
  kato: '634000000',
  headNameKk: 'А. Т. Сағынбаев',
  headNameRu: 'А. Т. Сагынбаев'
}

interface Application {
  family: SampleFamily
  ids: ImportedIds
  appliedOn: string
}

const firstDayOfRules = '2018-01-03'
const lastDayOfRules = '2026-11-01'

/**
 * Writes an office with so many decided cases under all rule versions (2018 to 2026) into a new data folder: real people,
 * facts, rules and deciding, without the screens' steps between. Closes the file.
 */
export async function writeDecisions(
  folder: string,
  resourcesFolder: string,
  count: number,
  seed: number
): Promise<void> {
  const now = `${lastDayOfRules}T12:00:00.000Z`
  const { services, close } = await openServices({
    dataFolder: folder,
    resourcesFolder,
    version: '0.0.0-test',
    emit: () => undefined,
    passwordCost: lightCost,
    clock: { now: () => now, today: () => lastDayOfRules }
  })
  const outer = new Call('office.createSample', services, {
    door: 'headless',
    user: null,
    locked: false,
    locale: 'ru'
  })
  await services.database.write(async (tx) => {
    const world = new SampleWorld(outer, tx, new SampleClock(firstDayOfRules, now))
    await setUp(world)
    const book = await currentBook(outer, tx)
    for (const application of await bringIn(world, count, seed))
      await decideOne(world, tx, application, book, seed)
  })
  await close()
}

async function setUp(world: SampleWorld): Promise<void> {
  const users = (['administrator', 'clerk', 'head'] as const).map((role) => ({
    login: role,
    name: `Тестов ${role}`,
    role,
    password: generatedPassword
  }))
  await createOffice(world.setUp(), office, users, { sample: true, locale: 'ru' })
  const quarters: Quarter[] = []
  for (let at = quarterOf(firstDayOfRules); at <= quarterOf(lastDayOfRules); at = nextQuarter(at))
    quarters.push(at)
  await enterSampleParameters(await world.as('administrator', 'parameters.set'), quarters)
}

/** Families that apply in four quarters each, in the order of the days. */
async function bringIn(world: SampleWorld, count: number, seed: number): Promise<Application[]> {
  const question = {
    families: Math.ceil(count / 4),
    seed,
    on: '2022-01-01',
    settlements: ['634030100', '634039100']
  }
  const families = [...sampleFamilies(question)]
  const ids: ImportedIds[] = []
  // Brought in as of the first day, when some are not born yet, so through a call of the last day.
  const call = await world.as('administrator', 'office.createSample')
  const clock = { now: () => call.now, today: () => lastDayOfRules }
  const late = new Call(call.operation, { ...call.office, clock }, call.session)
  await importFamilies(
    late,
    families.map((family) => ({
      members: family.members.map(({ iin, lastName, firstName, middleName, relation, disabilityGroup }) => ({
        ...{ iin, lastName, firstName, middleName, relation, disabilityGroup },
        phone: null,
        address: family.address,
        iban: relation === 'applicant' ? family.iban : null
      }))
    })),
    { since: firstDayOfRules, onImported: (given) => ids.push(...given) }
  )
  const applications = families.flatMap((family) => {
    const chance = new Chance(seed + 5, family.index)
    const start = chance.whole(0, 30)
    return [0, 1, 2, 3].map((k): Application => {
      let quarter = quarterOf(firstDayOfRules)
      for (let i = 0; i < start + k; i += 1) quarter = nextQuarter(quarter)
      const appliedOn = addDays(lastDay(precedingQuarter(quarter)), chance.whole(3, 85))
      return { family, ids: ids[family.index] ?? { familyId: 0, people: [] }, appliedOn }
    })
  })
  return applications.slice(0, count).sort((a, b) => (a.appliedOn < b.appliedOn ? -1 : 1))
}

async function decideOne(
  world: SampleWorld,
  tx: WriteConnection,
  application: Application,
  book: Book,
  seed: number
): Promise<void> {
  world.clock.move(addDays(application.appliedOn, 1), 0)
  const clerk = await world.as('clerk', 'cases.propose')
  const id = await enterCase(clerk, tx, application, book, seed)
  const facts = await factsOf(tx, await loadCase(tx, id))
  const result = assess(facts, book)
  const at = clerk.now
  const assessmentId = await insertAssessment(tx, {
    ...{ caseId: id, at, by: clerk.actor.id },
    facts: canonicalJson(facts),
    result: canonicalJson(result)
  })
  const proposalId = await insertProposal(tx, {
    case_id: id,
    assessment_id: assessmentId,
    kind: result.entitled ? 'assign' : 'refuse',
    monthly: tiyn(Math.max(0, ...result.months.map((month) => month.amount))),
    total: sumTiyn(result.months.map((month) => month.amount)),
    note: '',
    proposed_by: clerk.actor.id,
    proposed_at: at,
    tier: null,
    needs_head: 0,
    change: null
  })
  const head = await world.as('head', 'cases.approve')
  await insertApproval(tx, {
    proposalId,
    userId: head.actor.id,
    role: 'head',
    at,
    verdict: 'approved',
    note: ''
  })
  await setProposalState(tx, proposalId, 'approved')
  const record = await loadCase(tx, id)
  if (record.proposal === null) throw new Error('the proposal is not there')
  const { proposal } = record
  await head.write((inner, note) => decide(head, inner, record, proposal, { facts, result }, note))
}

async function enterCase(
  call: Call,
  tx: WriteConnection,
  { family, ids, appliedOn }: Application,
  book: Book,
  seed: number
): Promise<number> {
  const quarter = quarterOf(appliedOn)
  const personOf = (place: number): number => ids.people[place] ?? 0
  const present = family.members.flatMap((member, place) =>
    member.bornOn <= appliedOn ? [{ member, place }] : []
  )
  const id = await insertCase(tx, {
    number: `2018-${await nextNumber(tx, 'case')}`,
    programme: 'asp',
    channel: 'in-person',
    outsideNumber: null,
    appliedOn,
    quarter,
    incomeQuarter: precedingQuarter(quarter),
    termDays: 15,
    deadline: addDays(appliedOn, 21),
    registeredAt: call.now,
    registeredBy: call.actor.id,
    applicantId: personOf(0),
    familyId: ids.familyId,
    address: { ...family.address, key: '' },
    region: '63',
    iban: family.iban,
    lumpSum: false,
    asked: null,
    benefit: ''
  })
  await replaceMembers(
    tx,
    id,
    present.map(({ member, place }) => ({
      person_id: personOf(place),
      relation: member.relation,
      student: Number(member.student),
      able_bodied: Number(member.ableBodied),
      disability_group: storedDisability(member.disabilityGroup),
      cares_for:
        member.caresFor === null || !present.some((one) => one.place === member.caresFor)
          ? null
          : memberId(personOf(member.caresFor)),
      long_sick_leave: Number(member.longSickLeave),
      member_from: null,
      member_until: null
    }))
  )
  await enterFindings(tx, id, { family, ids, appliedOn }, book, seed)
  return id
}

async function enterFindings(
  tx: WriteConnection,
  id: number,
  { family, ids, appliedOn }: Application,
  book: Book,
  seed: number
): Promise<void> {
  const quarter = quarterOf(appliedOn)
  const incomes = sampleIncomes(family, {
    seed,
    quarter: precedingQuarter(quarter),
    line: sampleLine(quarter),
    multiChildBenefit: (children) =>
      children < 4 || appliedOn < '2020'
        ? null
        : Math.round(multiChildBenefit(children, appliedOn, book) / 100)
  })
  const members = new Set((await loadCase(tx, id)).members.map((member) => member.person_id))
  await replaceIncomes(
    tx,
    id,
    incomes
      .map(({ member, amount, ...income }) => ({
        ...income,
        person_id: ids.people[member] ?? 0,
        quarter: precedingQuarter(quarter),
        amount: parseTenge(amount)
      }))
      .filter((income) => members.has(income.person_id))
  )
  const chance = new Chance(seed + 9, family.index)
  await saveSurveyRow(tx, id, {
    surveyed_on: appliedOn,
    act_number: '1',
    refused: 0,
    conclusion: chance.happens(0.95) ? 'need' : 'no-need',
    conclusion_on: appliedOn,
    conclusion_number: '1',
    homes: 1,
    cars: 0,
    co_residents: '[]',
    notes: ''
  })
  const able = family.members.findIndex((member) => member.ableBodied)
  const refused = able !== -1 && chance.happens(0.04) ? [ids.people[able] ?? 0] : []
  await markMembers(tx, id, {
    employmentRefusedBy: refused.filter((one) => members.has(one)),
    contractBrokenBy: []
  })
}
