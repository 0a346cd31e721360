import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { asFailure, type OfficeFailure } from '../office'

export interface Loaded<T> {
  data: ShallowRef<T | null>
  loading: Ref<boolean>
  failure: ShallowRef<OfficeFailure | null>
  /** Asks (again); a slower earlier answer never overwrites a later one. */
  load: () => Promise<void>
}

/** Something read from the main process, with its waiting and its failure. */
export function useLoad<T>(read: () => Promise<T>): Loaded<T> {
  const data = shallowRef<T | null>(null)
  const loading = ref(false)
  const failure = shallowRef<OfficeFailure | null>(null)
  let turn = 0

  async function load(): Promise<void> {
    const mine = ++turn
    loading.value = true
    try {
      const answered = await read()
      if (mine !== turn) return
      data.value = answered
      failure.value = null
    } catch (error) {
      if (mine === turn) failure.value = asFailure(error)
    } finally {
      if (mine === turn) loading.value = false
    }
  }
  return { data, loading, failure, load }
}
