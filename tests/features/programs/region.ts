import { join } from 'node:path'
import { openOffice } from '../../../electron/office'
import { atSteps } from './at-steps'

/** Takes the files of a regional center's inbox, watched at every step of it. */
const [folder = '', resources = '', day = '', copies = '', dies = ''] = process.argv.slice(2)
const inbox = join(folder, 'inbox')
const office = await openOffice({
  ...{ dataFolder: folder, resourcesFolder: resources, version: '0.0.0-test', emit: () => undefined },
  seal: {
    seal: (text) => Buffer.from(text).toString('base64'),
    open: (sealed) => Buffer.from(sealed, 'base64').toString('utf8')
  },
  clock: { now: () => `${day}T07:00:00.000Z`, today: () => day }
})
const session = office.createSession('headless', 'ru')
session.user = { id: 1, login: 'manager', name: 'Тестов manager', role: 'manager', locale: 'ru' }
atSteps(folder, inbox, { copies, dies: Number(dies) })
const answer = await office.dispatch('region.receive', { path: inbox }, session)
process.stdout.write(`${answer.ok ? 'received' : answer.error.code}\n`)
await office.close()
