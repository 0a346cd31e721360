import type { Person } from '../../support/office'
import { assigned, bank, decisionOf, saveWages } from './changes'
import type { PlayedOffice } from './play'
import type { Act } from './play-distribution'

/** A decision is changed, what was overpaid is written down and comes back. */
export async function playChanges(played: PlayedOffice, act: Act): Promise<void> {
  const { clerk, reviewer }: { clerk: Person; reviewer: Person } = played
  const base = await assigned(played, '60000')
  await bank(played, base, '2024-04', 'listed', 'paid')
  const { case: opened } = await act(clerk, 'decisions.change', {
    decisionId: decisionOf(base).id,
    kind: 'change',
    reason: 'overpayment',
    from: '2024-04',
    note: 'Нұрғалиева получала зарплату',
    plan: { instalment: '5000', from: '2024-07' }
  })
  await saveWages(played, opened, '90000')
  await clerk.call('cases.assess', { id: opened.id })
  await clerk.call('cases.propose', { id: opened.id })
  await reviewer.call('cases.approve', { id: opened.id })
  const [row] = (await clerk.call('overpayments.list', { familyId: base.familyId })).rows
  await act(clerk, 'overpayments.repay', {
    id: row?.id ?? 0,
    amount: '5000',
    on: '2024-05-20',
    note: 'Внесла Нұрғалиева'
  })
}
