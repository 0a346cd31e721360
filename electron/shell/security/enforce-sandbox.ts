import type { App } from 'electron'

/**
 * Every page runs in Chromium's sandbox, whatever its own preferences say. Started with `--no-sandbox` (Chromium
 * refuses its sandbox to root on Linux, where the launcher adds that switch) forcing it would end the program.
 */
export function enforceSandbox(app: App): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
}
