import { canonicalJson } from '@shared/domain/canonical-json'
import { addDays, addMonths } from '@shared/domain/iso-date'
import { parseTenge, sumTiyn, type Tiyn } from '@shared/domain/money'
import { firstDay, nextQuarter, precedingQuarter, type Quarter } from '@shared/domain/quarter'
import { searchKey } from '@shared/domain/search-key'
import { assess } from '@shared/programmes'
import { monthlyOf } from '@shared/renewal/classify'
import type { Book } from '@shared/parameters/types'
import { Chance } from '@shared/sample/chance'
import { sampleIncomes } from '@shared/sample/incomes'
import { sampleFamilies, type SampleFamily } from '@shared/sample/office'
import { parametersOperations } from '@shared/contract/settings'
import type { CaseMemberRow, IncomeRow } from '../../electron/cases/entry-queries'
import { factsFrom, memberId } from '../../electron/cases/facts'
import { insertMany, type BulkValue } from '../../electron/database/bulk'
import type { WriteConnection } from '../../electron/database/transaction'
import { decisionHash, type FrozenLetter } from '../../electron/decisions/frozen'
import { insertPayments, type NewPayment } from '../../electron/decisions/queries'
import { Call, type JournalNote, type OfficeServices } from '../../electron/ipc/call'
import { openServices } from '../../electron/office'
import { importFamilies, type ImportedIds } from '../../electron/office/bulk-import'
import { sampleLine } from '../../electron/office/sample-parameters'
import { createOffice } from '../../electron/office/service'
import { currentBook } from '../../electron/parameters/book'
import { setParameter } from '../../electron/parameters/service'
import { fullName } from '../../electron/people/queries'
import { storedDisability } from '../../electron/people/views'
import { lightCost } from './passwords'

export const generatedOfficePassword = 'көмек-2026!'

const office = {
  ...{ nameKk: 'Глубокое ауданының бөлімі', nameRu: 'Отдел Глубоковского района', kato: '634000000' },
  ...{ addressKk: 'Попович көшесі, 22', addressRu: 'улица Поповича, 22', phone: '+7 72331 2-22-22' },
  ...{ headNameKk: 'А. Т. Сағынбаев', headNameRu: 'А. Т. Сагынбаев' }
}
const act = 'үлгі деректер / учебные данные'
const settlements = ['634030100', '634039100']

export interface GeneratedPlan {
  families: number
  seed: number
  /** The quarter they are assigned for; the incomes of it are declared for the next. */
  quarter: Quarter
  /** Every so many-th family has declared nothing; left out: none is silent. */
  silentEvery?: number
  /** Where the families live; left out: two villages of Глубокое. */
  settlements?: readonly string[]
}

interface Opened {
  services: OfficeServices
  call: Call
  today: string
  close(): Promise<void>
}

const user = { id: 1, login: 'administrator', name: 'Тестов', role: 'administrator', locale: 'ru' } as const

async function open(folder: string, resourcesFolder: string, quarter: Quarter): Promise<Opened> {
  const today = addDays(firstDay(quarter), 5)
  const { services, close } = await openServices({
    ...{ dataFolder: folder, resourcesFolder, version: '0.0.0-test', emit: () => undefined },
    passwordCost: lightCost,
    clock: { now: () => `${today}T06:00:00.000Z`, today: () => today }
  })
  const session = { door: 'headless', user, locked: false, locale: 'ru' } as const
  return { services, close, today, call: new Call('parameters.set', services, session) }
}

/** An office without families: users `clerk`, `head` and `administrator`, and the parameters of a quarter and the next. */
export async function writeEmptyOffice(
  folder: string,
  resourcesFolder: string,
  quarter: Quarter
): Promise<void> {
  const { services, call, close } = await open(folder, resourcesFolder, quarter)
  const users = (['administrator', 'clerk', 'head'] as const).map((role) => ({
    ...{ login: role, name: `Тестов ${role}`, role, password: generatedOfficePassword }
  }))
  const setup = new Call('office.setup', services, { ...call.session, user: null })
  await createOffice(setup, office, users, { sample: true, locale: 'ru' })
  await enterParameters(call, quarter)
  await close()
}

