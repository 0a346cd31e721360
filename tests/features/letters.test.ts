import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bundledWorker } from '../support/pdf-worker'
import { assigned, bank, decisionOf, open, settle } from './support/changes'
import {
  adult,
  child,
  motherOfFour,
  openPlayedOffice,
  refusal,
  setLine,
  type PlayedOffice
} from './support/play'
import { allow, assigned as assignedFor, declare, settle as settleFamily } from './support/renewal'

/** The letter of a decision as text. */
async function letterOf({ clerk, folder }: PlayedOffice, decisionId: number): Promise<string> {
  const path = join(folder, 'seen.pdf')
  await writeFile(path, Buffer.from((await clerk.call('letters.preview', { decisionId })).pdf, 'base64'))
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
}

it('a corrected income, a suspension and a resumption each have their letter, which names the decision before', async () => {
  const office = await openPlayedOffice('2024-05-20', { workerUrl: await bundledWorker() })
  await setLine(office.admin, '2024-Q2', '40000')
  const base = await assigned(office, '60000')
  await bank(office, base, '2024-04', 'listed', 'paid')
  const changed = await settle(
    office,
    await open(office, base, {
      kind: 'change',
      reason: 'income',
      from: '2024-04',
      note: 'Справка от 17 мая.'
    }),
    '30000'
  )
  const change = await letterOf(office, decisionOf(changed).id)
  expect(change).toContain('Уведомление об изменении решения по выплате адресной социальной помощи')
  expect(change).toContain(`№ ${decisionOf(base).number} от 20 мая 2024 года`)
  expect(change).toContain('Сведения приняты 20 мая 2024 года')
  expect(change).toContain('действовавшим на дату обращения (10.04.2024)')
  expect(change).toContain('Справка от 17 мая.')

  const stopped = await settle(
    office,
    await open(office, changed, { kind: 'suspend', reason: 'clarification', from: '2024-06' })
  )
  const suspension = await letterOf(office, decisionOf(stopped).id)
  expect(suspension).toContain('приостановлена с 1 июня 2024 года')
  expect(suspension).toContain(`№ ${decisionOf(changed).number} от 20 мая 2024 года`)

  const resumed = await settle(
    office,
    await open(office, stopped, { kind: 'resume', reason: 'clarification', from: '2024-06' })
  )
  expect(await letterOf(office, decisionOf(resumed).id)).toContain('возобновлена с 1 июня 2024 года')

  const { rows } = await office.clerk.call('letters.list', {})
  expect(rows.map(({ kind, programme }) => [kind, programme])).toEqual([
    ['resume', 'asp'],
    ['suspend', 'asp'],
    ['change', 'asp'],
    ['assign', 'asp']
  ])
  const printed = await office.clerk.call('letters.print', {
    decisionIds: rows.map(({ decisionId }) => decisionId)
  })
  expect(printed.letters.map(({ copyNo }) => copyNo)).toEqual([1, 1, 1, 1])
}, 120_000)

it('a broken contract: the letter tells the bar to the day it is written for', async () => {
  const office = await openPlayedOffice('2024-05-20', { workerUrl: await bundledWorker() })
  await setLine(office.admin, '2024-Q2', '40000')
  const base = await assigned(office, '60000')
  const opened = await open(office, base, {
    kind: 'suspend',
    reason: 'contract-broken',
    from: '2024-05',
    contractBrokenBy: [base.members[0]?.personId ?? 0]
  })
  const letter = await letterOf(office, decisionOf(await settle(office, opened)).id)
  expect(letter).toContain('подпункт 5) статьи 128')
  expect(letter).toMatch(/С 20 мая 2024 года по (19|20) ноября 2024 года включительно/)
}, 120_000)

it('the letters of a renewal are listed by it and printed as one job, once', async () => {
  const office = await openPlayedOffice('2020-05-10', { workerUrl: await bundledWorker() })
  await setLine(office.admin, '2020-Q2', '30000')
  await allow(office, '2020-Q3', '31000')
  const families = [
    await settleFamily(office, motherOfFour, 'Ахметова'),
    await settleFamily(office, [adult, child('2015-02-01')], 'Бекова')
  ]
  for (const family of families) await assignedFor(office, family, '2020-05-04', [[0, 'wages', '50000']])
  office.clock.set('2020-07-10')
  for (const family of families) await declare(office, family, '2020-Q2', [[0, 'wages', '40000']])
  const { id } = await office.clerk.call('renewal.preview', {
    programme: 'asp',
    quarter: '2020-Q3',
    mode: 'proactive'
  })
  await office.clerk.call('renewal.apply', { id })
  await office.reviewer.call('renewal.apply', { id })

  const all = await office.clerk.call('letters.list', {})
  const ofRenewal = await office.clerk.call('letters.list', { renewalId: id })
  expect([all.waiting, ofRenewal.waiting]).toEqual([4, 2])
  expect(ofRenewal.rows.map(({ applicantName }) => applicantName)).toEqual(['Бекова Әлия', 'Ахметова Әлия'])
  expect(await letterOf(office, ofRenewal.rows[0]?.decisionId ?? 0)).toContain(
    'без заявления, в проактивном порядке'
  )

  const job = await office.clerk.call('letters.print', { renewalId: id })
  expect(job.letters.map(({ number }) => number)).toEqual(
    ofRenewal.rows.map(({ number }) => number).reverse()
  )
  expect(await refusal(office.clerk.call('letters.print', { renewalId: id }))).toMatchObject({
    code: 'letters-none-left',
    field: 'renewalId'
  })
  expect(await refusal(office.clerk.call('letters.print', {}))).toMatchObject({ code: 'field-empty' })
  expect((await office.clerk.call('letters.list', {})).waiting).toBe(2)
}, 120_000)
