import './zod-config'
import './styles/index.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './locales/i18n'
import { createOfficeRouter } from './router'
import { useSession } from './stores/session'
import { usePreferences } from './stores/preferences'

const app = createApp(App)
app.use(createPinia()).use(i18n)
usePreferences().start()

// The first screen depends on whether there is an office and who is signed in, so the router waits for that.
void useSession()
  .load()
  .finally(() => app.use(createOfficeRouter()).mount('#app'))
