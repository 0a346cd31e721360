import { sumTiyn, tiyn } from '@shared/domain/money'
import { precedingQuarter, quarterOf } from '@shared/domain/quarter'
import { createBook } from '@shared/parameters/book'
import type { ParameterValue } from '@shared/parameters/types'
import { assess } from '@shared/programmes/index'
import type { AskedFacts, AskedRow } from '@shared/programmes/asked'
import type { ChangeFacts, ChangeKind, ChangeReason, PaymentState } from '@shared/programmes/change/types'
import type { Assessment, CaseFacts, MemberFacts, ProgrammeId } from '@shared/programmes/types'
import type {
  AssignLetterData,
  Bilingual,
  ChangeLetterData,
  RefuseLetterData
} from '../../../electron/documents/letter-data'
import { assignLetter, bookFor, member, questions, shipped } from './samples'

const frame = assignLetter(questions.unconditional)

type Frame = Omit<
  AssignLetterData,
  'kind' | 'assistance' | 'months' | 'total' | 'iban' | 'firstPaymentMonth' | 'contract'
>

function frameOf(facts: CaseFacts, result: Assessment): Frame {
  const names = [
    'Жұмағалиева Қарлығаш Нұрсұлтанқызы',
    'Жұмағалиев Ерғазы Әбдіғаппарұлы',
    'Жұмағалиева Айгүлім'
  ]
  return {
    ...frame,
    number: '2026/000147',
    decidedOn: '2026-02-26',
    programme: result.programme,
    ruleVersion: result.ruleVersion,
    kindReason: result.kindReason,
    application: { ...frame.application, appliedOn: facts.appliedOn },
    members: facts.members.map(({ id }, index) => ({ id, name: names[index] ?? `Жұмағалиев ${index}` })),
    explanation: result.explanation
  }
}

/** A letter on what a real assessment gave. */
function assigned(facts: CaseFacts, result: Assessment, over: Partial<AssignLetterData>): AssignLetterData {
  if (!result.entitled) throw new Error(`the sample is refused: ${JSON.stringify(result.reasons)}`)
  return {
    ...frameOf(facts, result),
    kind: 'assign',
    assistance: result.kind,
    months: result.months,
    total: sumTiyn(result.months.map(({ amount }) => amount)),
    iban: 'KZ978562203105747338',
    firstPaymentMonth: result.months[0]?.month ?? '',
    contract: null,
    ...over
  }
}

function refused(facts: CaseFacts, result: Assessment, over: Partial<RefuseLetterData>): RefuseLetterData {
  if (result.entitled) throw new Error('the sample is assigned')
  return { ...frameOf(facts, result), kind: 'refuse', reasons: result.reasons, ...over }
}

function factsOf(
  programme: ProgrammeId,
  appliedOn: string,
  over: Partial<CaseFacts> & { asked?: AskedFacts } = {}
): CaseFacts {
  return {
    programme,
    appliedOn,
    region: '63',
    members: [member('a', '1985-03-15'), member('b', '1983-11-02', { sex: 'm' }), member('c', '2015-09-01')],
    incomes: [],
    survey: null,
    employmentRefusedBy: [],
    contractBrokenBy: [],
    falseData: false,
    bars: [],
    lumpSum: false,
    ...over
  }
}

function office(
  name: string,
  value: string,
  unit: ParameterValue['unit'],
  over: Partial<ParameterValue> = {}
): ParameterValue {
  return {
    name,
    value,
    unit,
    from: '2018-01-01',
    until: null,
    region: '63',
    variant: null,
    act: 'Өскемен қалалық мәслихатының 2025 жылғы 20 желтоқсандағы № 24/3 шешімі',
    mark: 'office',
    ...over
  }
}

const bills = (month: string): AskedRow[] => [
  { kind: 'heat', month, amount: '14250.40', quantity: '1.82', metered: true },
  { kind: 'cold-water', month, amount: '2280', quantity: '14.5' },
  { kind: 'hot-water', month, amount: '5612.75', quantity: '7' },
  { kind: 'gas', month, amount: '3120', quantity: '26' },
  { kind: 'electricity', month, amount: '6018.40', quantity: '312' },
  { kind: 'lift', month, amount: '1450' },
  { kind: 'phone', month, amount: '1850', oldFee: '1100' },
  { kind: 'condominium', month, amount: '3925.60' }
]

const housingBook = createBook([
  ...shipped(),
  office('housing-share', '5', 'percent'),
  office('housing-electricity-norm', '90', 'count', {
    act: 'Приказ управления энергетики № 41 от 11.02.2024'
  })
])

function housingFacts(wages: number): CaseFacts {
  return factsOf('housing', '2026-01-12', {
    incomes: [{ member: 'b', kind: 'wages', amount: tiyn(wages * 100), quarter: '2025-Q4', month: null }],
    asked: {
      area: '72.4',
      onlyHome: true,
      registeredThere: true,
      bills: ['2025-10', '2025-11', '2025-12'].flatMap(bills)
    }
  })
}

