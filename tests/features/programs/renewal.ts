import { openOffice } from '../../../electron/office'

/** Decides a proposed renewal as the head and tells how far it is; killed on the way by whoever started it. */
const [folder = '', resources = '', renewal = ''] = process.argv.slice(2)
const office = await openOffice({
  ...{ dataFolder: folder, resourcesFolder: resources, version: '0.0.0-test' },
  clock: { now: () => '2026-11-20T06:00:00.000Z', today: () => '2026-11-20' },
  emit: (event) => {
    if (event.kind === 'progress') process.stdout.write(`${event.done} of ${event.total}\n`)
  }
})
const session = office.createSession('headless', 'ru')
session.user = { id: 3, login: 'head', name: 'Тестов head', role: 'head', locale: 'ru' }
const answer = await office.dispatch('renewal.apply', { id: Number(renewal), jobId: 'kill' }, session)
await office.close()
process.stdout.write(
  `${JSON.stringify(answer.ok ? (answer.result as { decided: number }).decided : answer.error)}\n`
)
