import type { Condition } from '@shared/contract/criteria'
import { i18n } from '../../locales/i18n'

type Fact = Condition['fact']

/** Every fact a condition can ask for, in the order they are offered; one added to the contract is missed here at once. */
export const facts = Object.keys({
  age: true,
  disability: true,
  'raises-disabled-child': true,
  programme: true,
  mark: true,
  'retirement-age': true,
  'family-children': true,
  'family-size': true,
  list: true
} satisfies Record<Fact, true>) as Fact[]

const { t } = i18n.global

function bounds(key: 'age' | 'size', from: number | undefined, until: number | undefined): string {
  if (from !== undefined && until !== undefined)
    return t(`rounds.condition.${key}Between`, { from, until }, until)
  if (from !== undefined) return t(`rounds.condition.${key}From`, { from }, from)
  return t(`rounds.condition.${key}Until`, { until: until ?? '' }, until ?? 0)
}

/** A condition as a reader says it: “от 6 до 18 лет”, “инвалидность I или II группы”. */
export function conditionText(condition: Condition, lists: readonly { id: number; name: string }[]): string {
  switch (condition.fact) {
    case 'age':
      return bounds('age', condition.from, condition.below)
    case 'family-size':
      return bounds('size', condition.from, condition.until)
    case 'family-children':
      return t('rounds.condition.childrenFrom', { from: condition.from }, condition.from)
    case 'disability':
      return condition.groups.length === 0
        ? t('rounds.condition.disabilityAny')
        : t('rounds.condition.disabilityOf', {
            groups: condition.groups.map((group) => t(`disability.${group}`)).join(', ')
          })
    case 'programme':
      return t('rounds.condition.programmeOf', { programme: t(`rounds.paid.${condition.programme}`) })
    case 'mark':
      return t(condition.has ? 'rounds.condition.markHas' : 'rounds.condition.markHasNot', {
        mark: t(`rounds.mark.${condition.mark}`)
      })
    case 'list': {
      const name = lists.find(({ id }) => id === condition.listId)?.name
      return t('rounds.condition.listOf', { name: name ?? `№ ${condition.listId}` })
    }
    default:
      return t(`rounds.fact.${condition.fact}`)
  }
}
