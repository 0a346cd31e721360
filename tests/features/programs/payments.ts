import { openOffice } from '../../../electron/office'

/** Freezes a list in a real office and says each step of its progress, until it is killed. */
const [folder = '', resources = '', day = ''] = process.argv.slice(2)
let tick = 0
const office = await openOffice({
  dataFolder: folder,
  resourcesFolder: resources,
  version: '0.0.0-test',
  emit: (event) => void process.stdout.write(`${event.kind}\n`),
  clock: { now: () => new Date(Date.parse(`${day}T07:00:00.000Z`) + tick++).toISOString(), today: () => day }
})
const session = office.createSession('headless', 'ru')
session.user = { id: 1, login: 'head', name: 'Тестов head', role: 'head', locale: 'ru' }
const answer = await office.dispatch(
  'payments.freeze',
  { programme: 'asp', month: day.slice(0, 7), jobId: 'freeze' },
  session
)
process.stdout.write(`${answer.ok ? 'frozen' : answer.error.code}\n`)
await office.close()
