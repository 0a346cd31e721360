import { casesOperations, type CaseView } from '@shared/contract/cases'
import type { OperationName } from '@shared/contract'
import { precedingQuarter, type Quarter } from '@shared/domain/quarter'
import type { SampleApplication, SampleStep } from '@shared/sample/applications'
import { sampleIncomes } from '@shared/sample/incomes'
import type { SampleFamily } from '@shared/sample/types'
import { approveCase, assessCase, proposeCase, returnCase, withdrawCase } from '../cases/verdict'
import { registerCase } from '../cases/register'
import { saveDetails, saveDocuments, saveIncomes, saveSurvey, waitCase } from '../cases/edit'
import type { Call } from '../ipc/call'
import type { ImportedIds } from './bulk-import'
import { sampleLine } from './sample-parameters'
import type { SampleWorld } from './sample-world'

/** An application under way in the sample office. */
export interface SampleCase {
  family: SampleFamily
  ids: ImportedIds
  application: SampleApplication
  /** Set once it is registered. */
  view: CaseView | null
}

export interface SampleCaseContext {
  world: SampleWorld
  seed: number
  newestQuarter: Quarter
  multiChildBenefit: (children: number, quarter: Quarter) => number | null
}

type Play = (one: SampleCase, context: SampleCaseContext) => Promise<CaseView | null>

const clerkOf = (one: SampleCase): string => (one.family.index % 3 === 2 ? 'clerk2' : 'clerk')

function personOf(one: SampleCase, place: number): number {
  const id = one.ids.people[place]
  if (id === undefined) throw new Error(`family ${one.family.index} has no member ${place}`)
  return id
}

function caseId(one: SampleCase): number {
  if (one.view === null) throw new Error('the application is not registered yet')
  return one.view.id
}

function asClerk(one: SampleCase, { world }: SampleCaseContext, operation: OperationName): Promise<Call> {
  return world.as(clerkOf(one), operation)
}

const register: Play = async (one, context) => {
  const { application, family } = one
  const input = casesOperations.register.input.parse({
    applicantId: personOf(one, 0),
    appliedOn: application.appliedOn,
    channel: application.channel,
    outsideNumber: application.channel === 'e-gov' ? `003${100_000_000 + family.index * 37}` : null,
    members: family.members.map((member, place) => ({
      personId: personOf(one, place),
      relation: member.relation,
      student: member.student,
      ableBodied: member.ableBodied,
      caresFor: member.caresFor === null ? null : personOf(one, member.caresFor),
      longSickLeave: member.longSickLeave
    }))
  })
  return (await registerCase(await asClerk(one, context, 'cases.register'), input)).case
}

const enter: Play = async (one, context) => {
  const { quarter } = one.application
  const id = caseId(one)
  const incomes = sampleIncomes(one.family, {
    seed: context.seed,
    quarter: precedingQuarter(quarter),
    line: sampleLine(quarter),
    multiChildBenefit: (children) => context.multiChildBenefit(children, precedingQuarter(quarter))
  }).map(({ member, ...income }) => ({
    ...income,
    personId: personOf(one, member),
    quarter: precedingQuarter(quarter)
  }))
  const entered = await saveIncomes(
    await asClerk(one, context, 'cases.saveIncomes'),
    casesOperations.saveIncomes.input.parse({ id, incomes })
  )
  const missing = one.application.outcome === 'waiting' ? 'income-proof' : null
  const documents = entered.case.documents
    .filter((document) => document.required)
    .map(({ kind }) => ({ kind, state: kind === missing ? 'missing' : 'received' }))
  const call = await asClerk(one, context, 'cases.saveDocuments')
  return (await saveDocuments(call, casesOperations.saveDocuments.input.parse({ id, documents }))).case
}

