import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { DatasetRow } from '@shared/exchange/datasets'
import { datasetOf } from '@shared/exchange/datasets'
import { changesBetween, packHashes, unpackHashes } from '../../electron/exchange/package/changes'
import { figuresOf } from '../../electron/exchange/figures'
import { factsOf } from '../../electron/exchange/package/entries'
import { Tally } from '../../electron/exchange/package/tally'
import { RowKeys } from '../../electron/exchange/package/totals'

const rowOf = (n: number, state = 'paid'): DatasetRow => [
  ...[n, `2024/${n % 900}`, n % 700, (n % 5000).toString(16).padStart(64, '0'), 'asp', null],
  ...['2024-05', 1_000_000 + n, state, 'В-1', '2024-06-15']
]

/** The figures of so many payments; every state of a row that `changed` takes is another. */
async function paymentsOf(count: number, changed: (n: number) => boolean = () => false) {
  const tally = new Tally('payments')
  const rows = Array.from({ length: count }, (_, n) => rowOf(n + 1, changed(n) ? 'returned' : 'paid'))
  tally.take(rows)
  const tallies = new Map([['payments', tally] as const])
  return await figuresOf(factsOf(['payments'], tallies), tallies)
}

/** How often somebody else had this thread while the work went on. */
async function turnsDuring<T>(work: Promise<T>): Promise<{ result: T; turns: number }> {
  let over = false
  const result = work.finally(() => (over = true))
  let turns = 0
  for (; !over; turns += 1) await turn()
  return { result: await result, turns }
}

it('what is kept of many rows is in order and comes back the same; others are heard while it is made and compared', async () => {
  const count = 120_000
  const made = await turnsDuring(paymentsOf(count))
  expect(made.turns).toBeGreaterThan(16)
  const lists = made.result.hashes.get('payments')
  for (const list of [lists?.keys, lists?.rows]) {
    expect(list).toHaveLength(count)
    expect(list?.every((value, at) => at === 0 || (list[at - 1] ?? 0n) <= value)).toBe(true)
  }
  const back = unpackHashes(packHashes(made.result.hashes), made.result.rows)
  expect(Buffer.compare(packHashes(back ?? new Map()), packHashes(made.result.hashes))).toBe(0)

  const other = await paymentsOf(count + 5, (n) => n % 1000 === 0)
  const compared = await turnsDuring(changesBetween(made.result, other))
  expect(compared.turns).toBeGreaterThan(4)
  expect(compared.result).toMatchObject([{ dataset: 'payments', added: 5, removed: 0, changed: 120 }])
  expect(await changesBetween(other, other)).toEqual([])
})

it('a key that comes twice is found among many, however short', () => {
  const keys = new RowKeys(datasetOf('payments'))
  expect(Array.from({ length: 20_000 }, (_, n) => keys.add(rowOf(n))).every((added) => added)).toBe(true)
  for (const n of [0, 7, 10, 19_999]) expect(keys.add(rowOf(n))).toBe(false)
  expect(keys.size).toBe(20_000)
})
