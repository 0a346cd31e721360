import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: ['journeys/**/*.journey.ts', 'security/**/*.journey.ts'],
  globalSetup: './support/prepare-window.ts',
  outputDir: '../test-results/journeys',
  // One program at a time: a journey is about the whole desktop, and a test that needs a second try is a broken test.
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['line']]
})
