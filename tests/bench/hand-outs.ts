import { execFile } from 'node:child_process'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { InputOf, OperationName, OutputOf } from '@shared/contract'
import { formatLineNumber, makeLineNumber } from '@shared/distribution/line-number'
import { openConnection } from '../../electron/database/driver'
import { Transaction } from '../../electron/database/transaction'
import { openOffice } from '../../electron/office'
import { fillRound } from '../support/filled-round'
import { atLeast, duration, figure, percentile, type BenchRow } from './report'
import { clock, resourcesFolder, root, type BenchSettings } from './settings'

const run = promisify(execFile)
const password = 'bench-2026!'
const office = {
  ...{
    nameKk: 'Аудандық бөлім',
    nameRu: 'Районный отдел',
    addressKk: 'Абай көшесі, 1',
    addressRu: 'улица Абая, 1'
  },
  ...{ phone: '+7 700 000 00 00', kato: '634000000', headNameKk: 'А. А.', headNameRu: 'А. А.' }
}

type Desk = <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>

interface Round {
  roundId: number
  placeId: number
}

/**
 * Hand-outs one after the other through the contract, at a point of thousands of lines, each with its check, its lots, its journal
 * row and its commit; against the same rows inserted by Python, ready made, one transaction each.
 */
export async function benchHandOuts(settings: BenchSettings): Promise<BenchRow[]> {
  const folder = join(settings.folder, 'hand-outs')
  const before = join(settings.folder, 'hand-outs-before.db')
  const lines = settings.quick ? 300 : 12_000
  const handOuts = settings.quick ? 50 : 2_000
  await mkdir(folder, { recursive: true })
  const round = await prepareRound(folder, lines)
  await copyFile(join(folder, 'komek.db'), before)
  const times = await handOutAll(folder, round, handOuts)
  const perSecond = handOuts / (times.reduce((sum, ms) => sum + ms, 0) / 1000)
  const what = `hand-outs a second, one by one, of ${lines} lines`
  const note = `p95 ${duration(percentile(times, 95))}, the slowest ${duration(Math.max(...times))}`
  return [
    atLeast({ what, yardstick: 'a queue: 2 a second', ours: perSecond.toFixed(0), note }, perSecond / 2, 1),
    await againstPython(join(folder, 'komek.db'), before, perSecond, handOuts)
  ]
}

async function againstPython(
  done: string,
  before: string,
  perSecond: number,
  handOuts: number
): Promise<BenchRow> {
  const what = 'the same hand-outs, against rows inserted ready made'
  const ours = `${perSecond.toFixed(0)} a second`
  try {
    const { stdout } = await run('python3', [join(root, 'tests/bench/yardstick-hand-outs.py'), done, before])
    const yardstick = handOuts / Number(stdout)
    const note =
      'ours checks number, round, point and stock, picks lots, and reads the line back; the yardstick only inserts'
    return atLeast(
      { what, yardstick: `Python, one transaction each: ${yardstick.toFixed(0)} a second`, ours, note },
      perSecond / yardstick,
      0.2
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 300) : String(error)
    return figure(what, ours, `no yardstick: ${reason}`)
  }
}

async function withOffice<T>(folder: string, work: (desk: Desk) => Promise<T>): Promise<T> {
  const opened = await openOffice({
    dataFolder: folder,
    resourcesFolder,
    version: '0.0.0-bench',
    emit: () => undefined,
    clock
  })
  const session = opened.createSession('headless', 'ru')
  const desk: Desk = async (name, input) => {
    const answer = await opened.dispatch(name, input, session)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
    return answer.result as never
  }
  try {
    return await work(desk)
  } finally {
    await opened.close()
  }
}

/** An office with a frozen round of so many lines, two thirds of them at the point where it is handed out. */
async function prepareRound(folder: string, lines: number): Promise<Round> {
  const ground = await withOffice(folder, async (desk) => {
    await desk('office.setup', { office, administrator: { login: 'admin', name: 'Әкімші', password } })
    await desk('accounts.signIn', { login: 'admin', password })
    await desk('accounts.create', { login: 'head', name: 'Басшы', role: 'head', password })
    await desk('accounts.signIn', { login: 'head', password })
    const place = async (code: string, kind: 'point' | 'warehouse'): Promise<number> => {
      const names = { nameKk: code, nameRu: code, responsible: code, address: code }
      return (await desk('places.save', { code, kind, kato: '634030000', ...names })).id
    }
    const item = await desk('items.save', {
      code: 'M',
      nameKk: 'Бетперде',
      nameRu: 'Маска',
      unit: 'piece',
      perishable: false
    })
    const points: [number, number] = [await place('P1', 'point'), await place('P2', 'point')]
    return {
      wareId: item.wareId,
      points,
      warehouse: await place('W', 'warehouse'),
      userId: 1,
      now: clock.now()
    }
  })
  const connection = await openConnection(join(folder, 'komek.db'), { create: false })
  try {
    await connection.exec('BEGIN IMMEDIATE')
    const roundId = await fillRound(new Transaction(connection, 'write'), { lines }, ground)
    await connection.exec('COMMIT')
    await connection.all('PRAGMA wal_checkpoint(TRUNCATE)')
    return { roundId, placeId: ground.points[0] }
  } finally {
    await connection.close()
  }
}

/** Milliseconds of each hand-out, asked one after the other. */
function handOutAll(folder: string, { roundId, placeId }: Round, count: number): Promise<number[]> {
  return withOffice(folder, async (desk) => {
    await desk('accounts.signIn', { login: 'head', password })
    const times: number[] = []
    for (let n = 1; n <= count; n += 1) {
      const start = performance.now()
      await desk('rounds.handOut', { roundId, placeId, numbers: [formatLineNumber(makeLineNumber(12, n))] })
      times.push(performance.now() - start)
    }
    return times
  })
}
