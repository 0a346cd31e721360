import { sumTiyn } from '@shared/domain/money'
import type { ChangeReason } from '@shared/programmes/change/types'
import type { Value } from '../scribe'
import type { Bilingual, ChangeLetterData } from '../letter-data'
import { standing } from './change-sums'
import type { ChangePen } from './letter-pen'

type Values = Record<string, Value>

/** The sentences of a letter on a change that depend on what is done and why. */
export interface ChangeWords {
  /** Over the addressee's name. */
  toWhom: Bilingual
  title: Bilingual
  why: Bilingual
  decision: readonly Bilingual[]
  nextHeading: Bilingual
  next: Bilingual
}

function unforeseen({ number, kind, change }: ChangeLetterData): Error {
  return new Error(`decision ${number}: ${change.reason} is no reason to ${kind}`)
}

/** One of the blocks a kind has for its reasons. */
function chosen<Block extends string>(
  data: ChangeLetterData,
  blocks: Partial<Record<ChangeReason, Block>>
): Block {
  const block = blocks[data.change.reason]
  if (block === undefined) throw unforeseen(data)
  return block
}

/** The words of the letter, from the template of its kind. */
export function changeWords(pen: ChangePen, values: Values): ChangeWords {
  const words = { change, suspend, resume, terminate }[pen.data.kind]
  return { toWhom: pen.common('addressee'), ...words(pen, values) }
}

type Made = Omit<ChangeWords, 'toWhom'> & Partial<Pick<ChangeWords, 'toWhom'>>

/** Whether the months' sum rose, fell or stayed. */
function difference({ change }: ChangeLetterData): number {
  return sumTiyn(change.months.map(({ due }) => due)) - sumTiyn(change.months.map(standing))
}

function change({ data, blocksOf }: ChangePen, values: Values): Made {
  const blocks = blocksOf('letter-change')
  const why = chosen(data, {
    composition: 'composition',
    income: 'income',
    address: 'address',
    overpayment: 'overpayment',
    appeal: 'appeal',
    death: 'death'
  } as const)
  const by = difference(data)
  const touched = by !== 0 || data.change.months.some((month) => standing(month) !== month.due)
  const ofRefusal = data.base.kind === 'refuse'
  const decision = ofRefusal
    ? blocks(touched ? 'decisionOverturned' : 'decisionRefusalKept', values)
    : blocks(touched ? 'decision' : 'decisionKept', values)
  const outcome = by > 0 ? 'appealGranted' : by < 0 ? 'appealLowered' : 'appealKept'
  const ofAppeal = data.change.reason === 'appeal'
  return {
    title: blocks(ofAppeal ? 'titleAppeal' : 'title', values),
    why: blocks(why, values),
    decision: ofAppeal ? [blocks(outcome), decision] : [decision],
    nextHeading: blocks('nextHeading'),
    next: blocks('next')
  }
}

function suspend({ data, blocksOf }: ChangePen, values: Values): Made {
  const blocks = blocksOf('letter-suspend')
  const why = chosen(data, { 'contract-broken': 'contractBroken', clarification: 'clarification' } as const)
  const broken = why === 'contractBroken'
  return {
    title: blocks('title', values),
    why: blocks(why, values),
    decision: [blocks('decision', values), ...(broken ? [blocks('wholeFamily')] : [])],
    nextHeading: blocks('nextHeading'),
    next: blocks(broken ? 'nextContractBroken' : 'nextClarification')
  }
}

function resume({ data, blocksOf }: ChangePen, values: Values): Made {
  const blocks = blocksOf('letter-resume')
  const why = chosen(data, {
    'obligations-met': 'obligationsMet',
    clarification: 'clarification',
    appeal: 'appeal'
  } as const)
  return {
    title: blocks('title', values),
    why: blocks(why, values),
    decision: [blocks('decision', values)],
    nextHeading: blocks('nextHeading'),
    next: blocks('next')
  }
}

function terminate({ data, blocksOf }: ChangePen, values: Values): Made {
  const blocks = blocksOf('letter-terminate')
  const reason = chosen(data, {
    moved: 'moved',
    death: 'death',
    'own-wish': 'ownWish',
    'contract-broken': 'contractBroken'
  } as const)
  const next = {
    moved: 'nextMoved',
    death: data.change.overpaid > 0 ? 'nextDeathOverpaid' : 'nextDeath',
    ownWish: 'nextOwnWish',
    contractBroken: 'nextContractBroken'
  } as const
  return {
    // The one the assistance was in the name of has died: the letter goes to those who are left.
    ...(reason === 'death' ? { toWhom: blocks('toFamily') } : {}),
    title: blocks('title', values),
    why: blocks(reason, values),
    decision: [blocks('decision', values)],
    nextHeading: blocks('nextHeading'),
    next: blocks(next[reason])
  }
}
