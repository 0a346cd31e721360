import { expect, it } from 'vitest'
import { openDatabase, type Database } from '../../electron/database/database'
import { headAndReviewer } from '../../electron/database/migrations/0020-head-and-reviewer'
import { letterTexts } from '../../electron/database/migrations/0030-letter-texts'
import { officeToLetter } from '../../electron/database/migrations/0010-office-to-letter'
import { temporaryFolder, testNow } from '../support/database'

it('an office of before keeps its data and gets room for its own words, which stay once saved', async () => {
  const folder = await temporaryFolder()
  const open = (migrations: Parameters<typeof openDatabase>[0]['migrations']): Promise<Database> =>
    openDatabase({ folder, migrations, now: testNow })
  const former = await open([officeToLetter, headAndReviewer])
  await former.write((tx) =>
    tx.run(
      "INSERT INTO users (id, login, name, role, password, created_at) VALUES (1, 'admin', 'Ә', 'administrator', '', '')"
    )
  )
  await former.close()

  const database = await open([officeToLetter, headAndReviewer, letterTexts])
  expect(await database.read((read) => read.all('SELECT login FROM users'))).toEqual([{ login: 'admin' }])
  const insert = (version: number) =>
    database.write((tx) =>
      tx.run(
        `INSERT INTO template_sets (version, template, blocks, reason, saved_at, saved_by) VALUES (?, 'letter-assign', '{}', 'r', '', 1)`,
        [version]
      )
    )
  await insert(1001)
  await expect(insert(1001)).rejects.toThrow()
  await expect(insert(2)).rejects.toThrow()
  await expect(
    database.write((tx) => tx.run("UPDATE template_sets SET reason = 'other' WHERE version = 1001"))
  ).rejects.toThrow('append-only')
  await expect(database.write((tx) => tx.run('DELETE FROM template_sets'))).rejects.toThrow('append-only')
  await database.close()
})
