import { categoryField, type Category, type Condition } from '@shared/contract/criteria'
import type { InputOf } from '@shared/contract'
import type { ErrorCode } from '@shared/errors'
import type { Round } from './round-words'

export type Fact = Condition['fact']
export type DisabilityGroup = Extract<Condition, { fact: 'disability' }>['groups'][number]
export type MarkName = Extract<Condition, { fact: 'mark' }>['mark']
export type PaidProgramme = Extract<Condition, { fact: 'programme' }>['programme']

/** A condition as it is being entered: numbers are still text, and what its fact does not ask for stays unused. */
export interface ConditionDraft {
  key: number
  fact: Fact
  from: string
  /** Of an age the first year that is too old, of a family its largest size. */
  until: string
  groups: DisabilityGroup[]
  programme: PaidProgramme
  mark: MarkName
  has: boolean
  listId: number | null
}
export interface CategoryDraft {
  key: number
  id: string
  nameKk: string
  nameRu: string
  conditions: ConditionDraft[]
}
export interface RoundDraft {
  nameKk: string
  nameRu: string
  programme: Round['programme']
  wareId: number | null
  norm: Round['norm']
  quantity: string
  repeatAfter: Round['repeatAfter']
  /** Null: the month of the first day. */
  month: string | null
  asOf: string | null
  firstDay: string | null
  lastDay: string | null
  slotMinutes: string
  sourcePlaceId: number | null
  pointIds: number[]
  area: string[]
  categories: CategoryDraft[]
}

let lastKey = 0
/** Rows keep their place on the screen when others are moved or taken away. */
function nextKey(): number {
  lastKey += 1
  return lastKey
}

const text = (value: number | undefined): string => (value === undefined ? '' : String(value))

/** A new condition of a fact, with nothing chosen yet. */
export function emptyCondition(fact: Fact): ConditionDraft {
  return {
    key: nextKey(),
    fact,
    from: fact === 'family-children' ? '4' : '',
    until: '',
    groups: [],
    programme: 'asp',
    mark: 'pensioner',
    has: true,
    listId: null
  }
}

function conditionDraft(condition: Condition): ConditionDraft {
  const draft = emptyCondition(condition.fact)
  switch (condition.fact) {
    case 'age':
      return { ...draft, from: text(condition.from), until: text(condition.below) }
    case 'family-size':
      return { ...draft, from: text(condition.from), until: text(condition.until) }
    case 'family-children':
      return { ...draft, from: text(condition.from) }
    case 'disability':
      return { ...draft, groups: [...condition.groups] }
    case 'programme':
      return { ...draft, programme: condition.programme }
    case 'mark':
      return { ...draft, mark: condition.mark, has: condition.has }
    case 'list':
      return { ...draft, listId: condition.listId }
    default:
      return draft
  }
}

export function categoryDraft(category: Category): CategoryDraft {
  const { id, nameKk, nameRu, conditions } = category
  return { key: nextKey(), id, nameKk, nameRu, conditions: conditions.map(conditionDraft) }
}

/** An own category, under an id no other has. */
export function ownCategory(others: readonly CategoryDraft[]): CategoryDraft {
  const taken = new Set(others.map(({ id }) => id))
  let n = 1
  while (taken.has(`own-${n}`)) n += 1
  return { key: nextKey(), id: `own-${n}`, nameKk: '', nameRu: '', conditions: [] }
}

/** A number as the operation takes it; nothing typed is nothing, and what is no number stays as it was typed. */
function numeric(typed: string): unknown {
  const clean = typed.replace(/\s/g, '')
  if (clean === '') return undefined
  return /^\d{1,9}$/.test(clean) ? Number(clean) : typed
}

function conditionInput(draft: ConditionDraft): Condition {
  const { fact, groups, programme, mark, has, listId } = draft
  const from = numeric(draft.from)
  const until = numeric(draft.until)
  const asked: Record<Fact, object> = {
    age: { from, below: until },
    disability: { groups },
    programme: { programme },
    mark: { mark, has },
    'raises-disabled-child': {},
    'retirement-age': {},
    'family-children': { from: from ?? null },
    'family-size': { from, until },
    list: { listId }
  }
  return { fact, ...asked[fact] } as Condition
}

export function categoryInput({ id, nameKk, nameRu, conditions }: CategoryDraft): Category {
  return { id, nameKk, nameRu, conditions: conditions.map(conditionInput) }
}

/** Whether something in the category would be refused. */
export function isFaulty(category: CategoryDraft): boolean {
  return (
    category.conditions.some(isBoundless) ||
    !categoryField.safeParse(JSON.parse(JSON.stringify(categoryInput(category)))).success
  )
}

/** An age or a size with neither bound would let everybody in. */
function isBoundless({ fact, from, until }: ConditionDraft): boolean {
  return (fact === 'age' || fact === 'family-size') && from.trim() === '' && until.trim() === ''
}

/** The operation's input. */
export function roundInput(draft: RoundDraft): InputOf<'rounds.create'> {
  const { area, categories, quantity, slotMinutes, month, ...plain } = draft
  return {
    ...plain,
    quantity: numeric(quantity) ?? null,
    slotMinutes: numeric(slotMinutes) ?? null,
    ...(month === null ? {} : { month }),
    criteria: { area, categories: categories.map(categoryInput) }
  } as InputOf<'rounds.create'>
}

/** What the schema alone cannot say; the main process asks the same. */
export function roundRules(draft: RoundDraft, today: string): Record<string, ErrorCode | null> {
  const { asOf, firstDay, lastDay } = draft
  const rules: Record<string, ErrorCode | null> = {
    asOf: asOf !== null && asOf > today ? 'as-of-in-future' : null,
    lastDay: firstDay !== null && lastDay !== null && lastDay < firstDay ? 'round-days' : null
  }
  for (const [index, category] of draft.categories.entries()) {
    for (const [at, condition] of category.conditions.entries()) {
      if (isBoundless(condition)) {
        rules[`criteria.categories.${index}.conditions.${at}.from`] = 'field-empty'
      }
    }
  }
  return rules
}

/** What a new round's form begins with. */
export function emptyRound(today: string): RoundDraft {
  return {
    nameKk: '',
    nameRu: '',
    programme: 'kit',
    wareId: null,
    norm: 'person',
    quantity: '1',
    repeatAfter: 'month',
    month: null,
    asOf: today,
    firstDay: null,
    lastDay: null,
    slotMinutes: '30',
    sourcePlaceId: null,
    pointIds: [],
    area: [],
    categories: []
  }
}

/** A round as the form shows it. */
export function roundDraft(round: Round): RoundDraft {
  const { nameKk, nameRu, programme, norm, repeatAfter, month, asOf, firstDay, lastDay } = round
  return {
    ...{ nameKk, nameRu, programme, norm, repeatAfter, month, asOf, firstDay, lastDay },
    wareId: round.ware.wareId,
    quantity: String(round.quantity),
    slotMinutes: String(round.slotMinutes),
    sourcePlaceId: round.source.id,
    pointIds: round.points.map(({ id }) => id),
    area: [...round.criteria.area],
    categories: round.criteria.categories.map(categoryDraft)
  }
}
