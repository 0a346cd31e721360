import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { OutputOf } from '@shared/contract'
import type { Locale } from '@shared/contract/fields'
import type { Role } from '@shared/contract/operation'
import { asFailure, call, onOffice, type OfficeFailure } from '../office'
import { usePreferences } from './preferences'

type Status = OutputOf<'office.status'>
type Session = OutputOf<'accounts.session'>

/** Who works here: the office's state and the signed-in user. */
export const useSession = defineStore('session', () => {
  const status = ref<Status | null>(null)
  const session = ref<Session | null>(null)
  /** Why the program could not be asked at start. */
  const failure = ref<OfficeFailure | null>(null)

  /** Who signed in; stays while the window is locked. */
  const user = computed(() => session.value?.user ?? null)
  const role = computed<Role | null>(() => user.value?.role ?? null)
  const locked = computed(() => session.value?.locked === true)
  const office = computed(() => status.value?.office ?? null)
  /** A district's office, or the regional center that receives the files of all. */
  const kind = computed(() => office.value?.kind ?? 'district')
  const ready = computed(() => status.value?.state === 'ready')
  /** The office's day, ISO. */
  const today = computed(() => status.value?.today ?? new Date().toISOString().slice(0, 10))

  function take(next: Session) {
    session.value = next
    if (next.user !== null) usePreferences().setLocale(next.user.locale)
  }

  /** Asks the main process for both; failures are kept for the first screen to show. */
  async function load(): Promise<void> {
    try {
      failure.value = null
      status.value = await call('office.status', {})
      take(await call('accounts.session', {}))
      // The native menu remembers a language of its own; it follows the one that was chosen in this window.
      const locale = usePreferences().chosenLocale()
      if (user.value === null && locale !== null) await call('accounts.setLocale', { locale })
    } catch (error) {
      failure.value = asFailure(error)
    }
    onOffice('locked', () => {
      if (session.value !== null) session.value = { ...session.value, locked: true }
    })
  }

  async function refreshStatus(): Promise<void> {
    status.value = await call('office.status', {})
  }

  async function signIn(login: string, password: string): Promise<void> {
    const answered = await call('accounts.signIn', { login, password })
    await refreshStatus()
    take(answered)
  }

  async function signOut(): Promise<void> {
    session.value = await call('accounts.signOut', {})
  }

  /** Hides the screen until the password is given; what is on it stays. */
  async function lock(): Promise<void> {
    if (user.value === null || locked.value) return
    session.value = await call('accounts.lock', {})
  }

  /** Switches the language at once, the native menu's with it; the office remembers it for a signed-in user. */
  async function setLocale(locale: Locale): Promise<void> {
    usePreferences().setLocale(locale)
    const answered = await call('accounts.setLocale', { locale })
    if (user.value !== null && !locked.value) take(answered)
  }

  /** True for whoever is one of these; without a list for anybody signed in. */
  function may(roles: readonly Role[] | undefined): boolean {
    if (role.value === null) return false
    return roles === undefined || roles.includes(role.value)
  }

  return {
    status,
    session,
    failure,
    user,
    role,
    locked,
    office,
    kind,
    ready,
    today,
    load,
    refreshStatus,
    signIn,
    signOut,
    lock,
    setLocale,
    may
  }
})
