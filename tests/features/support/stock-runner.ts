import type { Answer } from '@shared/contract'
import type { Connection } from '../../../electron/database/driver'
import { LedgerModel, type Row } from './stock-model'
import * as moves from './stock-moves'
import { summed, type Attempt, type World } from './stock-moves'
import * as rounds from './stock-rounds'

type Play = (world: World) => Promise<Attempt>

/** How often each is tried, of a thousand. */
const plays: readonly (readonly [number, Play])[] = [
  [90, moves.receive],
  [120, moves.move],
  [170, moves.confirm],
  [40, moves.recall],
  [130, moves.assemble],
  [40, moves.takeApart],
  [80, moves.writeOff],
  [60, moves.reverse],
  [25, rounds.count],
  [25, rounds.finalise],
  [4, rounds.create],
  [12, rounds.freeze],
  [50, rounds.supply],
  [120, rounds.handOut],
  [28, rounds.undo],
  [5, rounds.close]
]
const total = plays.reduce((sum, [often]) => sum + often, 0)

export type Ask = (user: number, name: string, input: object) => Promise<Answer>

/** The state of the file: places, items, kits and people who keep stock, and all of its ledger. */
export async function openWorld(sql: Connection, random: () => number): Promise<World> {
  const places = await sql.all<{ id: number; kind: string }>('SELECT id, kind FROM places ORDER BY id')
  const kits = await sql.all<{ version: number; ware: number }>(
    'SELECT kit_version_id AS version, id AS ware FROM wares WHERE kit_version_id IS NOT NULL ORDER BY id'
  )
  const users = await sql.all<{ id: number }>(
    `SELECT id FROM users WHERE role IN ('distributor', 'manager', 'head') ORDER BY role`
  )
  const model = new LedgerModel()
  await model.catchUp(sql)
  return {
    ...{ sql, model, random },
    places: places.filter(({ kind }) => kind !== 'transit').map(({ id }) => id),
    transit: places.find(({ kind }) => kind === 'transit')?.id ?? 0,
    items: await sql.all('SELECT item_id AS id, id AS ware FROM wares WHERE item_id IS NOT NULL ORDER BY id'),
    kits: await Promise.all(
      kits.map(async (kit) => ({
        ...kit,
        contents: await sql.all<{ ware: number; quantity: number }>(
          `SELECT w.id AS ware, c.quantity FROM kit_version_items c JOIN wares w ON w.item_id = c.item_id
           WHERE c.kit_version_id = ? ORDER BY c.place`,
          [kit.version]
        )
      }))
    ),
    users: users.map(({ id }) => id)
  }
}

/** The next thing somebody does. */
export async function nextAttempt(world: World): Promise<Attempt> {
  let left = moves.below(world, total)
  for (const [often, play] of plays) {
    if (left < often) return play(world)
    left -= often
  }
  return moves.receive(world)
}

/** What went otherwise than foretold, or null. */
export function surprise(attempt: Attempt, answer: Answer, rows: readonly Row[]): string | null {
  const said = answer.ok ? 'done' : `${answer.error.code} ${answer.error.message}`
  const as = `${attempt.name} ${JSON.stringify(attempt.input)}: ${said}`
  if (!answer.ok)
    return answer.error.code !== attempt.refused
      ? `${as}, foretold ${attempt.refused ?? 'done'}`
      : rows.length > 0
        ? `${as}, and yet rows were entered`
        : null
  if (attempt.refused !== undefined) return `${as}, foretold ${attempt.refused}`
  const foretold = JSON.stringify(summed(attempt.changes ?? []))
  const entered = JSON.stringify(summed(rows))
  return foretold === entered ? null : `${as}: foretold ${foretold}, entered ${entered}`
}

/** One attempt: done as foretold or refused as foretold, with the rules kept. @throws Error saying what went otherwise */
export async function step(
  world: World,
  ask: Ask
): Promise<{ attempt: Attempt; answer: Answer; rows: Row[] }> {
  const attempt = await nextAttempt(world)
  const answer = await ask(attempt.user, attempt.name, attempt.input)
  const rows = await world.model.catchUp(world.sql)
  const wrong = surprise(attempt, answer, rows)
  if (wrong !== null) throw new Error(wrong)
  return { attempt, answer, rows }
}

/** Several at once, each chosen before the others are done: some must fail, and the rules are kept. Answers how many were done. */
export async function burst(world: World, ask: Ask, size: number): Promise<number> {
  const attempts: Attempt[] = []
  for (let i = 0; i < size; i += 1) attempts.push(await nextAttempt(world))
  const answers = await Promise.all(attempts.map(({ user, name, input }) => ask(user, name, input)))
  await world.model.catchUp(world.sql)
  const broken = answers.find((answer) => !answer.ok && answer.error.code === 'internal')
  if (broken !== undefined) throw new Error(`a burst broke: ${JSON.stringify(attempts)}`)
  return answers.filter(({ ok }) => ok).length
}
