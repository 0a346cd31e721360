import { computed, shallowRef } from 'vue'
import type { OutputOf } from '@shared/contract'
import { call } from '../../office'

export type QueueRow = OutputOf<'cases.list'>['rows'][number]

/** Fresh proposals, and those that wait for their second approval. */
export const queueStates = ['proposed', 'approved'] as const
export type QueueState = (typeof queueStates)[number]

/** How many are looked ahead for “previous” and “next”; the list itself is paged. */
const lookAhead = 500

/** The queue by deadline, for walking through it case by case. */
export function useReviewQueue() {
  const rows = shallowRef<QueueRow[]>([])
  const ids = computed(() => rows.value.map(({ id }) => id))

  async function load(): Promise<void> {
    const page = await call('cases.list', {
      states: [...queueStates],
      toReview: true,
      sort: 'deadline',
      descending: false,
      limit: lookAhead
    })
    rows.value = page.rows
  }

  /** The case after or before this one, or null at the end. */
  function neighbour(id: number, step: 1 | -1): number | null {
    const at = ids.value.indexOf(id)
    return at === -1 ? (ids.value[0] ?? null) : (ids.value[at + step] ?? null)
  }

  return { rows, ids, load, neighbour }
}
