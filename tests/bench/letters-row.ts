import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { createDocumentEngine } from '../../electron/documents/engine'
import { fontsFolder, templatesFolder } from '../documents/support/samples'
import { bundledWorker } from '../support/pdf-worker'
import { benchLetters, measureLetters } from './letters'
import { atLeast, duration, figure, type BenchRow } from './report'
import type { BenchSettings } from './settings'

const run = promisify(execFile)

const hasSoffice = (): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'soffice')))

async function installLibreOffice(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-writer-nogui']
  await run('apt-get', install, { env, maxBuffer: 1 << 26 })
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)

/** A flat OpenDocument text with the lines of a letter, one paragraph each: less layout than ours has. */
function flatDocument(lines: readonly string[]): string {
  const body = lines.map((line) => `<text:p>${escape(line)}</text:p>`).join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
${body}
</office:text></office:body></office:document>`
}

/** Writes the same letters as documents that LibreOffice reads; their text is taken from our own PDFs. */
async function writeDocuments(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const workerUrl = await bundledWorker()
  const engine = createDocumentEngine({ fontsFolder, templatesFolder, workers: 2, workerUrl })
  for (const [index, data] of benchLetters(count).entries()) {
    const { pdf } = await engine.render('letter', data)
    const path = join(folder, `letter-${index + 1}.pdf`)
    await writeFile(path, pdf)
    const { stdout } = await run('pdftotext', ['-layout', path, '-'], { maxBuffer: 1 << 24 })
    await writeFile(join(folder, `letter-${index + 1}.fodt`), flatDocument(stdout.split('\n')))
  }
  await engine.close()
}

/** Seconds that one soffice takes to convert every document of a folder. */
async function convert(settings: BenchSettings, folder: string): Promise<number> {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.fodt'))
    .map((name) => join(folder, name))
  const profile = `-env:UserInstallation=file://${join(settings.folder, 'soffice-profile')}`
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'out')]
  const start = performance.now()
  await run('soffice', [...args, ...files], { maxBuffer: 1 << 26 })
  return (performance.now() - start) / 1000
}

/** Letters as separate files and as one, against LibreOffice where it is installed. */
export async function benchLettersRow(settings: BenchSettings): Promise<BenchRow[]> {
  const count = settings.quick ? 6 : 200
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
  const folder = join(settings.folder, 'letters')
  await writeDocuments(folder, count)
  const office = await convert(settings, folder)
  const yardstick = `LibreOffice, one soffice ${duration(office * 1000)}`
  return [
    atLeast({ ...separate, yardstick, note: perLetter }, office / times.separateSeconds, 2.5),
    atLeast({ ...together, yardstick }, office / times.batchSeconds, 1.2)
  ]
}
