import { fc } from '../support/fast-check'
import { expect, it } from 'vitest'
import { writeAssignedOffice } from '../support/generated-office'
import { resourcesFolder } from '../support/office'
import { temporaryFolder } from '../support/database'
import { bundledWorker } from '../support/pdf-worker'
import { joinRegion } from './support/exchange'
import { openPlayedOffice, withSql } from './support/play'

interface Direct {
  decisions: number
  total: number
  payments: number
  amount: number
  members: number
  people: number
}

/** The same figures straight from the tables, by other statements than those of the file. */
const direct = (folder: string): Promise<Direct | undefined> =>
  withSql(folder, (sql) =>
    sql.get<Direct>(
      `WITH d AS (SELECT * FROM decisions WHERE decided_on >= '2024-04-01' AND decided_on < '2024-07-01'),
         y AS (SELECT * FROM payments WHERE state <> 'cancelled' AND month IN ('2024-04', '2024-05', '2024-06')),
         m AS (SELECT d.id, c.person_id FROM d JOIN case_members c ON c.case_id = d.case_id)
       SELECT (SELECT count(*) FROM d) AS decisions, (SELECT coalesce(sum(total), 0) FROM d) AS total,
         (SELECT count(*) FROM y) AS payments, (SELECT coalesce(sum(amount), 0) FROM y) AS amount,
         (SELECT count(*) FROM m) AS members,
         (SELECT count(*) FROM (SELECT person_id FROM m UNION SELECT applicant_id FROM d UNION SELECT person_id FROM y)) AS people`
    )
  )

it(
  'whatever the office: rows and sums of its file are those of its tables',
  { timeout: 120_000 },
  async () => {
    const workerUrl = await bundledWorker()
    const plan = fc.record({
      families: fc.integer({ min: 1, max: 120 }),
      seed: fc.integer({ min: 1, max: 9999 })
    })
    await fc.assert(
      fc.asyncProperty(plan, async ({ families, seed }) => {
        const folder = await temporaryFolder()
        await writeAssignedOffice(folder, resourcesFolder, { families, seed, quarter: '2024-Q2' })
        const played = await openPlayedOffice('2024-07-02', { dataFolder: folder, workerUrl })
        await joinRegion(played)
        const made = await played.head.call('exports.build', { period: '2024-Q2' })
        const expected = await direct(folder)
        expect(made.rows).toMatchObject({
          decisions: expected?.decisions,
          payments: expected?.payments,
          members: expected?.members,
          people: expected?.people
        })
        expect(made.sums).toMatchObject({
          'decisions.total_tiyn': String(expected?.total),
          'payments.amount_tiyn': String(expected?.amount)
        })
        expect(expected?.decisions).toBeGreaterThan(0)
        await played.office.close()
      }),
      { numRuns: 2 }
    )
  }
)
