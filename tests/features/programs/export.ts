import { join } from 'node:path'
import { openOffice } from '../../../electron/office'
import { atSteps } from './at-steps'

/** Makes the file of a period in a real office, watched at every step of it. */
const [folder = '', resources = '', day = '', period = '', worker = '', copies = '', dies = ''] =
  process.argv.slice(2)
const office = await openOffice({
  ...{ dataFolder: folder, resourcesFolder: resources, version: '0.0.0-test', emit: () => undefined },
  ...{ workerUrl: new URL(worker) },
  clock: { now: () => `${day}T07:00:00.000Z`, today: () => day }
})
const session = office.createSession('headless', 'ru')
session.user = { id: 1, login: 'head', name: 'Тестов head', role: 'head', locale: 'ru' }
atSteps(folder, join(folder, 'exports'), { copies, dies: Number(dies) })
const answer = await office.dispatch('exports.build', { period }, session)
process.stdout.write(`${answer.ok ? 'made' : answer.error.code}\n`)
await office.close()
