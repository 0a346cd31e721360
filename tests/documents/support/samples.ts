import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { addMonths } from '@shared/domain/iso-date'
import { sumTiyn, tiyn } from '@shared/domain/money'
import { firstDay, lastDay, precedingQuarter, quarterOf } from '@shared/domain/quarter'
import { createBook } from '@shared/parameters/book'
import { parseParameterFile } from '@shared/parameters/parse'
import type { Book, ParameterValue } from '@shared/parameters/types'
import { assess } from '@shared/programmes/index'
import type { Assessment, CaseFacts, IncomeFacts, MemberFacts } from '@shared/programmes/types'
import type {
  AssignLetterData,
  LetterData,
  RefuseLetterData,
  SurveyActData
} from '../../../electron/documents/letter-data'

export const root = resolve(import.meta.dirname, '../../..')
export const fontsFolder = join(root, 'resources/fonts')
export const templatesFolder = join(root, 'resources/templates')

const names = [
  'Жұмағалиева Қарлығаш Нұрсұлтанқызы',
  'Жұмағалиев Ерғазы Әбдіғаппарұлы',
  'Константинопольский-Вознесенский Александр Владиславович',
  'Жұмағалиева Айгүлім Ерғазықызы',
  'Жұмағалиев Әбілмансұр Ерғазыұлы',
  'Жұмағалиева Гүлдариға Ерғазықызы',
  'Жұмағалиев Мұхамедғали Ерғазыұлы',
  'Жұмағалиева Фатимаһ Ерғазықызы',
  'Жұмағалиев Өмірзақ Ерғазыұлы'
]

export const office = {
  name: {
    kk: '«Шығыс Қазақстан облысы Өскемен қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» мемлекеттік мекемесі',
    ru: 'Государственное учреждение «Отдел занятости и социальных программ города Усть-Каменогорска Восточно-Казахстанской области»'
  },
  address: {
    kk: '070004, Өскемен қаласы, Пермитин көшесі, 17',
    ru: '070004, город Усть-Каменогорск, улица Пермитина, 17'
  },
  phone: '+7 7232 12-34-56',
  headName: { kk: 'Ә. С. Төлегенов', ru: 'А. С. Тулегенов' }
}

let shippedValues: readonly ParameterValue[] | null = null

/** The parameters the program ships. */
export function shipped(): readonly ParameterValue[] {
  return (shippedValues ??= readShipped())
}

function readShipped(): ParameterValue[] {
  const folder = join(root, 'resources/parameters')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => parseParameterFile(parse(readFileSync(join(folder, name), 'utf8')), name))
}

function officeValue(
  name: string,
  value: string,
  from: string,
  until: string | null,
  act: string
): ParameterValue {
  const unit = name === 'child-age-rule' ? 'choice' : 'tenge'
  return {
    name,
    value,
    unit,
    from,
    until,
    region: unit === 'tenge' ? '63' : null,
    variant: null,
    act,
    mark: 'office'
  }
}

/** The shipped parameters with an office's own for one quarter. */
export function bookFor(appliedOn: string, values: Record<string, string>): Book {
  const quarter = quarterOf(appliedOn)
  const before = precedingQuarter(quarter)
  const own = Object.entries(values).map(([name, value]) => {
    const period = name === 'poverty-line' ? quarter : before
    return name === 'child-age-rule'
      ? officeValue(name, value, '2018-01-01', null, 'Бұйрық № 4')
      : officeValue(name, value, firstDay(period), lastDay(period), 'Приказ управления № 18 от 10.01.2026')
  })
  return createBook([...shipped(), ...own])
}

