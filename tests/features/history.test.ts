import { describe, expect, it } from 'vitest'
import {
  adult,
  assess,
  child,
  enterFamily,
  openPlayedOffice,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'

async function assessed(played: PlayedOffice): Promise<number> {
  const family = await enterFamily(played.clerk, [adult, child('2010-04-01')])
  const registered = await register(played.clerk, family, '2024-05-13')
  await assess(played.clerk, registered, [[0, 'wages', '30000']])
  return registered.id
}

type Line = [operation: string, by: string, remark: string]

async function told(played: PlayedOffice, id: number): Promise<Line[]> {
  const { rows } = await played.clerk.call('cases.history', { id })
  return rows.map(({ operation, by, remark }): Line => [operation, by, remark]).reverse()
}

describe('the history of a case', () => {
  it('tells why it was returned and what was said with each verdict, the journal none of it', async () => {
    const played = await openPlayedOffice('2024-05-20')
    const { clerk, reviewer, head } = played
    await setLine(played.admin, '2024-Q2', '40000')
    const id = await assessed(played)
    await clerk.call('cases.propose', { id, note: 'Документы все' })
    await reviewer.call('cases.return', { id, reason: 'Нет справки Нұрғалиевой' })
    await clerk.call('cases.propose', { id })
    await head.call('cases.return', { id, reason: 'Уточните доход' })
    await clerk.call('cases.propose', { id, note: 'Уточнено' })
    await reviewer.call('cases.approve', { id, note: 'Верно' })
    expect((await told(played, id)).slice(-6)).toEqual([
      ['cases.propose', 'Тестов clerk', 'Документы все'],
      ['cases.return', 'Тестов reviewer', 'Нет справки Нұрғалиевой'],
      ['cases.propose', 'Тестов clerk', ''],
      ['cases.return', 'Тестов head', 'Уточните доход'],
      ['cases.propose', 'Тестов clerk', 'Уточнено'],
      ['cases.approve', 'Тестов reviewer', 'Верно']
    ])
    const kept = await withSql(played.folder, (sql) =>
      sql.all<{ details: string }>('SELECT details FROM journal')
    )
    expect(JSON.stringify(kept)).not.toMatch(/справки|Уточн|Верно/)
  })

  it('tells an approval that decides as one deed, though the journal has a row of the case and one of the decision', async () => {
    const played = await openPlayedOffice('2024-05-20')
    await setLine(played.admin, '2024-Q2', '40000')
    const tier = { name: 'head-tier', value: '1000', from: '2024-05-01', act: 'Приказ отдела' }
    await played.admin.call('parameters.set', tier)
    const id = await assessed(played)
    await played.clerk.call('cases.propose', { id })
    await played.reviewer.call('cases.approve', { id, note: 'Первым' })
    const { decision } = (await played.head.call('cases.approve', { id, note: 'Вторым' })).case
    const { rows } = await played.clerk.call('cases.history', { id })
    const approvals = rows.filter(({ operation }) => operation === 'cases.approve')
    expect(approvals.map((row) => [row.by, row.remark, row.decision])).toEqual([
      ['Тестов head', 'Вторым', decision?.number],
      ['Тестов reviewer', 'Первым', null]
    ])
    const kept = await withSql(played.folder, (sql) =>
      sql.all("SELECT subject_kind FROM journal WHERE operation = 'cases.approve' ORDER BY id")
    )
    expect(kept).toEqual([{ subject_kind: 'case' }, { subject_kind: 'decision' }, { subject_kind: 'case' }])
  })

  it('tells why an application was withdrawn', async () => {
    const played = await openPlayedOffice('2024-05-20')
    await setLine(played.admin, '2024-Q2', '40000')
    const id = await assessed(played)
    await played.clerk.call('cases.withdraw', { id, reason: 'Семья переезжает' })
    expect((await told(played, id)).at(-1)).toEqual(['cases.withdraw', 'Тестов clerk', 'Семья переезжает'])
  })
})
