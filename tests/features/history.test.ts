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
    expect((await told(played, id)).slice(-5)).toEqual([
      ['cases.propose', 'Тестов clerk', 'Документы все'],
      ['cases.return', 'Тестов reviewer', 'Нет справки Нұрғалиевой'],
      ['cases.propose', 'Тестов clerk', ''],
      ['cases.return', 'Тестов head', 'Уточните доход'],
      ['cases.propose', 'Тестов clerk', 'Уточнено']
    ])
    const kept = await withSql(played.folder, (sql) =>
      sql.all<{ details: string }>('SELECT details FROM journal')
    )
    expect(JSON.stringify(kept)).not.toMatch(/справки|Уточн/)
  })

  it('tells why an application was withdrawn', async () => {
    const played = await openPlayedOffice('2024-05-20')
    await setLine(played.admin, '2024-Q2', '40000')
    const id = await assessed(played)
    await played.clerk.call('cases.withdraw', { id, reason: 'Семья переезжает' })
    expect((await told(played, id)).at(-1)).toEqual(['cases.withdraw', 'Тестов clerk', 'Семья переезжает'])
  })
})
