import { onBeforeUnmount, ref, shallowRef } from 'vue'
import type { ListPage } from '../components/data-list-types'
import { asFailure, type OfficeFailure } from '../office'

export const pageSize = 100

/** Rows fetched page by page from the main process; a restart or a renewal drops the answers of the list before. */
export function usePagedRows<Row>(
  load: (cursor: string | undefined, limit: number) => Promise<ListPage<Row>>
) {
  const rows = shallowRef<readonly Row[]>([])
  const failure = shallowRef<OfficeFailure | null>(null)
  const loading = ref(false)
  const started = ref(false)
  let next: string | null | undefined
  let turn = 0
  onBeforeUnmount(() => {
    turn++
  })

  async function fetchPage(mine: number, fresh: boolean): Promise<void> {
    loading.value = true
    try {
      const page = await load(fresh ? undefined : (next ?? undefined), pageSize)
      if (mine !== turn) return
      rows.value = fresh ? page.rows : [...rows.value, ...page.rows]
      next = page.next
      failure.value = null
    } catch (error) {
      if (mine === turn) failure.value = asFailure(error)
    } finally {
      if (mine === turn) {
        loading.value = false
        started.value = true
      }
    }
  }

  /** From the first page. */
  function restart(): Promise<void> {
    next = undefined
    return fetchPage(++turn, true)
  }

  /** As many rows as there are, asked anew and put in their place at once: a list that is looked at neither shrinks nor jumps. */
  async function renew(): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      let fresh: readonly Row[] = []
      let from: string | null | undefined
      do {
        const page: ListPage<Row> = await load(from ?? undefined, pageSize)
        if (mine !== turn) return
        fresh = [...fresh, ...page.rows]
        from = page.next
      } while (from !== null && fresh.length < rows.value.length)
      rows.value = fresh
      next = from
      failure.value = null
    } catch (error) {
      if (mine === turn) failure.value = asFailure(error)
    } finally {
      if (mine === turn) {
        loading.value = false
        started.value = true
      }
    }
  }

  async function more(): Promise<void> {
    if (loading.value || next === null || next === undefined || failure.value !== null) return
    await fetchPage(turn, false)
  }

  return { rows, failure, loading, started, restart, renew, more }
}
