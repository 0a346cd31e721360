import { expect, it } from 'vitest'
import { checkDatabase } from '../../electron/database/check'
import { migrations } from '../../electron/database/migrations/index'
import { openTestDatabase } from '../support/database'

it('the shipped migrations make a sound file of STRICT tables', async () => {
  const database = await openTestDatabase(migrations)
  expect(await database.read(checkDatabase)).toEqual([])
  const loose = await database.read((tx) =>
    tx.all(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    )
  )
  expect(loose).toEqual([])
})
