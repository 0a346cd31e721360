import { openOffice } from '../../../electron/office'

/** Sends what waits, as the headless door does, until it is killed. */
const [folder = '', resources = ''] = process.argv.slice(2)
const office = await openOffice({
  dataFolder: folder,
  resourcesFolder: resources,
  version: '0.0.0-test',
  emit: () => undefined
})
const session = office.createSession('headless', 'ru')
session.user = { id: 1, login: 'admin', name: 'Әкімші Айдос', role: 'administrator', locale: 'ru' }
process.stdout.write('open\n')
const answer = await office.dispatch('exports.upload', {}, session)
process.stdout.write(`${answer.ok ? 'sent' : answer.error.code}\n`)
await office.close()
