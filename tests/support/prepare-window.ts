import { ensureBuild } from '../../electron/launch/build.mjs'
import { ensureDisplay } from '../../electron/launch/display.mjs'
import { ensureRuntime } from '../../electron/launch/runtime.mjs'

/** Before the journeys: the runtime, a fresh build and a screen. `npm test` has seen to them already. */
export default async function prepareWindow(): Promise<() => void> {
  const runtime = await ensureRuntime()
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.folder
  await ensureBuild()
  return ensureDisplay()
}
