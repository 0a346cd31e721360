import { ensureBuild } from '../../electron/launch/build.mjs'
import { ensureDisplay, startVirtualScreen } from '../../electron/launch/display.mjs'
import { ensureRuntime } from '../../electron/launch/runtime.mjs'

/** Before the journeys: the runtime, a fresh build and a screen. `npm test` has seen to them already. */
export default async function prepareWindow(): Promise<() => void> {
  const runtime = await ensureRuntime()
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.folder
  await ensureBuild()
  const closeDisplay = await ensureDisplay()
  if (process.platform !== 'linux') return closeDisplay
  // Two programs at once on one screen would share its clipboard and take the focus from each other.
  const second = await startVirtualScreen()
  process.env.KOMEK_SECOND_DISPLAY = `:${second.number}`
  return () => {
    second.stop()
    closeDisplay()
  }
}
