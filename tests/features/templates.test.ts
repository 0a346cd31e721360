import { writeFile } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { OutputOf } from '@shared/contract'
import { bundledWorker } from '../support/pdf-worker'
import {
  decide,
  enterFamily,
  motherOfFour,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'

type Templates = OutputOf<'templates.list'>
type Blocks = Record<string, { kk: string; ru: string }>

function blocksOf(shown: Templates, template: string): Blocks {
  const found = shown.templates.find((one) => one.template === template)
  return Object.fromEntries((found?.blocks ?? []).map(({ name, text }) => [name, text]))
}

async function textOf(folder: string, pdf: Buffer): Promise<string> {
  const path = join(folder, 'seen.pdf')
  await writeFile(path, pdf)
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
}

async function openWithWorker(): Promise<PlayedOffice> {
  return openPlayedOffice('2018-02-10', { workerUrl: await bundledWorker() })
}

/** A decided case of a mother of four. */
async function decidedCase({ admin, clerk, reviewer }: PlayedOffice): Promise<number> {
  await setLine(admin, '2018-Q1', '14849')
  const family = await enterFamily(clerk, motherOfFour)
  const registered = await register(clerk, family, '2018-02-10')
  const decided = await decide({ clerk, reviewer }, registered, [[0, 'wages', '150000']])
  return decided.decision?.id ?? 0
}

const title = { kk: 'Көмек тағайындалғаны туралы хабар', ru: 'Извещение о том, что помощь назначена' }

it('own words: checked, previewed on nobody, put in force; a letter printed before keeps the former ones', async () => {
  const office = await openWithWorker()
  const { admin, clerk, folder } = office
  const decisionId = await decidedCase(office)
  const before = await clerk.call('letters.preview', { decisionId })
  await clerk.call('letters.render', { decisionId })

  const shipped = await admin.call('templates.list', {})
  expect(shipped).toMatchObject({ version: 1, shown: 1 })
  const blocks = { ...blocksOf(shipped, 'letter-assign'), title }
  const preview = await admin.call('templates.preview', {
    template: 'letter-assign',
    blocks,
    sample: 'conditional'
  })
  expect(preview.problems).toEqual([])
  const seen = await textOf(folder, Buffer.from(preview.pdf ?? '', 'base64'))
  expect(seen).toContain(title.ru)
  expect(seen).toContain('Үлгіева')
  expect((await admin.call('templates.list', {})).version).toBe(1)

  const saved = await admin.call('templates.save', {
    template: 'letter-assign',
    blocks,
    basedOn: 1,
    reason: 'Приказ № 7'
  })
  expect(saved.version).toBe(1001)
  expect(saved.versions[0]).toMatchObject({ version: 1001, template: 'letter-assign', reason: 'Приказ № 7' })
  expect(blocksOf(await admin.call('templates.list', { version: 1 }), 'letter-assign')['title']).not.toEqual(
    title
  )

  const again = await clerk.call('letters.preview', { decisionId })
  expect(await textOf(folder, Buffer.from(again.pdf, 'base64'))).not.toContain(title.ru)
  expect(before.pages).toBe(again.pages)
  await office.office.close()

  const reopened = await openPlayedOffice('2018-02-10', {
    dataFolder: folder,
    workerUrl: await bundledWorker()
  })
  await withSql(folder, (sql) => sql.exec('DROP TRIGGER letters_are_kept; DELETE FROM letters'))
  const fresh = await reopened.clerk.call('letters.preview', { decisionId })
  expect(await textOf(folder, Buffer.from(fresh.pdf, 'base64'))).toContain(title.ru)
})

it('a faulty wording is told by its line and not put in force', async () => {
  const { admin } = await openWithWorker()
  const shipped = blocksOf(await admin.call('templates.list', {}), 'letter-assign')
  const faulty = {
    ...shipped,
    title: { kk: ' ', ru: 'Извещение' },
    payment: { kk: shipped['payment']?.kk ?? '', ru: 'Выплата на счёт {iban} в {cash}.' }
  }
  const input = { template: 'letter-assign' as const, blocks: faulty }
  const seen = await admin.call('templates.preview', { ...input, sample: 'conditional' })
  expect(seen.pdf).toBeNull()
  expect(seen.problems).toEqual(
    expect.arrayContaining([
      { block: 'title', problem: 'text-empty', placeholder: null },
      { block: 'payment', problem: 'placeholder-unknown', placeholder: 'cash' },
      { block: 'payment', problem: 'placeholders-differ', placeholder: 'firstMonth' }
    ])
  )
  expect(await refusal(admin.call('templates.save', { ...input, basedOn: 1, reason: 'r' }))).toMatchObject({
    code: 'letter-template-faulty',
    field: 'blocks.title'
  })
  const unprintable = { ...shipped, title: { kk: 'Хабар 漢', ru: 'Извещение 漢' } }
  expect(
    await refusal(
      admin.call('templates.save', {
        template: 'letter-assign',
        blocks: unprintable,
        basedOn: 1,
        reason: 'r'
      })
    )
  ).toMatchObject({ code: 'letter-glyph-missing' })
  expect((await admin.call('templates.list', {})).version).toBe(1)
})

it('of two who change the words at once the second is told; nothing changed is not a version; only administrators save', async () => {
  const { admin, head, clerk } = await openWithWorker()
  const shipped = blocksOf(await admin.call('templates.list', {}), 'letter-refuse')
  const blocks = { ...shipped, title }
  const input = { template: 'letter-refuse' as const, basedOn: 1, reason: 'r' }
  expect(await refusal(admin.call('templates.save', { ...input, blocks: shipped }))).toMatchObject({
    code: 'template-unchanged'
  })
  await admin.call('templates.save', { ...input, blocks })
  expect(await refusal(admin.call('templates.save', { ...input, blocks: shipped }))).toMatchObject({
    code: 'stale'
  })
  expect(
    await refusal(head.call('templates.save', { ...input, basedOn: 1001, blocks: shipped }))
  ).toMatchObject({
    code: 'role-missing'
  })
  expect((await head.call('templates.list', {})).version).toBe(1001)
  expect(await refusal(clerk.call('templates.list', {}))).toMatchObject({ code: 'role-missing' })
  const back = await admin.call('templates.save', { ...input, basedOn: 1001, blocks: shipped })
  expect(back.version).toBe(1002)
  expect(await refusal(admin.call('templates.list', { version: 77 }))).toMatchObject({ code: 'not-found' })
})

it('every document’s words can be shown on a paper of nobody', async () => {
  const { admin } = await openWithWorker()
  const shown = await admin.call('templates.list', {})
  for (const [template, sample] of [
    ['letter-common', 'unconditional'],
    ['letter-common', 'refuse'],
    ['letter-assign', 'unconditional'],
    ['letter-refuse', 'refuse'],
    ['letter-programmes', 'local'],
    ['letter-assign-other', 'housing'],
    ['letter-assign-other', 'kit'],
    ['letter-refuse-other', 'refuse-other'],
    ['letter-change-common', 'overpaid'],
    ['letter-change', 'change'],
    ['letter-change', 'appeal'],
    ['letter-suspend', 'suspend'],
    ['letter-resume', 'resume'],
    ['letter-terminate', 'terminate'],
    ['letter-terminate', 'death'],
    ['survey-act', 'survey-act']
  ] as const) {
    const drawn = await admin.call('templates.preview', {
      template,
      blocks: blocksOf(shown, template),
      sample
    })
    expect(drawn.problems).toEqual([])
    expect(drawn.pages).toBeGreaterThan(0)
  }
})
