import { ref, type Ref } from 'vue'
import { onBeforeRouteLeave, useRouter, type RouteLocationRaw } from 'vue-router'

/** Asks before a screen with unsaved entries is left; show `LeaveDialog` while `asking`. */
export function useLeaveGuard(dirty: Ref<boolean>) {
  const router = useRouter()
  const asking = ref(false)
  let target: RouteLocationRaw | null = null

  onBeforeRouteLeave((to) => {
    if (!dirty.value || target !== null) return true
    target = to.fullPath
    asking.value = true
    return false
  })

  function stay() {
    target = null
    asking.value = false
  }
  function leave() {
    asking.value = false
    if (target !== null) void router.push(target)
  }
  return { asking, stay, leave }
}
