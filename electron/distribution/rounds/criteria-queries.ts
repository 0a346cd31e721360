import { sql, type RawBuilder } from 'kysely'
import type { Category, Condition } from '@shared/contract/criteria'
import type { IsoDate } from '@shared/domain/iso-date'

type Fragment = RawBuilder<unknown>

/** What conditions are held against: the day, its month, and how long before it somebody of retirement age was born. */
export interface AsOf {
  day: IsoDate
  month: string
  /** The last day of birth of each sex that has reached the retirement age; null where no condition asks for it. */
  retiredBornBy: { m: IsoDate; f: IsoDate } | null
}

const yes = sql`1`
const all = (parts: readonly Fragment[]): Fragment => (parts.length === 0 ? yes : sql.join(parts, sql` AND `))

/** The day so many years before, for comparing with birthdays as text: whoever was born by then has lived so many years. */
const yearsBefore = (day: IsoDate, years: number): string =>
  `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`

/** Whether a dated row of table `alias` holds on the day; both its days count. */
export function holdsOn(alias: string, day: IsoDate): Fragment {
  const row = sql.raw(alias)
  return sql`${row}.since <= ${day} AND (${row}.until IS NULL OR ${row}.until >= ${day})`
}

/** Whether a person has a mark on the day. */
export function hasMark(personId: Fragment, mark: string, day: IsoDate): Fragment {
  return sql`EXISTS (SELECT 1 FROM person_marks k WHERE k.mark = ${mark} AND k.person_id = ${personId} AND ${holdsOn('k', day)})`
}

/** The members of a family on the day, as the rows a condition looks at. */
export function membersOf(familyId: Fragment, day: IsoDate): Fragment {
  return sql`(SELECT mq.id, mq.born_on, mq.sex, mq.disability_group, mf.family_id, mf.relation
    FROM family_members mf JOIN people mq ON mq.id = mf.person_id
    WHERE mf.family_id = ${familyId} AND ${holdsOn('mf', day)} AND mq.born_on <= ${day})`
}

/** Those who bring a child up: who applies for the family and the spouse; of a grandchild also its parents, the applicant's children. */
function raisesDisabledChild(person: Fragment, asOf: AsOf): Fragment {
  return sql`${person}.born_on <= ${yearsBefore(asOf.day, 18)} AND ${person}.relation IN ('applicant', 'spouse', 'child')
    AND EXISTS (SELECT 1 FROM ${membersOf(sql`${person}.family_id`, asOf.day)} c
      WHERE c.id <> ${person}.id AND c.born_on > ${yearsBefore(asOf.day, 18)} AND c.disability_group IS NOT NULL
      AND (${person}.relation <> 'child' OR c.relation = 'grandchild'))`
}

function age(
  person: Fragment,
  bounds: { from?: number | undefined; below?: number | undefined },
  asOf: AsOf
): Fragment {
  return all([
    ...(bounds.from === undefined ? [] : [sql`${person}.born_on <= ${yearsBefore(asOf.day, bounds.from)}`]),
    ...(bounds.below === undefined ? [] : [sql`${person}.born_on > ${yearsBefore(asOf.day, bounds.below)}`])
  ])
}

/** Whoever is in no family is one person alone. */
function familySize(
  person: Fragment,
  bounds: { from?: number | undefined; until?: number | undefined },
  asOf: AsOf
): Fragment {
  const size = sql`(SELECT max(1, count(*)) FROM ${membersOf(sql`${person}.family_id`, asOf.day)})`
  return sql`${size} BETWEEN ${bounds.from ?? 1} AND ${bounds.until ?? 1000}`
}

function retired(person: Fragment, asOf: AsOf): Fragment {
  if (asOf.retiredBornBy === null) throw new Error('the retirement age was not looked up')
  const { m, f } = asOf.retiredBornBy
  return sql`${person}.born_on <= CASE ${person}.sex WHEN 'm' THEN ${m} ELSE ${f} END`
}

function conditionSql(condition: Condition, person: Fragment, asOf: AsOf): Fragment {
  switch (condition.fact) {
    case 'age':
      return age(person, condition, asOf)
    case 'disability':
      return condition.groups.length === 0
        ? sql`${person}.disability_group IS NOT NULL`
        : sql`${person}.disability_group IN (${sql.join(condition.groups)})`
    case 'programme':
      // The condition of the partial index stands in the text, or SQLite could not use it.
      return sql`EXISTS (SELECT 1 FROM payments y WHERE y.programme = ${condition.programme} AND y.month = ${asOf.month}
        AND y.family_id = ${person}.family_id AND y.state <> 'cancelled')`
    case 'mark': {
      const has = hasMark(sql`${person}.id`, condition.mark, asOf.day)
      return condition.has ? has : sql`NOT ${has}`
    }
    case 'raises-disabled-child':
      return raisesDisabledChild(person, asOf)
    case 'retirement-age':
      return retired(person, asOf)
    case 'family-children':
      return sql`(SELECT count(*) FROM ${membersOf(sql`${person}.family_id`, asOf.day)} c
        WHERE c.born_on > ${yearsBefore(asOf.day, 18)}) >= ${condition.from}`
    case 'family-size':
      return familySize(person, condition, asOf)
    case 'list':
      return sql`EXISTS (SELECT 1 FROM people_list_members z WHERE z.list_id = ${condition.listId} AND z.person_id = ${person}.id)`
  }
}

/**
 * The place, from 0, of the first category whose every condition a person meets; NULL of none. `alias` names a row with id, born_on,
 * sex, disability_group, family_id and relation. Only plain data reaches the statement, and all of it is bound.
 */
export function categorySql(categories: readonly Category[], alias: string, asOf: AsOf): Fragment {
  const person = sql.raw(alias)
  const cases = categories.map(
    ({ conditions }, index) =>
      sql`WHEN ${all(conditions.map((condition) => sql`(${conditionSql(condition, person, asOf)})`))} THEN ${sql.lit(index)}`
  )
  return sql`CASE ${sql.join(cases, sql` `)} END`
}
