import { ref, shallowRef } from 'vue'
import { asFailure, call, type OfficeFailure } from '../../office'
import type { Round } from './use-desk'

/** How many lines of a point still wait, and how much of the round's ware lies there. */
export function useCounts(at: () => { round: Round; placeId: number } | null) {
  const waiting = ref<number | null>(null)
  const lines = ref<number | null>(null)
  const onHand = ref<number | null>(null)
  const failure = shallowRef<OfficeFailure | null>(null)
  let turn = 0

  async function read(round: Round, placeId: number): Promise<void> {
    const mine = ++turn
    const here = { id: round.id, placeId, limit: 1 }
    const [left, all, stock] = await Promise.all([
      call('rounds.lines', { ...here, state: 'waiting' }),
      call('rounds.lines', { ...here, state: 'all' }),
      call('stock.balance', { placeId, wareId: round.ware.wareId })
    ])
    if (mine !== turn) return
    waiting.value = left.total
    lines.value = all.total
    onHand.value = stock.rows.reduce((sum, row) => sum + row.onHand, 0)
  }

  /** Counts again. While lines go out each answer says how many are left, so that the figure never lags behind. */
  async function recount(left: number | null = null): Promise<void> {
    const now = at()
    if (now === null) return
    if (left !== null) waiting.value = left
    try {
      await read(now.round, now.placeId)
      failure.value = null
    } catch (error) {
      failure.value = asFailure(error)
    }
  }

  return { waiting, lines, onHand, failure, recount }
}
