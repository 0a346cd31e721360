import { addMonths } from '@shared/domain/iso-date'
import { makeIban } from '@shared/domain/iban'
import { sumTiyn, tiyn } from '@shared/domain/money'
import { createBook } from '@shared/parameters/book'
import type { ParameterValue } from '@shared/parameters/types'
import { assess } from '@shared/programmes/index'
import type { CaseFacts, MemberFacts } from '@shared/programmes/types'
import type { LetterData, OfficeOnPaper, SurveyActData } from '../documents/letter-data'
import { otherSample, type OtherSample } from './sample-letters'

/** Made-up people for the preview of a wording: the person who edits templates need not see anybody's case. */
const appliedOn = '2026-02-10'
const decidedOn = '2026-02-18'
const names = ['Үлгіева Үлгі Үлгіқызы', 'Примеров Пример Примерович', 'Үлгіев Айбек Үлгіұлы']
const address = {
  kk: 'Шығыс Қазақстан облысы, Глубокое кенті, Абай көшесі, 1',
  ru: 'Восточно-Казахстанская область, посёлок Глубокое, улица Абая, 1'
}
const iin = '850315400608'

function value(name: string, tenge: string): ParameterValue {
  const act = '№ 1, 05.01.2026'
  const period = { from: '2025-10-01', until: '2025-12-31' }
  return { name, value: tenge, unit: 'tenge', ...period, region: '63', variant: null, act, mark: 'question' }
}

function member(id: string, bornOn: string, over: Partial<MemberFacts> = {}): MemberFacts {
  return {
    id,
    bornOn,
    sex: 'f',
    student: false,
    ableBodied: false,
    disabilityGroup: null,
    caresFor: null,
    longSickLeave: false,
    memberFrom: null,
    memberUntil: null,
    ...over
  }
}

/** What the letters on ASP are drawn from. */
type AspSample = 'unconditional' | 'conditional' | 'refuse'

function factsOf(sample: AspSample): CaseFacts {
  const carer = sample === 'unconditional' ? { caresFor: 'c' } : {}
  const wages = sample === 'refuse' ? 64_000_000 : 9_000_000
  return {
    programme: 'asp',
    appliedOn,
    region: '63',
    members: [
      member('a', '1990-03-15', { ableBodied: true, ...carer }),
      member('b', '2015-09-01', { sex: 'm' }),
      member('c', '2024-05-20', { sex: 'm' })
    ],
    incomes: [{ member: 'a', kind: 'wages', amount: tiyn(wages), quarter: '2025-Q4', month: null }],
    survey: null,
    employmentRefusedBy: [],
    contractBrokenBy: [],
    falseData: false,
    bars: [],
    lumpSum: false
  }
}

export interface SampleSurroundings {
  office: OfficeOnPaper
  shipped: readonly ParameterValue[]
  templateVersion: number
}

export type LetterSample = AspSample | OtherSample

const aspSamples: readonly LetterSample[] = ['unconditional', 'conditional', 'refuse']

function isOfAsp(sample: LetterSample): sample is AspSample {
  return aspSamples.includes(sample)
}

/** A letter to nobody, ASP's worked out by the law of its date. @throws OfficeError `parameter-missing` when the book lacks a value */
export function sampleLetter(
  sample: LetterSample,
  { office, shipped, templateVersion }: SampleSurroundings
): LetterData {
  const own = [value('subsistence-minimum', '52340'), value('median-income', '148700')]
  const result = assess(factsOf(isOfAsp(sample) ? sample : 'unconditional'), createBook(shipped, own))
  const common = {
    templateVersion,
    office,
    number: '63-2026-000000',
    decidedOn,
    copyNumber: 1,
    addressee: { name: names[0] ?? '', iin, address },
    application: { number: '000000', appliedOn, channel: 'e-gov' as const, outsideNumber: '0000000' },
    programme: result.programme,
    ruleVersion: result.ruleVersion,
    kindReason: result.kindReason,
    members: ['a', 'b', 'c'].map((id, index) => ({ id, name: names[index] ?? '' })),
    appeal: { months: 3, lastDay: addMonths(decidedOn, 3) },
    preparedBy: { name: names[1] ?? '', phone: office.phone },
    approvedBy: [names[1] ?? ''],
    hash: '0'.repeat(64),
    explanation: result.explanation
  }
  const iban = makeIban('722', 'S000000000000')
  if (!isOfAsp(sample)) return otherSample(sample, { ...common, iban })
  if (!result.entitled) return { ...common, kind: 'refuse', reasons: result.reasons }
  return {
    ...common,
    kind: 'assign',
    assistance: result.kind,
    months: result.months,
    total: sumTiyn(result.months.map(({ amount }) => amount)),
    iban,
    firstPaymentMonth: result.months[0]?.month ?? '',
    contract:
      result.kind === 'conditional' ? { number: '1', signedOn: decidedOn, obligations: '1) … 2) …' } : null
  }
}

/** A blank act of survey of the same family. */
export function sampleAct({ office, templateVersion }: SampleSurroundings): SurveyActData {
  return {
    templateVersion,
    office,
    caseNumber: '000000',
    appliedOn,
    printedOn: decidedOn,
    applicant: { name: names[0] ?? '', iin, phone: office.phone },
    address,
    members: [
      { name: names[0] ?? '', bornOn: '1990-03-15', relation: 'applicant' },
      { name: names[1] ?? '', bornOn: '2015-09-01', relation: 'child' },
      { name: names[2] ?? '', bornOn: '2024-05-20', relation: 'child' }
    ]
  }
}
