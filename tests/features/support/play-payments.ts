import type { PlayedOffice } from './play'
import type { Act } from './play-distribution'

/** A month's list frozen, on paper and for the bank, and the bank's answer: one came back. */
export async function playPayments({ head, clerk }: PlayedOffice, act: Act): Promise<void> {
  const { layout } = await clerk.call('payments.layout', {})
  await act(head, 'payments.saveLayout', { layout: { ...layout, separator: ',' } })
  const { id: listId } = await act(head, 'payments.freeze', { programme: 'asp', month: '2024-05' })
  for (const format of ['pdf', 'csv', 'xlsx'] as const)
    await act(clerk, 'payments.render', { listId, format })
  const { rows } = await clerk.call('payments.lines', { listId })
  const answers = rows.map(({ lineNo, amount }, at) =>
    [lineNo, amount, at === 0 ? 'возврат;Нұрғалиева умерла' : 'paid;'].join(';')
  )
  const content = Buffer.from(['№;Сумма;Результат;Причина', ...answers].join('\n')).toString('base64')
  await act(clerk, 'payments.reconcile', { listId, fileName: 'Нұрғалиева.csv', content })
}
