import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { openOffice } from '../../../electron/office'

/** Reads a list, takes it in, or back, in a real office and says each step of its progress, until it is killed. */
const [folder = '', resources = '', worker = '', day = '', operation = '', input = ''] = process.argv.slice(2)
let tick = 0
const office = await openOffice({
  ...{
    dataFolder: folder,
    resourcesFolder: resources,
    version: '0.0.0-test',
    workerUrl: pathToFileURL(worker)
  },
  emit: (event) => {
    if (event.kind === 'progress') process.stdout.write('progress\n')
  },
  clock: { now: () => new Date(Date.parse(`${day}T07:00:00.000Z`) + tick++).toISOString(), today: () => day }
})
const session = office.createSession('headless', 'ru')
session.user = { id: 1, login: 'clerk', name: 'Тестов clerk', role: 'clerk', locale: 'ru' }
const asked = JSON.parse(await readFile(input, 'utf8')) as Record<string, unknown>
const answer = await office.dispatch(operation, { ...asked, jobId: 'kill' }, session)
process.stdout.write(`${answer.ok ? 'done' : answer.error.code}\n`)
await office.close()
