import { spawn } from 'node:child_process'
import { LaunchError, say } from './say.mjs'
import { ensureSystem, requirements } from './system-libraries.mjs'

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

/**
 * Gives windows a place to open: the display there is, or on a Linux machine without one a virtual screen that
 * ends with the launcher. Sets DISPLAY for everything started afterwards.
 * @returns {Promise<() => void>} closes the virtual screen
 */
export async function ensureDisplay() {
  if (hasDisplay()) return () => undefined
  await ensureSystem(requirements.display)
  const { number, stop } = await startVirtualScreen()
  process.env.DISPLAY = `:${number}`
  say(`no display here: the window opens on a virtual screen (Xvfb :${number})`)
  return stop
}

/**
 * Xvfb picks a free number itself and writes it to the descriptor it is given, once it accepts windows.
 * @returns {Promise<{ number: string, stop: () => void }>}
 */
export function startVirtualScreen() {
  return new Promise((done, fail) => {
    const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp']
    const screen = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
    const stop = () => void screen.kill()
    let text = ''
    screen.once('error', (error) => fail(new LaunchError(`Xvfb could not be started: ${error.message}`)))
    screen.once('exit', () => fail(new LaunchError('Xvfb ended at once; is another one in the way?')))
    screen.stdio[3]?.on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      process.once('exit', stop)
      screen.unref()
      done({ number: text.trim(), stop })
    })
  })
}
