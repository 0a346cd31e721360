import { expect, it } from 'vitest'
import { openConnection } from '../../electron/database/driver'
import { databasePath } from '../support/office'
import { openStore, type Store } from './support/stock'
import { LedgerModel } from './support/stock-model'
import { seeded } from './support/stock-moves'
import { enterPeople } from './support/stock-people'
import { burst, openWorld, step, type Ask } from './support/stock-runner'

const operations = 10_000

function askOf({ office }: Store): Ask {
  const seats = new Map(
    [office.distributor, office.manager, office.head].map((person) => [person.session.user?.id ?? 0, person])
  )
  return (user, name, input) => {
    const person = seats.get(user)
    if (person === undefined) throw new Error(`nobody sits at ${user}`)
    return person.send(name, input)
  }
}

it(`${operations} random operations of several users: on hand is the sum of the ledger, nothing is reserved that is not there, nobody gets twice`, async () => {
  const store = await openStore()
  await enterPeople(store.office)
  const sql = await openConnection(databasePath(store.office.folder), { create: false })
  try {
    const world = await openWorld(sql, seeded(20_261_120))
    const ask = askOf(store)
    const done = new Map<string, number>()
    for (let n = 1; n <= operations; n += 1) {
      if (n % 40 === 0) {
        await burst(world, ask, 4)
        n += 3
      } else {
        const { attempt, answer } = await step(world, ask)
        const key = `${attempt.name} ${answer.ok ? 'done' : answer.error.code}`
        done.set(key, (done.get(key) ?? 0) + 1)
      }
      if (n % 1000 === 0) expect(await world.model.faults(sql)).toEqual([])
    }
    expect(await world.model.faults(sql)).toEqual([])
    // Every kind of operation was done, and refused where the goods were not there.
    for (const name of mustHappen) expect(done.get(name) ?? 0, name).toBeGreaterThan(10)
    const anew = new LedgerModel()
    await anew.catchUp(sql)
    expect(anew.checksum).toBe(world.model.checksum)
  } finally {
    await sql.close()
  }
  expect(await store.office.admin.call('journal.verify', {})).toMatchObject({ ok: true })
  expect(await store.office.admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
}, 300_000)

const mustHappen = [
  'stock.receive done',
  'stock.move done',
  'stock.move stock-short',
  'stock.confirmMove done',
  'stock.recallMove done',
  'stock.assemble done',
  'stock.assemble stock-short',
  'stock.takeApart done',
  'stock.writeOff done',
  'stock.writeOff stock-short',
  'stock.reverse done',
  'stock.reverse movement-not-reversible',
  'stock.count done',
  'stock.finaliseCount done',
  'stock.finaliseCount own-count',
  'rounds.freeze done',
  'rounds.handOut done',
  'rounds.handOut line-handed-out',
  'rounds.undo done',
  'rounds.close done'
]
