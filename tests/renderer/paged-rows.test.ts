import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createRenderer } from 'vue'
import type { ListPage } from '@renderer/components/data-list-types'
import { pageSize, usePagedRows } from '@renderer/composables/use-paged-rows'

// The window's door needs a window.
vi.mock('@renderer/office', () => ({ asFailure: (error: unknown) => error }))

/** A list of numbers that the test can change between its questions. */
function listOf(length: number) {
  const kept = { rows: Array.from({ length }, (_, index) => index), asked: [] as number[] }
  const load = (cursor: string | undefined, limit: number): Promise<ListPage<number>> => {
    const from = Number(cursor ?? 0)
    kept.asked.push(from)
    const until = from + limit
    return Promise.resolve({
      rows: kept.rows.slice(from, until),
      next: until < kept.rows.length ? String(until) : null
    })
  }
  const paged = mounted(() => usePagedRows(load))
  return { kept, ...paged }
}

/** Uses a composable in a component that draws nothing. */
function mounted<T>(use: () => T): T {
  const nothing = (): null => null
  const { createApp } = createRenderer<object, object>({
    ...{ patchProp: nothing, insert: nothing, remove: nothing, setText: nothing, setElementText: nothing },
    ...{ createElement: () => ({}), createText: () => ({}), createComment: () => ({}) },
    ...{ parentNode: nothing, nextSibling: nothing }
  })
  const found: T[] = []
  const app = createApp({
    setup: () => {
      found.push(use())
      return nothing
    }
  })
  app.mount({})
  onTestFinished(() => app.unmount())
  const [first] = found
  if (first === undefined) throw new Error('the component was not set up')
  return first
}

describe('a list that is asked again where one stands', () => {
  it('keeps all the pages it had, with what changed in them, and goes on after them', async () => {
    const list = listOf(pageSize * 3 + 5)
    await list.restart()
    await list.more()
    await list.more()
    list.kept.rows[pageSize * 2 + 1] = -1
    list.kept.asked = []
    await list.renew()
    expect(list.kept.asked).toEqual([0, pageSize, pageSize * 2])
    expect(list.rows.value).toHaveLength(pageSize * 3)
    expect(list.rows.value[pageSize * 2 + 1]).toBe(-1)
    await list.more()
    expect(list.rows.value).toHaveLength(pageSize * 3 + 5)
  })

  it('shows the former rows until all of the new ones are there', async () => {
    const list = listOf(pageSize * 2)
    await list.restart()
    await list.more()
    const lengths: number[] = []
    const renewed = list.renew()
    lengths.push(list.rows.value.length)
    await renewed
    lengths.push(list.rows.value.length)
    expect(lengths).toEqual([pageSize * 2, pageSize * 2])
  })

  it('is dropped by a restart that comes after it', async () => {
    const list = listOf(pageSize * 2)
    await list.restart()
    await list.more()
    await Promise.all([list.renew(), list.restart()])
    expect(list.rows.value).toHaveLength(pageSize)
    expect(list.loading.value).toBe(false)
  })
})
