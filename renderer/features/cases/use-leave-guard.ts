import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

/**
 * Holds whoever leaves the screen, or closes the window, while something is unsaved, until they said what to do with it.
 * `asking` is true while the question is to be shown.
 */
export function useLeaveGuard(dirty: Readonly<Ref<boolean>>) {
  const asking = ref(false)
  let answer: ((leave: boolean) => void) | null = null
  let closing = false

  function ask(): Promise<boolean> {
    answer?.(false)
    asking.value = true
    return new Promise((resolve) => (answer = resolve))
  }

  function reply(leave: boolean): void {
    asking.value = false
    answer?.(leave)
    answer = null
  }

  onBeforeRouteLeave(() => (dirty.value ? ask() : true))

  function onUnload(event: BeforeUnloadEvent): void {
    if (!dirty.value || closing) return
    event.preventDefault()
    void ask().then((leave) => {
      if (!leave) return
      closing = true
      window.close()
    })
  }
  onMounted(() => window.addEventListener('beforeunload', onUnload))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', onUnload))

  return { asking, reply }
}
