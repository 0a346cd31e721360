import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseView } from '@shared/contract/cases'
import {
  adult,
  atEndOfFile,
  child,
  decide,
  enterFamily,
  openPlayedOffice,
  register,
  setLine,
  type PlayedOffice
} from './support/play'

let played: PlayedOffice
const atEnd = atEndOfFile()

beforeAll(async () => {
  played = await openPlayedOffice('2024-05-20', { atEnd })
  await setLine(played.admin, '2024-Q2', '40000')
}, 60_000)

async function assigned(wages: string, appliedOn = '2024-04-10'): Promise<CaseView> {
  const family = await enterFamily(played.clerk, [adult, child('2010-04-01')])
  return decide(played, await register(played.clerk, family, appliedOn), [[0, 'wages', wages]])
}

describe('a change of what is not paid yet', () => {
  it('suspends', async () => {
    const base = await assigned('60000')
    const { case: opened } = await played.clerk.call('decisions.change', {
      decisionId: base.decision?.id ?? 0,
      kind: 'suspend',
      reason: 'clarification',
      from: '2024-05'
    })
    expect(opened).toMatchObject({ state: 'assessed' })
    expect(opened.assessment?.change).toMatchObject({ cancelled: ['2024-05', '2024-06'] })
    await played.clerk.call('cases.propose', { id: opened.id })
    const { case: decided } = await played.reviewer.call('cases.approve', { id: opened.id })
    expect(decided.decision).toMatchObject({ kind: 'suspend' })
    expect(await played.manager.call('decisions.recompute', {})).toMatchObject({ differences: [] })
  })

  it('raises', async () => {
    const base = await assigned('60000')
    const { case: opened } = await played.clerk.call('decisions.change', {
      decisionId: base.decision?.id ?? 0,
      kind: 'change',
      reason: 'income',
      from: '2024-05'
    })
    await decide(played, opened, [[0, 'wages', '30000']])
    expect(await played.manager.call('decisions.recompute', {})).toMatchObject({ differences: [] })
  })
})
