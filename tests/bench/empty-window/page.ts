import { createApp, h } from 'vue'

createApp({ render: () => h('h1', 'Empty window') }).mount('#app')
