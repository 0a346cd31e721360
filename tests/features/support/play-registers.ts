import { adult, enterFamily, freshIin, type PlayedOffice } from './play'
import type { Act } from './play-distribution'

/** A consultation and what came of it; a wave, its candidates and the fund's answer. */
export async function playRegisters({ clerk }: PlayedOffice, act: Act): Promise<void> {
  const person = await clerk.call('people.save', {
    ...{ iin: freshIin('1991-01-01'), lastName: 'Нұрғалиева', firstName: 'Сәуле' }
  })
  const entry = {
    personId: person.id,
    month: '2020-04',
    ground: 'informal',
    consultedOn: '2020-04-20'
  } as const
  const saved = await act(clerk, 'consultations.save', { ...entry, note: 'Ахметов Ерлан, сосед' })
  await act(clerk, 'consultations.save', { ...entry, id: saved.id, revision: 1, outcome: 'paid' })
  const wave = await act(clerk, 'waves.save', {
    ...{ number: 1, nameKk: 'Бірінші', nameRu: 'Первая', opensOn: '2020-07-01', amount: '50000' },
    categories: ['low-income']
  })
  const { members } = await enterFamily(clerk, [adult])
  await clerk.call('families.save', {
    from: '2020-01-01',
    members: members.map(({ personId, relation }) => ({ personId, relation }))
  })
  const candidates = members.map(({ personId }) => ({ personId, category: 'low-income' as const }))
  await act(clerk, 'waves.add', { waveId: wave.id, candidates })
  const { rows } = await clerk.call('waves.candidates', { waveId: wave.id })
  await act(clerk, 'waves.result', {
    ...{ ids: rows.map(({ id }) => id), state: 'refused', on: '2020-08-01' },
    reason: 'Доход Нұрғалиевой'
  })
}
