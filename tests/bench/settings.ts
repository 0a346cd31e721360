import { resolve } from 'node:path'

/** The project's folder; a bundled script is told by its launcher. */
export const root = resolve(process.env.KOMEK_ROOT ?? process.cwd())
export const resourcesFolder = resolve(root, 'resources')

export interface BenchSettings {
  /** Small sizes: shows that everything runs, measures little. */
  quick: boolean
  /** Leave the rows out that open windows. */
  window: boolean
  /** May install LibreOffice by apt for the letters' yardstick. */
  installLibreOffice: boolean
  /** Names of the parts to run; left out, all. Those on the region's office want `bulk import`, which makes it. */
  only?: readonly string[]
  /** An empty folder of the run's own. */
  folder: string
}

/** How many people the region's office has. */
export const peopleOf = (settings: BenchSettings): number => (settings.quick ? 1_000 : 300_000)

export const clock = { now: () => '2026-11-20T06:00:00.000Z', today: () => '2026-11-20' }
