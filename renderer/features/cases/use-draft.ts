import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import type { InputOf } from '@shared/contract'
import { asFailure, call, type OfficeFailure } from '../../office'

type Content = Omit<InputOf<'drafts.save'>, 'id'>

/** The clerk stops typing for this long before a draft is written, milliseconds. */
const pause = 400

/**
 * Keeps what is typed as a draft of the office: written after a short pause, at once when the screen or the window is
 * left. `read` answers what to keep, or null while there is nothing worth it; `named` hears of a draft's new id.
 */
export function useDraft(read: () => Content | null, named: (id: number) => void) {
  const id = ref<number | null>(null)
  const savedAt = ref<string | null>(null)
  const saving = ref(false)
  const failure = shallowRef<OfficeFailure | null>(null)
  let timer: ReturnType<typeof setTimeout> | null = null
  // One write after the other, so that the first one's id is known to the second.
  let writes = Promise.resolve()
  let stopped = false
  let left = false

  async function write(content: Content): Promise<void> {
    saving.value = true
    try {
      const saved = await call('drafts.save', { ...content, ...(id.value === null ? {} : { id: id.value }) })
      savedAt.value = saved.savedAt
      failure.value = null
      if (id.value !== null) return
      id.value = saved.id
      if (!left) named(saved.id)
    } catch (error) {
      failure.value = asFailure(error)
    } finally {
      saving.value = false
    }
  }

  /** Writes what is pending now. */
  async function flush(): Promise<void> {
    const content = timer === null ? null : read()
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (content !== null) writes = writes.then(() => write(content))
    await writes
  }

  /** Something was typed. */
  function touch(): void {
    if (stopped) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => void flush(), pause)
  }

  /** Nothing more is written: the application is registered or its draft was dropped. */
  function stop(): void {
    stopped = true
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  async function discard(): Promise<void> {
    stop()
    await writes
    if (id.value !== null) await call('drafts.discard', { id: id.value })
  }

  /** The draft the screen was opened on. */
  function opened(of: { id: number; savedAt: string }): void {
    id.value = of.id
    savedAt.value = of.savedAt
  }

  // The message to the main process leaves before the page does, so a closing window still saves the last letters.
  const onUnload = () => void flush()
  onMounted(() => window.addEventListener('beforeunload', onUnload))
  onBeforeUnmount(() => {
    window.removeEventListener('beforeunload', onUnload)
    left = true
    void flush()
  })

  return { id, savedAt, saving, failure, touch, flush, stop, discard, opened }
}
