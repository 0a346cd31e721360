import { Monitor, Moon, Sunny } from '@element-plus/icons-vue'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MenuItem } from '../components/menu-item'
import { usePreferences, type Theme } from '../stores/preferences'

const looks = [
  { theme: 'system', icon: Monitor },
  { theme: 'light', icon: Sunny },
  { theme: 'dark', icon: Moon }
] as const satisfies readonly { theme: Theme; icon: unknown }[]

/** The choice of light and dark as entries of a menu. */
export function useThemeItems() {
  const { t } = useI18n()
  const preferences = usePreferences()
  return computed<MenuItem[]>(() =>
    looks.map(({ theme, icon }) => ({
      key: `theme-${theme}`,
      label: t(`theme.${theme}`),
      icon,
      checked: preferences.theme === theme,
      run: () => preferences.setTheme(theme)
    }))
  )
}
