import { freshIin, type PlayedOffice } from './play'

/** So many get from each round of the random operations. */
export const people = 12

export async function enterPeople({ clerk }: PlayedOffice): Promise<void> {
  for (let n = 0; n < people; n += 1)
    await clerk.call('people.save', {
      iin: freshIin('1960-01-01'),
      lastName: 'Сейітова',
      firstName: 'Әсел',
      address: { kato: '634030100', text: `улица Абая, ${n + 1}` }
    })
}
