import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: ['journeys/**/*.journey.ts', 'security/**/*.journey.ts'],
  globalSetup: './support/prepare-window.ts',
  outputDir: '../test-results/journeys',
  // Each worker has a screen of its own, since a journey is about the whole desktop.
  workers: process.platform === 'linux' ? 2 : 1,
  // A test that needs a second try is a broken test.
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['line']]
})
