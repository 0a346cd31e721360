import type { InputOf } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import { adult, assess, child, enterFamily, register, setLine, type PlayedOffice } from './play'
import type { Act } from './play-distribution'

/** A day's work of a family under a contract: the mother looks for work, the children go to school. */
export function planOf(ofCase: Pick<CaseView, 'id' | 'members'>): InputOf<'contracts.save'> {
  const [mother, son] = ofCase.members
  return {
    ...{ caseId: ofCase.id, number: 'СК-17', signedOn: '2024-05-14' },
    obligations: [
      {
        ...{ personId: mother?.personId ?? 0, measure: 'job-search' as const },
        ...{ description: 'Искать работу через центр занятости', dueOn: '2024-06-10' }
      },
      {
        ...{ personId: son?.personId ?? 0, measure: 'school-attendance' as const },
        ...{ description: 'Посещать школу', dueOn: null }
      }
    ]
  }
}

/** A case of conditional assistance, worked out: one able-bodied mother with a son of school age. */
export async function conditionalCase({ admin, clerk }: PlayedOffice): Promise<CaseView> {
  await setLine(admin, '2024-Q2', '40000')
  const registered = await register(
    clerk,
    await enterFamily(clerk, [adult, child('2012-03-01')]),
    '2024-05-13'
  )
  return assess(clerk, registered, [[0, 'wages', '90000']])
}

/** The plan, a visit, and one that found the contract broken. */
export async function playContracts(played: PlayedOffice, act: Act): Promise<void> {
  const { clerk, reviewer } = played
  const assessed = await conditionalCase(played)
  await act(clerk, 'contracts.save', planOf(assessed))
  await clerk.call('cases.propose', { id: assessed.id })
  await reviewer.call('cases.approve', { id: assessed.id })
  await act(clerk, 'contracts.visit', { caseId: assessed.id, on: '2024-05-20', outcome: 'fulfilled' })
  await act(clerk, 'contracts.visit', {
    ...{ caseId: assessed.id, on: '2024-05-20', outcome: 'broken', note: 'Нұрғалиева отказалась' },
    personId: assessed.members[0]?.personId ?? 0
  })
}
