import type { roundStates } from '../contract/rounds'
import { OfficeError } from '../errors'

export type RoundState = (typeof roundStates)[number]

const words: Readonly<Record<RoundState, { kk: string; ru: string }>> = {
  draft: { kk: 'жоба', ru: 'черновик' },
  frozen: { kk: 'таратылуда', ru: 'идёт выдача' },
  closed: { kk: 'жабылған', ru: 'закрыта' },
  cancelled: { kk: 'күші жойылған', ru: 'отменена' }
}

/** The error that says in which state a round is, where another was needed. */
export function wrongRoundState(round: { number: number; state: RoundState }, field: string): OfficeError {
  const state = words[round.state]
  return new OfficeError('round-state', {
    field,
    data: { number: round.number, stateKk: state.kk, stateRu: state.ru }
  })
}
