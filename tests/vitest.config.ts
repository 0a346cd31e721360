import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  plugins: [vue()],
  resolve: { alias: { '@shared': resolve(root, 'shared'), '@renderer': resolve(root, 'renderer') } },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'tests/bench/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    // Wide enough for a busy machine: a password is hashed slowly on purpose, and the tests share two cores.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    passWithNoTests: false
  }
})