/** Fills such an office with families that are all assigned. */
export async function fillAssignedOffice(
  folder: string,
  resourcesFolder: string,
  plan: GeneratedPlan
): Promise<void> {
  const { services, call, today, close } = await open(folder, resourcesFolder, plan.quarter)
  const ids: ImportedIds[] = []
  await importFamilies(call, imported(plan), {
    since: addMonths(today, -12),
    onImported: (given) => ids.push(...given)
  })
  await writeAll(services, call, plan, { ids, today })
  await close()
}

/**
 * An office whose families are all assigned for one quarter and have declared what they earned in it, written in bulk past the screens'
 * steps: real people, facts, rules and hashes. Users `clerk`, `head` and `administrator`. Closes the file.
 */
export async function writeAssignedOffice(
  folder: string,
  resourcesFolder: string,
  plan: GeneratedPlan
): Promise<void> {
  await writeEmptyOffice(folder, resourcesFolder, plan.quarter)
  await fillAssignedOffice(folder, resourcesFolder, plan)
}

async function enterParameters(call: Call, quarter: Quarter): Promise<void> {
  const from = firstDay(quarter)
  const enter = (value: Record<string, string>): Promise<unknown> =>
    setParameter(call, parametersOperations.set.input.parse({ ...value, act }))
  for (const one of [quarter, nextQuarter(quarter)]) {
    await enter({ name: 'poverty-line', value: String(sampleLine(one)), quarter: one })
    await enter({ name: 'proactive-renewal', value: 'allowed', quarter: one })
  }
  await enter({ name: 'child-age-rule', value: 'month-start', from })
  await enter({ name: 'member-change-rule', value: 'application-date', from })
  const mci = await call.read(async (read) => (await currentBook(call, read)).find('mci', from))
  if (mci === null) await enter({ name: 'mci', value: '4500', from })
}

const familiesOf = (plan: GeneratedPlan): Iterable<SampleFamily> => {
  const { families, seed, quarter } = plan
  return sampleFamilies({
    families,
    seed,
    on: firstDay(quarter),
    settlements: plan.settlements ?? settlements
  })
}

const streetOf = (family: SampleFamily): string => `улица Новая, ${family.index + 1}`

function* imported(
  plan: GeneratedPlan
): Generator<Parameters<typeof importFamilies>[1] extends Iterable<infer F> ? F : never> {
  for (const family of familiesOf(plan))
    yield {
      members: family.members.map((member) => ({
        ...{ iin: member.iin, lastName: member.lastName, firstName: member.firstName },
        ...{ middleName: member.middleName, relation: member.relation },
        ...{ disabilityGroup: member.disabilityGroup, phone: member.phone },
        address:
          member.relation === 'applicant' ? { kato: family.address.kato, text: streetOf(family) } : null,
        iban: member.relation === 'applicant' ? family.iban : null
      }))
    }
}

type Row = readonly BulkValue[]

interface Written {
  cases: Row[]
  members: Row[]
  incomes: Row[]
  surveys: Row[]
  assessments: Row[]
  proposals: Row[]
  approvals: Row[]
  decisions: Row[]
  payments: NewPayment[]
  declarations: Row[]
  declared: Row[]
  notes: JournalNote[]
}

const nothing = (): Written => ({
  ...{ cases: [], members: [], incomes: [], surveys: [], assessments: [], proposals: [], approvals: [] },
  ...{ decisions: [], payments: [], declarations: [], declared: [], notes: [] }
})

const familiesAtOnce = 200

async function writeAll(
  services: OfficeServices,
  outer: Call,
  plan: GeneratedPlan,
  of: { ids: readonly ImportedIds[]; today: string }
): Promise<void> {
  const call = new Call('cases.approve', services, outer.session)
  const book = await call.read((read) => currentBook(call, read))
  await call.write(async (tx, note) => {
    let written = nothing()
    let number = 0
    for (const family of familiesOf(plan)) {
      const ids = of.ids[number]
      number += 1
      if (ids === undefined) throw new Error('a family was not brought in')
      addFamily(written, { family, ids, number, today: of.today, at: call.now, plan, book })
      if (number % familiesAtOnce !== 0 && number < plan.families) continue
      await put(tx, call, written)
      written = nothing()
    }
    const year = of.today.slice(0, 4)
    await insertMany(
      tx,
      'counters',
      ['name', 'value'],
      [
        [`case-${year}`, number],
        [`decision-${year}`, number]
      ]
    )
    note({ subjectKind: 'import', subjectId: null, details: { families: number } })
  })
}