const benefit: Bilingual = {
  kk: 'Өрттен зардап шеккен отбасыларға біржолғы көмек',
  ru: 'Единовременная помощь семьям, пострадавшим от пожара'
}

function localFacts(category: string): CaseFacts {
  return factsOf('local', '2026-02-10', {
    members: [member('a', '1985-03-15')],
    asked: {
      category,
      benefit: 'fire',
      benefitVersion: '1',
      nameKk: benefit.kk,
      nameRu: benefit.ru,
      kind: 'once',
      amountUnit: 'mci',
      amount: '50',
      ceilingUnit: null,
      ceiling: null,
      timesAYear: '1',
      categories: [{ code: 'fire', nameKk: 'Өрттен зардап шеккендер', nameRu: 'Пострадавшие от пожара' }],
      act: 'Решение Усть-Каменогорского городского маслихата № 24/3 от 20.12.2025',
      given: []
    }
  })
}

const tariffBook = createBook([
  ...shipped(),
  office('tariff-mci-share', '0.5', 'mci'),
  office('tariff-phone-ceiling', '700', 'tenge'),
  office('tariff-category', 'entitled', 'choice', { variant: 'pensioner' }),
  office('tariff-category', 'not-entitled', 'choice', { variant: 'orphan' })
])

function tariffFacts(category: string, newFee = '1399'): CaseFacts {
  return factsOf('tariff', '2026-02-10', {
    members: [member('a', '1955-03-15')],
    asked: { subject: category === 'orphan' ? 'phone' : 'both', category, newFee, oldFee: '1100' }
  })
}

function kitFacts(category: string): CaseFacts {
  return factsOf('kit', '2020-04-10', {
    members: [member('a', '1985-03-15')],
    asked: { category, month: '2020-04', person: 'a' }
  })
}

const act = 'Өскемен қалалық мәслихатының 2025 жылғы 20 желтоқсандағы № 24/3 шешімі'

/** Letters on programmes beside ASP, each from a real assessment. */
export const otherLetters = {
  housing: () => {
    const facts = housingFacts(390_000)
    return assigned(facts, assess(facts, housingBook), { localActs: [act] })
  },
  housingRefused: () => {
    const facts = housingFacts(4_390_000)
    return refused(facts, assess(facts, housingBook), { localActs: [act] })
  },
  tariff: () => {
    const facts = tariffFacts('pensioner')
    return assigned(facts, assess(facts, tariffBook), { localActs: [act] })
  },
  tariffRefused: () => {
    const facts = tariffFacts('orphan', '1100')
    return refused(facts, assess(facts, tariffBook), { localActs: [act] })
  },
  local: () => {
    const facts = localFacts('fire')
    const acts = ['Решение Усть-Каменогорского городского маслихата № 24/3 от 20.12.2025']
    return assigned(facts, assess(facts, createBook(shipped())), { benefit, localActs: acts })
  },
  localRefused: () => {
    const facts = localFacts('none')
    return refused(facts, assess(facts, createBook(shipped())), { benefit })
  },
  kit: () => {
    const facts = kitFacts('unemployed')
    const result = assess(facts, createBook(shipped()))
    return assigned(facts, result, {
      application: { ...frame.application, appliedOn: '2020-04-10', channel: 'proactive' }
    })
  },
  kitRefused: () => {
    const facts = kitFacts('disabled-persons')
    return refused(facts, assess(facts, createBook(shipped())), {})
  }
} satisfies Record<string, () => AssignLetterData | RefuseLetterData>

type Standing = [month: string, tenge: number, state: PaymentState]

interface Order {
  kind: ChangeKind
  reason: ChangeReason
  from: string
  standing: Standing[]
  note?: string
  plan?: ChangeFacts['plan']
  baseKind?: string
  members?: MemberFacts[]
  wages?: number
  brokenBy?: string[]
  over?: Partial<ChangeLetterData>
}

/** A letter on what a change of a decision on ASP gave. */
export function changeLetter(order: Order): ChangeLetterData {
  const question = questions.unconditional
  const standing = order.standing.map(([month, tenge, state]) => {
    const amount = tiyn(tenge * 100)
    return { month, amount, due: state === 'cancelled' ? tiyn(0) : amount, state }
  })
  const change: ChangeFacts = {
    kind: order.kind,
    reason: order.reason,
    from: order.from,
    note: order.note ?? '',
    base: {
      number: '2026/000012',
      hash: 'a'.repeat(64),
      kind: order.baseKind ?? 'assign',
      months: standing,
      claimed: tiyn(0),
      claimLeft: tiyn(0)
    },
    plan: order.plan ?? null
  }
  const quarter = precedingQuarter(quarterOf(question.appliedOn))
  const facts = factsOf('asp', question.appliedOn, {
    members: order.members ?? question.members,
    incomes: [
      { member: 'a', kind: 'wages', amount: tiyn((order.wages ?? 186_400) * 100), quarter, month: null }
    ],
    contractBrokenBy: order.brokenBy ?? [],
    change
  })
  const result = assess(facts, bookFor(question.appliedOn, question.values))
  if (result.change === undefined) throw new Error('nothing is changed')
  return {
    ...frameOf(facts, result),
    number: '2026/000345',
    decidedOn: '2026-03-18',
    application: { ...frame.application, number: '2026-000702', appliedOn: '2026-03-10' },
    rulesOn: facts.appliedOn,
    appeal: { months: 3, lastDay: '2026-06-18' },
    kind: result.change.kind,
    change: result.change,
    base: { number: '2026/000012', kind: change.base.kind, decidedOn: '2026-02-12' },
    note: change.note,
    iban: 'KZ978562203105747338',
    reasons: result.reasons,
    bar: null,
    ...order.over
  }
}

