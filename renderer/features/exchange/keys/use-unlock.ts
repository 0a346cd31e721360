import { computed, shallowRef } from 'vue'
import { useLoad } from '../../../composables/use-load'
import { call } from '../../../office'

/** The own keys, and the passphrase asked for once before what needs them; show `UnlockDialog` while `pending`. */
export function useUnlock() {
  const keys = useLoad(() => call('keys.list', {}))
  const pending = shallowRef<(() => unknown) | null>(null)
  const current = computed(() => keys.data.value?.own.find(({ retiredAt }) => retiredAt === null) ?? null)

  /** Runs it at once, or after the keys have been opened. */
  function whenOpen(run: () => unknown): void {
    if (current.value?.open === false) pending.value = run
    else run()
  }
  async function opened(): Promise<void> {
    const run = pending.value
    pending.value = null
    await keys.load()
    run?.()
  }
  function dismiss(): void {
    pending.value = null
  }
  return { keys, current, pending, whenOpen, opened, dismiss }
}