interface One {
  family: SampleFamily
  ids: ImportedIds
  number: number
  today: string
  at: string
  plan: GeneratedPlan
  book: Book
}

/** Case, working, decision and payments of one family; where it would be refused, as one without any income. */
function addFamily(written: Written, one: One): void {
  const { family, ids, number: id, today, at, plan } = one
  const before = precedingQuarter(plan.quarter)
  const members = family.members.map((member, place) => memberRow(member, place, one))
  const source = {
    row: { programme: 'asp', applied_on: today, region: '63', false_data: 0, lump_sum: 0, asked: null },
    members,
    survey: survey(today)
  }
  let incomes = incomesOf(one, before)
  let facts = factsFrom({ ...source, incomes }, [])
  let result = assess(facts, one.book)
  if (!result.entitled) {
    incomes = []
    facts = factsFrom({ ...source, incomes }, [])
    result = assess(facts, one.book)
  }
  const [year, caseNumber] = [today.slice(0, 4), `${today.slice(0, 4)}-${String(id).padStart(6, '0')}`]
  const number = `${year}/${String(id).padStart(6, '0')}`
  const applicant = ids.people[0] ?? 0
  const months = result.months.map(({ month }) => month)
  written.cases.push([
    ...[
      id,
      caseNumber,
      'asp',
      'decided',
      'in-person',
      today,
      plan.quarter,
      before,
      7,
      addDays(today, 9),
      at,
      2
    ],
    ...[applicant, ids.familyId, family.address.kato, streetOf(family), searchKey(streetOf(family)), '63'],
    ...[family.iban, 'assign', months[0] ?? null, months.at(-1) ?? null]
  ])
  for (const member of members)
    written.members.push([
      ...[id, member.person_id, member.place, member.relation, member.student, member.able_bodied],
      ...[member.disability_group, member.cares_for, 0]
    ])
  for (const income of incomes)
    written.incomes.push([
      ...[id, income.person_id, income.kind, income.quarter, income.month, income.amount, income.source]
    ])
  written.surveys.push([id, today, '1', 0, 'need', today, '1', '[]', ''])
  const texts = { facts: canonicalJson(facts), result: canonicalJson(result) }
  const monthly = monthlyOf(result)
  const total = sumTiyn(result.months.map(({ amount }) => amount))
  written.assessments.push([id, id, at, 2, 1, 1, result.months[0]?.amount ?? 0, texts.facts, texts.result])
  written.proposals.push([id, id, id, 'assign', monthly, total, 2, at, 0, 'approved'])
  written.approvals.push([id, 3, 'head', at, 'approved'])
  const letter = letterOf(one, members, caseNumber)
  const frozen = {
    facts,
    ruleVersion: result.ruleVersion,
    parameters: [...result.parameters],
    result,
    letter
  }
  const hash = decisionHash({
    ...{ number, kind: 'assign', programme: 'asp', decidedOn: today, frozen, previousHash: null }
  })
  written.decisions.push([
    ...[id, number, id, id, 'assign', 'asp', ids.familyId, applicant, today, at, result.ruleVersion],
    ...[
      monthly,
      total,
      hash,
      texts.facts,
      canonicalJson(result.parameters),
      texts.result,
      canonicalJson(letter)
    ]
  ])
  for (const { month, amount } of result.months)
    written.payments.push({
      ...{ decisionId: id, familyId: ids.familyId, personId: applicant, programme: 'asp', benefit: '' },
      ...{ month, amount, iban: family.iban }
    })
  written.notes.push({ subjectKind: 'decision', subjectId: id, after: hash, details: { number } })
  if (plan.silentEvery !== undefined && id % plan.silentEvery === 0) return
  written.declarations.push([id, ids.familyId, plan.quarter, 'справка', today, 2, at])
  const declared = new Chance(plan.seed + 77, family.index).happens(0.5)
    ? incomes
    : incomesOf(one, plan.quarter)
  for (const income of declared)
    written.declared.push([
      id,
      income.person_id,
      income.kind,
      income.month === null ? null : monthIn(income.month, plan.quarter),
      income.amount
    ])
}

/** The same place of another quarter. */
function monthIn(month: string, quarter: Quarter): string {
  const place = (Number(month.slice(5)) - 1) % 3
  return (
    firstDay(quarter).slice(0, 5) + String(Number(firstDay(quarter).slice(5, 7)) + place).padStart(2, '0')
  )
}