const paidAndPlanned: Standing[] = [
  ['2026-02', 134_067, 'paid'],
  ['2026-03', 134_067, 'planned']
]

/** Letters on what becomes of a decision on ASP afterwards. */
export const changeLetters = {
  composition: () =>
    changeLetter({ kind: 'change', reason: 'composition', from: '2026-02', standing: paidAndPlanned }),
  arrears: () =>
    changeLetter({
      kind: 'change',
      reason: 'income',
      from: '2026-02',
      standing: [
        ['2026-02', 60_000, 'paid'],
        ['2026-03', 60_000, 'planned']
      ],
      note: 'Справка о доходах от 05.03.2026 представлена заявителем.'
    }),
  overpaid: () =>
    changeLetter({
      kind: 'change',
      reason: 'overpayment',
      from: '2026-02',
      standing: [
        ['2026-02', 134_067, 'paid'],
        ['2026-03', 134_067, 'listed']
      ],
      wages: 390_000,
      plan: { instalment: tiyn(1_000_000), from: '2026-05' },
      note: 'Тексеру кезінде жұмыс берушіден алынған жалақы туралы анықтама өтініште көрсетілмегені анықталды.'
    }),
  overpaidNoPlan: () =>
    changeLetter({
      kind: 'change',
      reason: 'income',
      from: '2026-02',
      standing: paidAndPlanned,
      wages: 1_390_000
    }),
  appealGranted: () =>
    changeLetter({
      kind: 'change',
      reason: 'appeal',
      from: '2026-02',
      standing: [
        ['2026-02', 60_000, 'paid'],
        ['2026-03', 60_000, 'planned']
      ]
    }),
  appealKept: () => {
    const same = changeLetter({ kind: 'change', reason: 'appeal', from: '2026-02', standing: paidAndPlanned })
    const standing = same.change.months.map(({ month, due }): Standing => [month, due / 100, 'planned'])
    return changeLetter({ kind: 'change', reason: 'appeal', from: '2026-02', standing })
  },
  appealOfRefusal: () =>
    changeLetter({ kind: 'change', reason: 'appeal', from: '2026-02', standing: [], baseKind: 'refuse' }),
  appealOfRefusalKept: () =>
    changeLetter({
      kind: 'change',
      reason: 'appeal',
      from: '2026-02',
      standing: [],
      baseKind: 'refuse',
      wages: 1_390_000
    }),
  memberDied: () =>
    changeLetter({
      kind: 'change',
      reason: 'death',
      from: '2026-03',
      standing: paidAndPlanned,
      members: questions.unconditional.members.filter(({ id }) => id !== 'b')
    }),
  suspendBroken: () =>
    changeLetter({
      kind: 'suspend',
      reason: 'contract-broken',
      from: '2026-03',
      standing: paidAndPlanned,
      brokenBy: ['a'],
      over: { bar: { from: '2026-03-18', until: '2026-09-17' } },
      note: '12 наурызда жұмысқа орналасу туралы міндеттеме орындалмағаны анықталды.'
    }),
  suspendClarify: () =>
    changeLetter({
      kind: 'suspend',
      reason: 'clarification',
      from: '2026-03',
      standing: paidAndPlanned,
      note: 'Нужна справка о составе семьи с нового адреса.'
    }),
  resumed: () =>
    changeLetter({
      kind: 'resume',
      reason: 'obligations-met',
      from: '2026-03',
      standing: [['2026-03', 134_067, 'cancelled']],
      baseKind: 'suspend'
    }),
  moved: () =>
    changeLetter({ kind: 'terminate', reason: 'moved', from: '2026-03', standing: paidAndPlanned }),
  died: () =>
    changeLetter({
      kind: 'terminate',
      reason: 'death',
      from: '2026-03',
      standing: [
        ['2026-02', 134_067, 'paid'],
        ['2026-03', 134_067, 'listed']
      ]
    }),
  ownWish: () =>
    changeLetter({ kind: 'terminate', reason: 'own-wish', from: '2026-03', standing: paidAndPlanned }),
  endedBroken: () =>
    changeLetter({
      kind: 'terminate',
      reason: 'contract-broken',
      from: '2026-03',
      standing: paidAndPlanned,
      brokenBy: ['a']
    })
} satisfies Record<string, () => ChangeLetterData>
