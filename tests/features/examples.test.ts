import { describe, expect, it } from 'vitest'
import type { InputOf, OutputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import { firstDay, precedingQuarter } from '@shared/domain/quarter'
import { tengeString } from '@shared/domain/money'
import { assess as assessPure } from '@shared/programmes'
import { figureStrings } from '@shared/programmes/calculator'
import type { ApplicationProgramme, ExplanationStep } from '@shared/programmes/types'
import { multiChildPrefill } from '@renderer/features/cases/multi-child-prefill'
import { bookWith, facts, member, officeValue } from '../programmes/support'
import { examples, type Example } from './examples-table'
import {
  adult,
  assess,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'
import { declare, rowsOf, settle, within } from './support/renewal'

/** What a door says, told alike by all of them. */
interface Answer {
  ruleVersion: string
  entitled: boolean
  reasons: string[]
  figures: object
  paid: Record<string, string>
  steps: { id: string; formula: string; result: string; exact: string | null }[]
}

type Told = Pick<
  OutputOf<'calculator.assess'>,
  'ruleVersion' | 'entitled' | 'reasons' | 'figures' | 'months' | 'explanation'
>

function answerOf({ ruleVersion, entitled, reasons, figures, months, explanation }: Told): Answer {
  return {
    ...{ ruleVersion, entitled, figures },
    reasons: reasons.map(({ code }) => code),
    paid: Object.fromEntries(months.map(({ month, amount }) => [month, amount])),
    steps: (explanation as unknown as ExplanationStep[]).map(({ id, formula, result, rounding }) => ({
      ...{ id, formula, result },
      exact: rounding?.exact ?? null
    }))
  }
}

const regionOf = ({ kato = '63' }: Example): string => kato.slice(0, 2)
const appliedOn = ({ quarter }: Example): string => firstDay(quarter).replace(/01$/, '03')

function byFunction(example: Example): Answer {
  const { programme, members, incomes = [], values = [], dated = [], asked, quarter } = example
  const result = assessPure(
    facts(
      appliedOn(example),
      members.map(({ bornOn, sex, ableBodied }, place) =>
        member(`m${place}`, bornOn, { sex: sex ?? 'f', ableBodied: ableBodied ?? false })
      ),
      incomes.map(([place, kind, amount]) => [`m${place}`, kind, amount]),
      { programme, region: regionOf(example), ...(asked === undefined ? {} : { asked }) }
    ),
    bookWith(
      ...values.map(([name, value, of = quarter]) => officeValue(name, value, { quarter: of })),
      ...dated.map(({ name, value, ...of }) => officeValue(name, value, of))
    )
  )
  return answerOf({
    ...result,
    reasons: [...result.reasons],
    figures: figureStrings(result),
    months: result.months.map(({ month, amount }) => ({ month, amount: tengeString(amount) })),
    explanation: result.explanation as never
  })
}

async function byCalculator(office: PlayedOffice, example: Example): Promise<Answer> {
  const { programme, members, incomes = [], values = [], dated = [], asked = {}, quarter } = example
  return answerOf(
    await office.visitor.call('calculator.assess', {
      ...{ programme, asked, appliedOn: appliedOn(example), region: regionOf(example) },
      members: members.map(({ bornOn, sex = 'f', ableBodied = false }, place) => ({
        ...{ id: `m${place}`, bornOn, sex, ableBodied }
      })),
      incomes: incomes.map(([place, kind, amount]) => ({
        ...{ member: `m${place}`, kind, quarter: precedingQuarter(quarter), amount }
      })),
      parameters: [...values.map(([name, value, of = quarter]) => ({ name, value, quarter: of })), ...dated]
    })
  )
}

/** The newest decision of a family, as it is frozen, with what it planned to pay. */
async function decisionOf(office: PlayedOffice, familyId: number): Promise<Answer> {
  const found = await withSql(office.folder, (sql) =>
    sql.get<{ id: number }>(
      'SELECT d.id FROM decisions d JOIN cases c ON c.id = d.case_id WHERE c.family_id = ? ORDER BY d.id DESC LIMIT 1',
      [familyId]
    )
  )
  const { assessment, payments } = await office.clerk.call('decisions.get', { id: found?.id ?? 0 })
  const answer = answerOf(assessment)
  expect(Object.fromEntries(payments.map(({ month, amount }) => [month, amount]))).toEqual(answer.paid)
  return answer
}

type Family = Awaited<ReturnType<typeof settle>>

/** An application of the example's programme, answered and assessed on its incomes. */
async function assessed(
  office: PlayedOffice,
  family: Family,
  example: Example,
  on: string
): Promise<CaseView> {
  const { programme, incomes = [], asked } = example
  const { applicantId, members } = family
  // One that nobody applies for is sent all the same: that it is refused is looked at too.
  const applied = programme as ApplicationProgramme
  const registered = await register(office.clerk, { applicantId, members }, on, { programme: applied })
  if (asked !== undefined) await office.clerk.call('cases.saveAsked', { id: registered.id, asked })
  return assess(office.clerk, registered, incomes)
}

async function approved(office: PlayedOffice, { id }: CaseView): Promise<void> {
  await office.clerk.call('cases.propose', { id })
  await office.reviewer.call('cases.approve', { id })
}

/** Registered, assessed, proposed and approved; the answer is the decision's. */
async function byCase(office: PlayedOffice, example: Example): Promise<Answer> {
  const family = await settle(office, example.members, 'Даулетова', example.kato)
  const shown = await assessed(office, family, example, appliedOn(example))
  expect(shown.alerts.map(({ code }) => code)).not.toContain('multi-child-benefit-differs')
  await approved(office, shown)
  const answer = await decisionOf(office, family.familyId)
  expect(shown.assessment === null ? null : answerOf(shown.assessment)).toEqual(answer)
  return answer
}

/** The dry run of the period through both hands; it decides one family, whose decision is the answer. */
async function renewed(
  office: PlayedOffice,
  family: Family,
  period: InputOf<'renewal.preview'>
): Promise<Answer> {
  const { id } = await office.clerk.call('renewal.preview', period)
  const [row, ...more] = await rowsOf(office, id)
  expect([row?.familyId, more]).toEqual([family.familyId, []])
  await office.clerk.call('renewal.apply', { id })
  expect(await office.reviewer.call('renewal.apply', { id })).toMatchObject({ decided: 1 })
  const { now } = await office.clerk.call('renewal.row', { id, place: row?.place ?? 0 })
  const answer = await decisionOf(office, family.familyId)
  if (now !== null) expect(answerOf(now)).toEqual(answer)
  return answer
}

/** Assigned in the quarter before by no income at all, and renewed without an application by that of the example. */
async function byRenewal(office: PlayedOffice, example: Example): Promise<Answer> {
  const { programme, quarter, incomes = [], members, kato } = example
  const former = precedingQuarter(quarter)
  const family = await settle(office, members, 'Ерланова', kato)
  await approved(office, await assessed(office, family, { ...example, incomes: [] }, firstDay(former)))
  office.clock.set(within(quarter))
  await declare(office, family, former, incomes)
  return renewed(office, family, { programme: programme as 'asp' | 'tariff', quarter, mode: 'proactive' })
}

/** Money for kits is not renewed: the office makes a list of people for the month, by their categories. */
async function byList(office: PlayedOffice): Promise<Answer> {
  const family = await settle(office, [{ ...adult, disabilityGroup: 2 }], 'Жанатова')
  const month = '2020-04'
  office.clock.set(within('2020-Q2'))
  return renewed(office, family, { programme: 'kit', mode: 'list', month, asOf: '2020-04-03' })
}

/** An office in the quarter before, with what the example and its renewal need entered. */
async function officeFor({ quarter, values = [], dated = [], programme }: Example): Promise<PlayedOffice> {
  const former = precedingQuarter(quarter)
  const office = await openPlayedOffice(within(former))
  const act = 'Сведения области'
  for (const [name, value, of = quarter] of values)
    await office.admin.call('parameters.set', { name, value, quarter: of, region: '63', act })
  for (const value of dated)
    await office.admin.call('parameters.set', { ...value, from: firstDay(former), act })
  if (programme === 'asp') await setLine(office.admin, former, '900000')
  await office.admin.call('parameters.set', { name: 'proactive-renewal', value: 'allowed', quarter, act })
  return office
}

/** The benefit for many children of one month, as the screen offers it for the quarter before. */
function benefitByLaw({ members, quarter }: Example): string | undefined {
  const family = members.map(({ bornOn, relation = 'spouse' }) => ({ bornOn, relation, student: false }))
  const due = multiChildPrefill(family, precedingQuarter(quarter), bookWith())
  return due === null || due === 'missing' ? undefined : due.monthly
}

describe('every worked example gives the same tenge through every door', () => {
  it.each(examples)('$name', async (example) => {
    const answer = byFunction(example)
    if (example.multiChild !== undefined) expect(benefitByLaw(example)).toBe(example.multiChild)
    const { steps, figures, paid, reasons = [], exact = {}, noCase, notRenewed } = example
    expect(Object.fromEntries(answer.steps.map(({ id, result }) => [id, result]))).toEqual(steps)
    expect(answer).toMatchObject({ figures, paid, reasons, entitled: reasons.length === 0 })
    for (const [id, rounded] of Object.entries(exact))
      expect(answer.steps.find((step) => step.id === id)?.exact).toBe(rounded)

    const office = await officeFor(example)
    expect(await byCalculator(office, example)).toEqual(answer)
    if (notRenewed === undefined)
      expect(await (example.programme === 'kit' ? byList(office) : byRenewal(office, example))).toEqual(
        answer
      )
    office.clock.set(within(example.quarter))
    if (noCase === undefined) expect(await byCase(office, example)).toEqual(answer)
    else expect(await refusal(byCase(office, example)), noCase).toMatchObject({ code: 'programme-unknown' })
    expect((await office.manager.call('decisions.recompute', {})).differences).toEqual([])
  })
})

describe('E9: the benefit for many children is held against the law', () => {
  it.each([
    // Applied for in 2023, when the МРП is 3 450: what was received in 2022 was reckoned by 3 180.
    ['2023-Q1', '152925.00', null],
    ['2023-Q1', '165912.00', '152925.00'],
    // In the first quarter of 2022 the МРП was 3 063 still.
    ['2022-Q2', '147300.00', null],
    ['2022-Q2', '152925.00', '147300.00']
  ])(
    'an application of %s with %s of the quarter before: %s is expected',
    async (quarter, entered, expected) => {
      const example = examples.find(({ multiChild }) => multiChild === '50975.00')
      if (example === undefined) throw new Error('E9 is missing')
      const office = await officeFor({ ...example, quarter })
      office.clock.set(within(quarter))
      const incomes = [[0, 'multi-child-benefit', entered]] as const
      const family = await settle(office, example.members)
      const { alerts } = await assessed(office, family, { ...example, incomes }, firstDay(quarter))
      const differs = alerts.find(({ code }) => code === 'multi-child-benefit-differs')
      expect(differs?.data).toEqual(expected === null ? undefined : { declared: entered, expected })
    }
  )
})