function memberRow(member: SampleFamily['members'][number], place: number, { ids }: One): CaseMemberRow {
  return {
    ...{ case_id: 0, person_id: ids.people[place] ?? 0, place, relation: member.relation },
    ...{ student: Number(member.student), able_bodied: Number(member.ableBodied) },
    disability_group: storedDisability(member.disabilityGroup),
    cares_for: member.caresFor === null ? null : memberId(ids.people[member.caresFor] ?? 0),
    ...{ long_sick_leave: Number(member.longSickLeave), member_from: null, member_until: null },
    ...{ employment_refused: 0, contract_broken: 0, iin: member.iin, last_name: member.lastName },
    ...{
      first_name: member.firstName,
      middle_name: member.middleName,
      born_on: member.bornOn,
      sex: member.sex
    }
  }
}

const survey = (today: string) => ({
  ...{ surveyed_on: today, act_number: '1', refused: 0, conclusion: 'need' as const, conclusion_on: today },
  ...{ conclusion_number: '1', homes: null, cars: null, co_residents: '[]', notes: '' }
})

function incomesOf({ family, ids, plan }: One, quarter: Quarter): IncomeRow[] {
  const line = sampleLine(plan.quarter)
  const question = { seed: plan.seed, quarter, line, multiChildBenefit: () => null }
  return sampleIncomes(family, question).map((income) => ({
    ...{ person_id: ids.people[income.member] ?? 0, kind: income.kind, quarter, month: income.month },
    ...{ amount: parseTenge(income.amount) as Tiyn, source: income.source, document: income.document }
  }))
}

function letterOf({ family, today }: One, members: readonly CaseMemberRow[], number: string): FrozenLetter {
  const place = { kk: 'Глубокое', ru: 'Глубокое' }
  const [applicant] = members
  if (applicant === undefined) throw new Error('a family without members')
  return {
    office: {
      name: { kk: office.nameKk, ru: office.nameRu },
      address: { kk: office.addressKk, ru: office.addressRu },
      phone: office.phone,
      headName: { kk: office.headNameKk, ru: office.headNameRu }
    },
    addressee: { name: fullName(applicant), iin: applicant.iin, address: place },
    application: { number, appliedOn: today, channel: 'in-person', outsideNumber: null },
    members: members.map((one) => ({ id: memberId(one.person_id), name: fullName(one), iin: one.iin })),
    appeal: { months: 3, lastDay: addMonths(today, 3) },
    preparedBy: { name: 'Тестов clerk', phone: office.phone },
    approvedBy: ['Тестов head'],
    ...{ iban: family.iban, contract: null, place }
  }
}

async function put(tx: WriteConnection, call: Call, written: Written): Promise<void> {
  const into = (table: string, columns: string, rows: readonly Row[]): Promise<number> =>
    insertMany(tx, table, columns.split(' '), rows)
  await into(
    'cases',
    'id number programme state channel applied_on quarter income_quarter term_days deadline registered_at registered_by applicant_id family_id kato address_text address_key region iban decision_kind first_month last_month',
    written.cases
  )
  await into(
    'case_members',
    'case_id person_id place relation student able_bodied disability_group cares_for long_sick_leave',
    written.members
  )
  await into('incomes', 'case_id person_id kind quarter month amount source', written.incomes)
  await into(
    'surveys',
    'case_id surveyed_on act_number refused conclusion conclusion_on conclusion_number co_residents notes',
    written.surveys
  )
  await into(
    'assessments',
    'id case_id assessed_at assessed_by current entitled monthly facts result',
    written.assessments
  )
  await into(
    'proposals',
    'id case_id assessment_id kind monthly total proposed_by proposed_at needs_head state',
    written.proposals
  )
  await into('approvals', 'proposal_id user_id role at verdict', written.approvals)
  await into(
    'decisions',
    'id number case_id proposal_id kind programme family_id applicant_id decided_on decided_at rule_version monthly total hash facts parameters result letter',
    written.decisions
  )
  await insertPayments(tx, written.payments)
  await into(
    'income_declarations',
    'id family_id quarter source declared_on entered_by entered_at',
    written.declarations
  )
  await into('declared_incomes', 'declaration_id person_id kind month amount', written.declared)
  await call.journal(tx, written.notes)
}
