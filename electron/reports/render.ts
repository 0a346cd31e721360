import { webcrypto } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { Call } from '../ipc/call'
import type { Job } from '../ipc/jobs'
import { stageFile } from '../letters/letter-file'
import { mustBeSetUp } from '../office/service'
import { reportPaper } from './paper'
import { wasRendered } from './paper-queries'
import { readReport } from './service'

type Input = ParsedInputOf<'reports.render'>

/** Where the files lie in the data folder. */
const folder = 'reports'

interface Made {
  bytes: Uint8Array
  pages: number | null
}

/**
 * Makes the report of a period as PDF or workbook in one language, that of whoever asks unless told, and keeps it in the data folder.
 * @throws OfficeError as `reports.view`; `disk-full`, `data-folder-unwritable`, and the documents' own codes
 */
export function renderReport(call: Call, input: Input): Promise<OutputOf<'reports.render'>> {
  return call.office.jobs.run(input.jobId, async (job) => {
    const locale = input.locale ?? call.actor.locale
    const view = await readReport(call, input.period, job)
    const office = await call.read(mustBeSetUp)
    const made = await make(call, job, input, reportPaper(view, office, locale))
    // The instant keeps a report of another day beside this one.
    const stamp = call.now.replace(/[-:.]/g, '')
    const fileName = `report-${input.period}-${locale}-${stamp}.${input.format}`
    const path = await keep(call, { ...input, locale }, fileName, made)
    return { path, fileName, pages: made.pages, bytes: made.bytes.length }
  })
}

async function make(
  call: Call,
  job: Job,
  { format }: Input,
  data: ReturnType<typeof reportPaper>
): Promise<Made> {
  const { documents } = call.office
  job.check()
  if (format === 'xlsx') return { bytes: await documents.reportWorkbook(data), pages: null }
  const { pdf, pages } = await documents.render('report', data)
  job.check()
  return { bytes: pdf, pages }
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', Buffer.from(bytes))).toString('hex')
}

async function keep(
  call: Call,
  { period, format, locale }: Input & { locale: 'kk' | 'ru' },
  fileName: string,
  { bytes, pages }: Made
): Promise<string> {
  const after = await sha256Of(bytes)
  const file = await stageFile(call, fileName, bytes, folder)
  try {
    await call.write(async (_tx, note) => {
      const details = { period, format, locale, bytes: bytes.length, pages }
      note({ subjectKind: 'report', subjectId: null, after, details })
      await file.publish()
    })
  } catch (error) {
    await file.drop()
    throw error
  }
  return file.path
}

/**
 * A report that was made, in the system's own viewer; headless there is none. Only files that hold what the journal says was made.
 * @throws OfficeError `paper-file-unknown` {file}
 */
export async function openReport(
  call: Call,
  input: ParsedInputOf<'reports.open'>
): Promise<OutputOf<'reports.open'>> {
  const name = basename(input.path)
  // The data folder may have been moved since.
  const path = join(call.office.dataFolder, folder, name)
  const unknown = (cause?: unknown): OfficeError =>
    new OfficeError('paper-file-unknown', { field: 'path', data: { file: name }, cause })
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unknown(error)
  })
  const hash = await sha256Of(bytes)
  if (!(await call.read((read) => wasRendered(read, hash)))) throw unknown()
  if (call.office.openFile === null) return { opened: false }
  await call.office.openFile(path)
  return { opened: true }
}