const wait: Play = async (one, context) => {
  const other = one.family.index % 2 === 0
  const input = casesOperations.wait.input.parse({
    id: caseId(one),
    for: other ? 'other-body' : 'documents',
    note: other ? 'Мемлекеттік кірістер басқармасына сұрау' : 'Справка о доходах'
  })
  return (await waitCase(await asClerk(one, context, 'cases.wait'), input)).case
}

const survey: Play = async (one, context) => {
  const { finding } = one.application
  const able = one.family.members.findIndex((member) => member.ableBodied)
  const refusedWork = finding === 'employment-refused' && able !== -1
  const today = context.world.clock.today()
  const input = casesOperations.saveSurvey.input.parse({
    id: caseId(one),
    survey: {
      surveyedOn: today,
      actNumber: `${one.family.index + 1}`,
      refused: finding === 'survey-refused',
      conclusion: finding === 'survey-refused' ? null : finding === 'no-need' ? 'no-need' : 'need',
      conclusionOn: finding === 'survey-refused' ? null : today,
      conclusionNumber: `${one.family.index + 1}`,
      homes: one.family.index % 17 === 5 ? 2 : 1,
      cars: one.family.index % 11 === 3 ? 1 : 0
    },
    employmentRefusedBy: refusedWork ? [personOf(one, able)] : []
  })
  return (await saveSurvey(await asClerk(one, context, 'cases.saveSurvey'), input)).case
}

const assess: Play = async (one, context) =>
  (await assessCase(await asClerk(one, context, 'cases.assess'), { id: caseId(one) })).case

/** Conditional assistance rests on a social contract, which is entered before it is proposed. */
const propose: Play = async (one, context) => {
  const id = caseId(one)
  const assessment = one.view?.assessment
  if (assessment?.entitled === true && assessment.kind === 'conditional') {
    await saveDetails(
      await asClerk(one, context, 'cases.saveDetails'),
      casesOperations.saveDetails.input.parse({
        id,
        contract: {
          number: `${one.family.index + 1}-${one.application.quarter}`,
          signedOn: context.world.clock.today(),
          obligations:
            'Жұмысқа орналасу; жеке көмек жоспарын орындау. Трудоустройство; выполнение индивидуального плана.'
        }
      })
    )
  }
  const call = await asClerk(one, context, 'cases.propose')
  return (await proposeCase(call, { id, note: '' })).case
}

const giveBack: Play = async (one, { world }) => {
  const reason = 'Табыс туралы анықтаманы нақтылау керек. Уточните справку о доходах.'
  return (await returnCase(await world.as('reviewer', 'cases.return'), { id: caseId(one), reason })).case
}

const withdraw: Play = async (one, context) => {
  const reason = 'Өтініш берушінің қалауы бойынша. По желанию заявителя.'
  return (await withdrawCase(await asClerk(one, context, 'cases.withdraw'), { id: caseId(one), reason })).case
}

/** Mostly a reviewer is first, now and then the head. */
const approve: Play = async (one, { world }) => {
  const first = one.family.index % 4 === 3 ? 'head' : 'reviewer'
  return (await approveCase(await world.as(first, 'cases.approve'), { id: caseId(one), note: '' })).case
}

/** Only what the first approval left waiting; in the newest quarter every other one of them waits still. */
const approveSecond: Play = async (one, { world, newestQuarter }) => {
  const { view, family, application } = one
  const second = view?.proposal?.waitsFor
  if (view?.state !== 'approved' || second == null) return view
  if (application.quarter === newestQuarter && family.index % 2 === 1) return view
  return (await approveCase(await world.as(second, 'cases.approve'), { id: view.id, note: '' })).case
}

const plays: Record<SampleStep, Play> = {
  register,
  enter,
  wait,
  survey,
  assess,
  propose,
  return: giveBack,
  withdraw,
  approve,
  'approve-second': approveSecond
}

/** Plays one step of an application through the office's own use case. */
export async function playStep(step: SampleStep, one: SampleCase, context: SampleCaseContext): Promise<void> {
  one.view = await plays[step](one, context)
}
