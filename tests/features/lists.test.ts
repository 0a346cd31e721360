import { beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '@shared/contract'
import { caseStates } from '@shared/contract/cases'
import {
  adult,
  assess,
  atEndOfFile,
  child,
  decide,
  enterFamily,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
const cases = 11
const atEnd = atEndOfFile()

/** Cases of three quarters in every state there is, seen on 20 May 2024. */
beforeAll(async () => {
  played = await openPlayedOffice('2024-02-20', { atEnd })
  const { clerk, reviewer, clock, admin } = played
  for (const quarter of ['2024-Q1', '2024-Q2']) await setLine(admin, quarter, '40000')
  const couple = [adult, child('2010-04-01')]
  const apply = async (day: string, by = clerk) => register(by, await enterFamily(by, couple), day)
  const printed = (ids: (number | undefined)[]): Promise<unknown> =>
    withSql(played.folder, (sql) =>
      sql.run(
        `UPDATE cases SET state = 'notified' WHERE id IN (${ids.map((id) => String(id ?? 0)).join(', ')})`
      )
    )
  const ended = await decide(played, await apply('2024-02-05'))
  const refused = await decide(played, await apply('2024-02-06'), [[0, 'wages', '900000']])
  clock.set('2024-05-20')
  const running = await decide(played, await apply('2024-05-06'))
  await decide(played, await apply('2024-05-07'))
  await printed([ended.id, refused.id, running.id])
  await apply('2024-05-08')
  await apply('2024-04-02', reviewer)
  const reviewed = await apply('2024-05-13', reviewer)
  await reviewer.call('cases.saveIncomes', { id: reviewed.id, incomes: [] })
  await clerk.call('cases.wait', { id: (await apply('2024-05-13')).id, for: 'documents' })
  await assess(clerk, await apply('2024-05-14'))
  const proposed = await apply('2024-05-15')
  await assess(clerk, proposed)
  await clerk.call('cases.propose', { id: proposed.id })
  await clerk.call('cases.withdraw', { id: (await apply('2024-05-16')).id, reason: 'Передумала' })
}, 60_000)

type Filter = InputOf<'cases.list'>

/** All rows of a list, page by page. */
async function whole(filter: Filter, limit = 3) {
  const rows = []
  let cursor: string | undefined
  do {
    const page = await played.clerk.call('cases.list', {
      ...filter,
      limit,
      ...(cursor === undefined ? {} : { cursor })
    })
    rows.push(...page.rows)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}

describe('the list of cases', () => {
  it.each(['number', 'deadline', 'appliedOn', 'applicant'] as const)(
    'by %s, up and down: every case once, in order, page by page as in one',
    async (sort) => {
      const up = await whole({ sort, descending: false })
      const down = await whole({ sort, descending: true })
      expect(up).toHaveLength(cases)
      expect(new Set(up.map(({ id }) => id)).size).toBe(cases)
      expect(down.map(({ id }) => id)).toEqual(up.map(({ id }) => id).reverse())
      expect(await whole({ sort, descending: false }, 500)).toEqual(up)
      if (sort === 'applicant') return
      const keys = up.map((row) => row[sort])
      expect(keys).toEqual([...keys].sort())
    }
  )

  it('knows every case’s state of today, and counts them', async () => {
    const { rows, counts } = await played.clerk.call('cases.list', {})
    const expected: Partial<Record<(typeof caseStates)[number], number>> = {
      registered: 2,
      'in-review': 1,
      waiting: 1,
      assessed: 1,
      proposed: 1,
      decided: 1,
      running: 1,
      closed: 2,
      withdrawn: 1
    }
    expect(rows).toHaveLength(cases)
    const states = rows.map(({ state }) => state)
    for (const state of caseStates) {
      expect(counts[state] ?? 0, state).toBe(states.filter((one) => one === state).length)
    }
    expect(counts).toMatchObject(expected)
    for (const state of caseStates) {
      const only = await whole({ states: [state] })
      expect(only.map(({ id }) => id).sort(), state).toEqual(
        rows
          .filter((row) => row.state === state)
          .map(({ id }) => id)
          .sort()
      )
    }
    const two = await whole({ states: ['closed', 'registered'] })
    expect(two).toHaveLength((counts.closed ?? 0) + (counts.registered ?? 0))
  })

  it('shows what a row needs', async () => {
    const [row] = (await played.clerk.call('cases.list', { states: ['running'] })).rows
    expect(row).toMatchObject({
      programme: 'asp',
      quarter: '2024-Q2',
      appliedOn: '2024-05-06',
      familySize: 2,
      monthly: '80000.00',
      entitled: true,
      assignee: 'Тестов clerk',
      returned: false,
      place: expect.stringContaining('Глубоковский')
    })
    const [fresh] = (await played.clerk.call('cases.list', { states: ['registered'] })).rows
    expect(fresh).toMatchObject({ monthly: null, entitled: null })
    const refused = (await whole({ states: ['closed'] })).find(({ entitled }) => entitled === false)
    expect(refused).toMatchObject({ monthly: '0.00' })
  })

  it('is narrowed by quarter, by whose it is, by what is overdue, and by text', async () => {
    const all = await whole({})
    expect((await whole({ quarter: '2024-Q1' })).map(({ quarter }) => quarter)).toEqual([
      '2024-Q1',
      '2024-Q1'
    ])
    const mine = await whole({ mine: true })
    expect(mine.map(({ id }) => id)).toEqual(
      all.filter(({ assignee }) => assignee === 'Тестов clerk').map(({ id }) => id)
    )
    const overdue = await whole({ overdue: true })
    expect(overdue).toMatchObject([{ appliedOn: '2024-04-02' }])
    expect(await whole({ text: all[0]?.applicantIin ?? '' })).toMatchObject([{ id: all[0]?.id }])
    expect(await whole({ text: 'Нургалиева' })).toHaveLength(cases)
    expect(await whole({ text: 'Нургалиева', sort: 'applicant', states: ['waiting'] })).toHaveLength(1)
    const { counts } = await played.clerk.call('cases.list', { mine: true, states: ['waiting'] })
    expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(mine.length)
  })

  it('takes a cursor only of the same list', async () => {
    const { next } = await played.clerk.call('cases.list', { limit: 1, sort: 'deadline' })
    for (const filter of [{ sort: 'number' }, { sort: 'deadline', descending: false }] as const) {
      expect(await refusal(played.clerk.call('cases.list', { ...filter, cursor: next ?? '' }))).toMatchObject(
        { code: 'input-invalid', field: 'cursor' }
      )
    }
  })
})

describe('today', () => {
  it('shows the day’s work: one’s own first, then the others by deadline', async () => {
    const day = await played.clerk.call('today.overview', {})
    expect(day.counts).toMatchObject({
      open: 6,
      overdue: 1,
      waiting: 1,
      toPrint: 1,
      returned: 0,
      renewals: 2
    })
    expect(day.deadlines.map(({ mine }) => mine)).toEqual([true, true, true, true, false, false])
    const own = day.deadlines.filter(({ mine }) => mine).map(({ deadline }) => deadline)
    expect(own).toEqual([...own].sort())
    expect(day.deadlines.find(({ daysLeft }) => daysLeft < 0)).toMatchObject({ mine: false })
    // The clerk’s own proposal waits for another.
    expect(day.counts.toReview).toBe(0)
    expect((await played.reviewer.call('today.overview', {})).counts.toReview).toBe(1)
    expect(day.renewals.map(({ lastMonth }) => lastMonth)).toEqual(['2024-06', '2024-06'])
  })
})
