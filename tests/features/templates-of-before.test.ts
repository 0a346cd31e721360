import { expect, it } from 'vitest'
import { openPlayedOffice, withSql } from './support/play'

it('an office that worded its letters before a release brought more papers opens, and keeps its words', async () => {
  const steps: (() => Promise<void>)[] = []
  const { folder } = await openPlayedOffice('2018-02-10', { atEnd: (step) => void steps.push(step) })
  // The first step removes the folder: only the office is closed here.
  await steps.pop()?.()
  const title = { kk: 'Хабарлама', ru: 'Извещение' }
  await withSql(folder, (sql) =>
    sql.run(
      `INSERT INTO template_sets (version, template, blocks, reason, saved_at, saved_by)
       VALUES (1001, 'letter-assign', ?, 'Приказ № 7', '2018-01-05T05:00:00.000Z', 1)`,
      [JSON.stringify({ 'letter-assign': { title } })]
    )
  )
  const { admin } = await openPlayedOffice('2018-02-10', {
    dataFolder: folder,
    atEnd: (step) => void steps.push(step)
  })
  const shown = await admin.call('templates.list', {})
  expect(shown.version).toBe(1001)
  const words = shown.templates.find(({ template }) => template === 'letter-assign')?.blocks
  expect(words?.find(({ name }) => name === 'title')?.text).toEqual(title)
  for (const step of steps.reverse()) await step()
})
