import { allow, assigned, declare, parents, settle } from './renewal'
import type { PlayedOffice } from './play'
import type { Act } from './play-distribution'

/** A quarter renewed: incomes declared and read from a file, dry runs dropped, returned, decided and taken back. */
export async function playRenewal(played: PlayedOffice, act: Act): Promise<void> {
  const { clerk, reviewer } = played
  await allow(played, '2024-Q1', '40000')
  await allow(played, '2024-Q2', '41000')
  const family = await settle(played, parents, 'Продлеваева')
  await assigned(played, family, '2024-02-05')
  const { iin } = (await clerk.call('people.get', { id: family.applicantId })).person
  await act(clerk, 'incomes.declare', {
    ...{ familyId: family.familyId, quarter: '2024-Q1', source: 'Справка Нұрғалиевой', incomes: [] }
  })
  await act(clerk, 'incomes.import', {
    ...{ quarter: '2024-Q1', fileName: 'доходы.csv', source: 'Список', dryRun: false },
    content: Buffer.from(`ИИН;Вид;Месяц;Сумма\n${iin};жалақы;2024-01;1000`).toString('base64')
  })
  const preview = () =>
    act(clerk, 'renewal.preview', { programme: 'asp', quarter: '2024-Q2', mode: 'proactive' })
  await act(clerk, 'renewal.drop', { id: (await preview()).id })
  const { id } = await preview()
  const { rows } = await clerk.call('renewal.rows', { id, limit: 500 })
  const others = rows.filter(({ familyId }) => familyId !== family.familyId).map(({ place }) => place)
  const own = rows.filter(({ familyId }) => familyId === family.familyId).map(({ place }) => place)
  await act(clerk, 'renewal.exclude', { id, places: [...others, ...own], reason: 'Нұрғалиева уехала' })
  await act(clerk, 'renewal.exclude', { id, places: own, reason: null })
  await act(clerk, 'renewal.apply', { id })
  await act(reviewer, 'renewal.return', { id, reason: 'Проверьте Нұрғалиеву' })
  await act(clerk, 'renewal.apply', { id })
  await act(reviewer, 'renewal.apply', { id, note: 'Верно: Нұрғалиева' })
  await act(reviewer, 'renewal.undo', { id, reason: 'Ошибка у Нұрғалиевой' })
  await declare(played, family, '2024-Q1', [])
}
