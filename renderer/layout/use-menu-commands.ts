import { onBeforeUnmount, ref } from 'vue'
import { isNavigationFailure, NavigationFailureType, type Router } from 'vue-router'
import type { MenuCommand } from '@shared/menu'
import { onOffice } from '../office'
import { useSession } from '../stores/session'

export type ShellDialog = 'search' | 'password' | 'about' | 'keys'

/** What the native menu, the keys and the palette can ask of the shell, done in one place. */
export function useMenuCommands(router: Router) {
  const session = useSession()
  const dialog = ref<ShellDialog | null>(null)

  async function signOut(): Promise<void> {
    // The screen being left may ask to keep what is typed; only then is the session ended.
    const failed = await router.push({ path: '/today', query: { leaving: '1' } })
    if (isNavigationFailure(failed, NavigationFailureType.aborted)) return
    await session.signOut()
    await router.push('/sign-in')
  }

  function run(command: MenuCommand): void {
    if (session.locked) return
    if (command === 'locale:kk' || command === 'locale:ru')
      void session.setLocale(command === 'locale:kk' ? 'kk' : 'ru')
    else if (command === 'about') dialog.value = 'about'
    else if (command === 'help:keys') dialog.value = 'keys'
    else if (command === 'go:calculator') void router.push('/calculator')
    else if (session.user !== null) runSignedIn(command)
  }

  function runSignedIn(command: MenuCommand): void {
    if (command === 'search') dialog.value = 'search'
    else if (command === 'session:lock') void session.lock()
    else if (command === 'session:sign-out') void signOut()
    else if (command === 'case:new') void router.push('/cases/new')
    else if (command.startsWith('go:')) void router.push(`/${command.slice(3)}`)
  }

  const stop = onOffice('menu', (event) => run(event.command as MenuCommand))
  onBeforeUnmount(stop)
  return { dialog, signOut }
}
