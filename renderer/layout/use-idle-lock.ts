import { onBeforeUnmount, onMounted } from 'vue'
import { useSession } from '../stores/session'

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Locks the window when nobody has touched it for as many minutes as the office has set. */
export function useIdleLock(): void {
  const session = useSession()
  let last = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined

  function seen() {
    last = Date.now()
  }
  function look() {
    const minutes = session.status?.lockAfterMinutes ?? 0
    if (session.user === null || session.locked || minutes === 0) return
    if (Date.now() - last >= minutes * 60_000) void session.lock()
  }
  onMounted(() => {
    for (const sign of signs) window.addEventListener(sign, seen, { passive: true, capture: true })
    timer = setInterval(look, 5_000)
  })
  onBeforeUnmount(() => {
    for (const sign of signs) window.removeEventListener(sign, seen, { capture: true })
    clearInterval(timer)
  })
}
