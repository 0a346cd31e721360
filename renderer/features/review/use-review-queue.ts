import { computed, shallowRef } from 'vue'
import type { OutputOf } from '@shared/contract'
import { call } from '../../office'
import { useSession } from '../../stores/session'

export type QueueRow = OutputOf<'cases.list'>['rows'][number]
export type QueueState = 'proposed' | 'approved'

/** What the signed-in user can decide on: a reviewer the fresh proposals, the head those waiting for the head first of all. */
export function queueStates(role: string | null): QueueState[] {
  return role === 'head' ? ['proposed', 'approved'] : ['proposed']
}

/** How many are looked ahead for “previous” and “next”; the list itself is paged. */
const lookAhead = 500

/** The queue by deadline, for walking through it case by case. */
export function useReviewQueue() {
  const session = useSession()
  const rows = shallowRef<QueueRow[]>([])
  const ids = computed(() => rows.value.map(({ id }) => id))

  async function load(): Promise<void> {
    const page = await call('cases.list', {
      states: queueStates(session.role),
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
