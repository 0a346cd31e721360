import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Locale } from '@shared/contract/fields'
import { i18n } from '../locales/i18n'

export type Theme = 'system' | 'light' | 'dark'

const localeKey = 'komek.locale'
const themeKey = 'komek.theme'

function isTheme(text: string | null): text is Theme {
  return text === 'system' || text === 'light' || text === 'dark'
}

/** Language and look of this computer's window. Who is signed in carries a language of their own, kept in the office. */
export const usePreferences = defineStore('preferences', () => {
  const theme = ref<Theme>('system')
  const systemDark = ref(false)
  const locale = computed(() => i18n.global.locale.value as Locale)
  const dark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemDark.value))

  function showTheme() {
    document.documentElement.classList.toggle('dark', dark.value)
  }

  function showLocale(next: Locale) {
    i18n.global.locale.value = next
    document.documentElement.lang = next
  }

  /** Switches the words on the screen; everything typed stays. */
  function setLocale(next: Locale) {
    showLocale(next)
    localStorage.setItem(localeKey, next)
  }

  /** The language that was chosen in this window before; null in a new one. */
  function chosenLocale(): Locale | null {
    const stored = localStorage.getItem(localeKey)
    return stored === 'ru' || stored === 'kk' ? stored : null
  }

  function setTheme(next: Theme) {
    theme.value = next
    localStorage.setItem(themeKey, next)
    showTheme()
  }

  /** Reads what was chosen before and follows the system's light and dark. */
  function start() {
    const media = window.matchMedia('(prefers-color-scheme: dark)')
    systemDark.value = media.matches
    media.addEventListener('change', (event) => {
      systemDark.value = event.matches
      showTheme()
    })
    const storedTheme = localStorage.getItem(themeKey)
    if (isTheme(storedTheme)) theme.value = storedTheme
    showLocale(chosenLocale() ?? 'kk')
    showTheme()
  }

  return { theme, dark, locale, setLocale, chosenLocale, setTheme, start }
})
