import { expect, it } from 'vitest'
import { table } from '../bench/report'
import { runBench } from '../bench/run'

it('the bench runs to its end on small sizes, every part of it, and finds everybody', async () => {
  const told: string[] = []
  const rows = await runBench({ quick: true, window: false, installLibreOffice: false }, (line) =>
    told.push(line)
  )
  expect(rows.filter((row) => row.ours === 'failed')).toEqual([])
  expect(told).toHaveLength(13)
  expect(rows.find((row) => row.what === 'recall on mixed spellings')?.met).toBe(true)
  const printed = table(rows)
  for (const row of rows) expect(printed).toContain(row.what)
  expect(rows.length).toBeGreaterThanOrEqual(14)
}, 300_000)
