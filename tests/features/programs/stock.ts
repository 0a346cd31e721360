import { openConnection } from '../../../electron/database/driver'
import { openOffice } from '../../../electron/office'
import type { User } from '../../../electron/ipc/call'
import { seeded } from '../support/stock-moves'
import { openWorld, step } from '../support/stock-runner'

/**
 * Does random stock operations in a real office until it is killed. After each answer it says how far the ledger goes that it has
 * seen, and the checksum of it.
 */
const [folder = '', resources = '', day = '', seed = ''] = process.argv.slice(2)
let tick = 0
const office = await openOffice({
  dataFolder: folder,
  resourcesFolder: resources,
  version: '0.0.0-test',
  emit: () => undefined,
  clock: { now: () => new Date(Date.parse(`${day}T07:00:00.000Z`) + tick++).toISOString(), today: () => day }
})
const sql = await openConnection(`${folder}/komek.db`, { create: false })
const users = await sql.all<User>('SELECT id, login, name, role, locale FROM users')
const seats = new Map(
  users.map((user) => {
    const session = office.createSession('headless', 'ru')
    session.user = user
    return [user.id, session]
  })
)
const world = await openWorld(sql, seeded(Number(seed)))
const faults = await world.model.faults(sql)
if (faults.length > 0) throw new Error(`opened with faults: ${faults.join(', ')}`)
for (;;) {
  const { answer } = await step(world, (user, name, input) => {
    const session = seats.get(user)
    if (session === undefined) throw new Error(`nobody sits at ${user}`)
    return office.dispatch(name, input, session)
  })
  if (answer.ok) process.stdout.write(`${world.model.last} ${world.model.checksum}\n`)
}
