import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { benchLetters, measureLetters } from './letters'
import { hasSoffice } from './libreoffice'
import { measureLibreOfficeBatch, measureLibreOfficeSeparate } from './letters.libreoffice'
import { atLeast, duration, figure, type BenchRow } from './report'
import type { BenchSettings } from './settings'

const run = promisify(execFile)

export async function installLibreOffice(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-writer-nogui']
  await run('apt-get', install, { env, maxBuffer: 1 << 26 })
}

/** Letters as separate files and as one, against LibreOffice where it is installed. */
export async function benchLettersRow(settings: BenchSettings): Promise<BenchRow[]> {
  const count = settings.quick ? 2 : 200
  const times = await measureLetters({ count })
  const perLetter = `${((times.separateSeconds * 1000) / count).toFixed(0)} ms each, ${times.pages} pages in all`
  const separate = {
    what: `${count} letters as separate files, two workers`,
    ours: duration(times.separateSeconds * 1000)
  }
  const together = { what: `${count} letters in one file`, ours: duration(times.batchSeconds * 1000) }
  if (settings.installLibreOffice && !hasSoffice()) await installLibreOffice()
  if (!hasSoffice()) {
    const note = `${perLetter}; no yardstick: LibreOffice is not installed (bench --with-libreoffice installs it)`
    return [figure(separate.what, separate.ours, note), figure(together.what, together.ours)]
  }
  const letters = benchLetters(count)
  const office = measureLibreOfficeSeparate(letters).seconds
  const officeBatch = measureLibreOfficeBatch(letters).seconds
  const yardstick = (seconds: number): string => `LibreOffice, one soffice ${duration(seconds * 1000)}`
  return [
    atLeast(
      { ...separate, yardstick: yardstick(office), note: perLetter },
      office / times.separateSeconds,
      2.5
    ),
    atLeast({ ...together, yardstick: yardstick(officeBatch) }, officeBatch / times.batchSeconds, 1.2)
  ]
}
