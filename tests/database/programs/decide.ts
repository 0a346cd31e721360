import { openDatabase } from '../../../electron/database/database'
import { appendJournal, hashOf } from '../../../electron/database/journal'
import { decisionSchema, months } from './schema'

/**
 * Writes decisions without end until it is killed, and says the number of each only after it was acknowledged.
 * With the word `hold` it opens the folder, says `open` and waits.
 */
const [folder = '', mode = ''] = process.argv.slice(2)
const database = await openDatabase({ folder, migrations: [decisionSchema], now: () => new Date() })

async function decide(): Promise<number> {
  return await database.write(async (tx) => {
    const { lastId } = await tx.run('INSERT INTO decision (body) VALUES (?)', ['x'.repeat(2000)])
    for (let month = 1; month <= months; month += 1) {
      await tx.run('INSERT INTO payment VALUES (?, ?, ?)', [lastId, month, 2_424_500])
    }
    await appendJournal(tx, {
      at: '2018-02-10T09:30:00.000Z',
      userId: null,
      userLogin: 'test',
      operation: 'cases.approve',
      subjectKind: 'decision',
      subjectId: lastId,
      beforeHash: null,
      afterHash: hashOf(lastId),
      details: {}
    })
    return lastId
  })
}

if (mode === 'hold') {
  process.stdout.write('open\n')
  process.stdin.resume()
} else {
  for (;;) process.stdout.write(`${await decide()}\n`)
}
