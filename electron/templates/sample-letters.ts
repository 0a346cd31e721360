import { addMonths } from '@shared/domain/iso-date'
import { sumTiyn, tiyn } from '@shared/domain/money'
import type { ChangeResult } from '@shared/programmes/change/types'
import type { ProgrammeId, RefusalReason } from '@shared/programmes/types'
import type {
  AssignLetterData,
  ChangeLetterData,
  LetterData,
  RefuseLetterData
} from '../documents/letter-data'

/** Letters on programmes beside ASP and on changes, for the preview of a wording; sums are made up like the people. */
export type OtherSample =
  | 'housing'
  | 'tariff'
  | 'local'
  | 'kit'
  | 'refuse-other'
  | 'change'
  | 'overpaid'
  | 'appeal'
  | 'suspend'
  | 'resume'
  | 'terminate'
  | 'death'

type Frame = Omit<RefuseLetterData, 'kind' | 'reasons'> & Pick<AssignLetterData, 'iban'>

const was = tiyn(4_500_000)
const benefit = { kk: 'Үлгі көмек', ru: 'Образец помощи' }
const acts = ['№ 1, 05.01.2026']

/** A letter of the sort asked for, in the frame of the others: office, people, working. */
export function otherSample(sample: OtherSample, frame: Frame): LetterData {
  switch (sample) {
    case 'housing':
    case 'tariff':
      return assigned(frame, sample, 3)
    case 'local':
    case 'kit':
      return assigned(frame, sample, 1)
    case 'refuse-other':
      return refused(frame)
    default:
      return changed(frame, sample)
  }
}

function assigned(frame: Frame, programme: ProgrammeId, count: number): AssignLetterData {
  const months = ['2026-01', '2026-02', '2026-03'].slice(-count).map((month) => ({ month, amount: was }))
  return {
    ...frame,
    programme,
    kind: 'assign',
    assistance: null,
    months,
    total: sumTiyn(months.map(({ amount }) => amount)),
    firstPaymentMonth: months[0]?.month ?? '',
    contract: null,
    localActs: acts,
    benefit: programme === 'local' ? benefit : null
  }
}

function refused(frame: Frame): RefuseLetterData {
  const reasons: RefusalReason[] = [
    { code: 'housing-not-only-home', article: 'housing rules', data: {} },
    { code: 'housing-not-registered', article: 'housing rules', data: {} }
  ]
  return { ...frame, programme: 'housing', kind: 'refuse', reasons, localActs: acts }
}

const made: Record<
  Exclude<OtherSample, 'housing' | 'tariff' | 'local' | 'kit' | 'refuse-other'>,
  { kind: ChangeResult['kind']; reason: ChangeResult['reason']; due: number; over?: Partial<ChangeResult> }
> = {
  change: { kind: 'change', reason: 'composition', due: 5_200_000, over: owed('arrears') },
  overpaid: { kind: 'change', reason: 'overpayment', due: 3_000_000, over: owed('overpaid') },
  appeal: { kind: 'change', reason: 'appeal', due: 5_200_000, over: owed('arrears') },
  suspend: { kind: 'suspend', reason: 'contract-broken', due: 0 },
  resume: { kind: 'resume', reason: 'obligations-met', due: 4_500_000 },
  terminate: { kind: 'terminate', reason: 'moved', due: 0 },
  death: { kind: 'terminate', reason: 'death', due: 0 }
}

/** What is owed one way or the other, so that every line of the letter is seen. */
function owed(what: 'arrears' | 'overpaid'): Partial<ChangeResult> {
  if (what === 'arrears') return { arrears: tiyn(700_000), arrearsIn: '2026-03' }
  const instalments = ['2026-04', '2026-05'].map((month) => ({ month, amount: tiyn(500_000) }))
  return {
    overpaid: tiyn(1_500_000),
    instalments: [...instalments, { month: '2026-06', amount: tiyn(500_000) }]
  }
}

function changed(frame: Frame, sample: keyof typeof made): ChangeLetterData {
  const { kind, reason, due, over = {} } = made[sample]
  const number = '2026/000000'
  const stood = kind === 'resume' ? 'cancelled' : 'planned'
  return {
    ...frame,
    kind,
    base: { number, kind: 'assign', decidedOn: addMonths(frame.decidedOn, -1) },
    change: {
      kind,
      reason,
      from: '2026-02',
      baseNumber: number,
      months: [
        { month: '2026-02', was, state: kind === 'change' ? 'paid' : stood, due: tiyn(due) },
        { month: '2026-03', was, state: stood, due: tiyn(due) }
      ],
      cancelled: [],
      overpaid: tiyn(0),
      arrears: tiyn(0),
      arrearsIn: null,
      setOff: tiyn(0),
      instalments: [],
      ...over
    },
    note: '…',
    reasons: [],
    bar: kind === 'suspend' ? { from: frame.decidedOn, until: addMonths(frame.decidedOn, 6) } : null
  }
}