export function member(id: string, bornOn: string, over: Partial<MemberFacts> = {}): MemberFacts {
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

export interface Question {
  appliedOn: string
  members: MemberFacts[]
  incomes: Omit<IncomeFacts, 'quarter' | 'month'>[]
  values: Record<string, string>
  over?: Partial<CaseFacts>
}

export function assessed({ appliedOn, members, incomes, values, over = {} }: Question): Assessment {
  const quarter = precedingQuarter(quarterOf(appliedOn))
  const facts: CaseFacts = {
    programme: 'asp',
    appliedOn,
    region: '63',
    members,
    incomes: incomes.map((income) => ({ ...income, quarter, month: null })),
    survey: null,
    employmentRefusedBy: [],
    contractBrokenBy: [],
    falseData: false,
    bars: [],
    lumpSum: false,
    ...over
  }
  return assess(facts, bookFor(appliedOn, values))
}

const hash = '3f9ab2c4d5e6f7081122334455667788990011223344556677889900aabbccdd'

function common(
  question: Question,
  assessment: Assessment
): Omit<
  AssignLetterData,
  'kind' | 'assistance' | 'months' | 'total' | 'iban' | 'firstPaymentMonth' | 'contract'
> {
  const decidedOn = question.appliedOn.slice(0, 8) + '26'
  return {
    templateVersion: 1,
    office,
    number: '63-2026-000147',
    decidedOn,
    copyNumber: 1,
    addressee: {
      name: names[0] ?? '',
      iin: '850315400608',
      address: {
        kk: 'Шығыс Қазақстан облысы, Глубокое ауданы, Белоусовка кенті, Қабанбай батыр көшесі, 112-үй, 45-пәтер',
        ru: 'Восточно-Казахстанская область, Глубоковский район, посёлок Белоусовка, улица Кабанбай батыра, дом 112, квартира 45'
      }
    },
    application: {
      number: 'АӘК-2026-000311',
      appliedOn: question.appliedOn,
      channel: 'in-person',
      outsideNumber: null
    },
    programme: 'asp',
    ruleVersion: assessment.ruleVersion,
    kindReason: assessment.kindReason,
    members: question.members.map(({ id }, index) => ({ id, name: names[index % names.length] ?? '' })),
    appeal: { months: 3, lastDay: addMonths(decidedOn, 3) },
    preparedBy: { name: 'Ахметова Жанна Серікқызы', phone: '+7 7232 12-34-57' },
    approvedBy: ['Сейітқали Бақытжан Мұратұлы', 'Төлегенов Әлихан Сапарұлы'],
    hash,
    explanation: assessment.explanation
  }
}

export function assignLetter(question: Question, over: Partial<AssignLetterData> = {}): AssignLetterData {
  const assessment = assessed(question)
  if (!assessment.entitled) throw new Error(`the sample is refused: ${JSON.stringify(assessment.reasons)}`)
  return {
    ...common(question, assessment),
    kind: 'assign',
    assistance: assessment.kind,
    months: assessment.months,
    total: sumTiyn(assessment.months.map(({ amount }) => amount)),
    iban: 'KZ978562203105747338',
    firstPaymentMonth: assessment.months[0]?.month ?? '',
    contract:
      assessment.kind === 'unconditional'
        ? null
        : {
            number: 'СК-118',
            signedOn: question.appliedOn,
            obligations:
              '1) зарегистрироваться в центре занятости до 1 февраля и пройти обучение по направлению; 2) обеспечить посещение школы детьми; 3) пройти обследование в поликлинике по месту жительства.'
          },
    ...over
  }
}

export function refuseLetter(question: Question, over: Partial<RefuseLetterData> = {}): RefuseLetterData {
  const assessment = assessed(question)
  if (assessment.entitled) throw new Error('the sample is assigned')
  return { ...common(question, assessment), kind: 'refuse', reasons: assessment.reasons, ...over }
}

const able = { ableBodied: true } as const
const wages = (member: string, tenge: number) => ({
  member,
  kind: 'wages' as const,
  amount: tiyn(tenge * 100)
})

/** Letters of every sort a letter can be. */
export const questions = {
  /** A mother who cares for a small child; a pensioner; no contract. */
  unconditional: {
    appliedOn: '2026-02-10',
    members: [
      member('a', '1994-03-15', { ...able, caresFor: 'c' }),
      member('b', '2015-09-01'),
      member('c', '2024-05-20')
    ],
    incomes: [{ member: 'a', kind: 'child-care-benefit', amount: tiyn(18_640_000) }],
    values: { 'subsistence-minimum': '52340', 'median-income': '148700' }
  },
  /** Nine members, children of 1 to 6, a child that turns seven in the quarter. */
  conditional: {
    appliedOn: '2026-01-12',
    members: [
      member('a', '1985-03-15', able),
      member('b', '1983-11-02', { ...able, sex: 'm' }),
      member('c', '1952-01-30', { sex: 'm' }),
      ...['2009-04-01', '2012-08-19', '2016-02-27', '2019-02-11', '2021-06-05', '2023-10-14'].map(
        (bornOn, index) => member('defghi'[index] ?? '', bornOn)
      )
    ],
    incomes: [
      wages('b', 452_318),
      { member: 'a', kind: 'multi-child-benefit', amount: tiyn(31_202_433) },
      { member: 'c', kind: 'pension', amount: tiyn(21_654_900) }
    ],
    values: { 'subsistence-minimum': '52340', 'median-income': '148700', 'child-age-rule': 'month-start' }
  },
  /** Domain example E2: an adult gets the gap, a child the whole line. */
  rule2019: {
    appliedOn: '2019-05-20',
    members: [
      member('a', '1985-03-15', able),
      member('b', '1983-11-02', able),
      ...['2005-04-01', '2009-08-19', '2012-02-27', '2016-02-11'].map((bornOn, index) =>
        member('cdef'[index] ?? '', bornOn)
      )
    ],
    incomes: [wages('b', 150_000), { member: 'a', kind: 'multi-child-benefit', amount: tiyn(3_151_200) }],
    values: {}
  },
  oneReason: {
    appliedOn: '2026-02-10',
    members: [member('a', '1994-03-15', able), member('b', '2015-09-01')],
    incomes: [wages('a', 640_000)],
    values: { 'subsistence-minimum': '52340', 'median-income': '148700' }
  },
  fourReasons: {
    appliedOn: '2026-02-10',
    members: [
      member('a', '1985-03-15', able),
      member('b', '1983-11-02', able),
      ...[
        '2006-04-01',
        '2012-08-19',
        '2016-02-27',
        '2019-02-11',
        '2021-06-05',
        '2023-10-14',
        '2025-01-01'
      ].map((bornOn, index) => member('cdefghi'[index] ?? '', bornOn))
    ],
    incomes: [wages('b', 4_640_000.55)],
    values: { 'subsistence-minimum': '52340', 'median-income': '148700' },
    over: {
      survey: { refused: false, conclusion: 'no-need' },
      employmentRefusedBy: ['b'],
      contractBrokenBy: ['a', 'b'],
      bars: [{ reason: 'false-data', from: '2025-11-01', until: '2026-04-30', member: 'a' }]
    }
  }
} satisfies Record<string, Question>

export const letters = {
  unconditional: () => assignLetter(questions.unconditional),
  conditional: () => assignLetter(questions.conditional),
  rule2019: () => assignLetter(questions.rule2019, { number: '63-2019-000088' }),
  oneReason: () => refuseLetter(questions.oneReason),
  fourReasons: () => refuseLetter(questions.fourReasons)
} satisfies Record<string, () => LetterData>

export function surveyAct(over: Partial<SurveyActData> = {}): SurveyActData {
  const relations = ['applicant', 'spouse', 'parent', 'child', 'child'] as const
  return {
    templateVersion: 1,
    office,
    caseNumber: 'АӘК-2026-000311',
    appliedOn: '2026-01-12',
    printedOn: '2026-01-13',
    applicant: { name: names[0] ?? '', iin: '850315400608', phone: '+7 701 234 56 78' },
    address: {
      kk: 'Шығыс Қазақстан облысы, Глубокое ауданы, Белоусовка кенті, Қабанбай батыр көшесі, 112-үй, 45-пәтер',
      ru: 'Восточно-Казахстанская область, Глубоковский район, посёлок Белоусовка, улица Кабанбай батыра, дом 112, квартира 45'
    },
    members: relations.map((relation, index) => ({
      relation,
      name: names[index] ?? '',
      bornOn: `19${80 + index}-03-15`
    })),
    ...over
  }
}
