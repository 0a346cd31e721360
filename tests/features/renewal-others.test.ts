import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { CaseView } from '@shared/contract/cases'
import { bundledWorker } from '../support/pdf-worker'
import { open, settle as settleChange } from './support/changes'
import { fireHelp } from './support/play-local-benefits'
import {
  adult,
  openPlayedOffice,
  refusal,
  register,
  setLine,
  withSql,
  type PlayedOffice
} from './support/play'
import { allow, assigned, atEndOfQuarter, declare, parents, renew, settle, whyOf } from './support/renewal'

const bills = (month: string) => ({
  area: '18',
  onlyHome: true,
  registeredThere: true,
  bills: [{ kind: 'lift', month, amount: '1000' }]
})

/** A case of housing assistance with one bill of a lift, within its norm, assessed. */
async function housingCase(
  office: PlayedOffice,
  family: Parameters<typeof register>[1],
  appliedOn: string,
  billed: string
): Promise<CaseView> {
  const { applicantId, members } = family
  const own = await register(office.clerk, { applicantId, members }, appliedOn, { programme: 'housing' })
  await office.clerk.call('cases.saveAsked', { id: own.id, asked: bills(billed) })
  return (await office.clerk.call('cases.assess', { id: own.id })).case
}

const paymentsOf = (office: PlayedOffice, programme: string): Promise<{ month: string; amount: number }[]> =>
  withSql(office.folder, (sql) =>
    sql.all('SELECT month, amount FROM payments WHERE programme = ? ORDER BY month, id', [programme])
  )

it('housing assistance is renewed by the applications of the new quarter, each with its own bills', async () => {
  const office = await openPlayedOffice('2025-05-12')
  await office.admin.call('parameters.set', {
    ...{ name: 'housing-share', value: '5', from: '2025-01-01', act: 'Решение маслихата' }
  })
  const [first, second] = [await settle(office, [adult], 'Аева'), await settle(office, [adult], 'Беева')]
  for (const family of [first, second]) {
    const { id } = await housingCase(office, family, '2025-05-05', '2025-02')
    await office.clerk.call('cases.propose', { id })
    await office.reviewer.call('cases.approve', { id })
  }
  office.clock.set('2025-07-08')
  const own = await housingCase(office, first, '2025-07-07', '2025-05')
  const drawn = await office.clerk.call('renewal.preview', {
    ...{ programme: 'housing', quarter: '2025-Q3', mode: 'applications' }
  })
  expect(await whyOf(office, drawn.id)).toEqual({
    'Аева Әлия': 'unchanged income-same',
    'Беева Әлия': 'needs-clerk not-applied'
  })
  await office.clerk.call('renewal.apply', { id: drawn.id })
  expect(await office.reviewer.call('renewal.apply', { id: drawn.id })).toMatchObject({ decided: 1 })
  expect((await office.clerk.call('cases.get', { id: own.id })).case.state).toBe('decided')
  // A lift of 1 000 in one of three months is 333 a month.
  expect((await paymentsOf(office, 'housing')).slice(-3)).toEqual([
    { month: '2025-07', amount: 33_300 },
    { month: '2025-08', amount: 33_300 },
    { month: '2025-09', amount: 33_300 }
  ])
  expect((await office.manager.call('decisions.recompute', {})).differences).toEqual([])
})

it('monthly help of the maslikhat’s list goes on without an application where an act allows it', async () => {
  const office = await openPlayedOffice('2024-05-20')
  await office.admin.call('localBenefits.save', {
    ...fireHelp,
    ...{ code: 'heating', kind: 'monthly', amountUnit: 'tenge', amount: '5000' }
  })
  const family = await settle(office, [adult], 'Аева')
  const { applicantId, members } = family
  const own = await register(office.clerk, { applicantId, members }, '2024-05-13', {
    ...{ programme: 'local', benefit: 'heating' }
  })
  await settleChange(office, own)
  office.clock.set('2024-07-08')
  await allow(office, '2024-Q3', '40000')
  await declare(office, family, '2024-Q2', [])
  const drawn = await office.clerk.call('renewal.preview', {
    ...{ programme: 'local', quarter: '2024-Q3', mode: 'proactive' }
  })
  expect(await whyOf(office, drawn.id)).toEqual({ 'Аева Әлия': 'unchanged income-same' })
  await office.clerk.call('renewal.apply', { id: drawn.id })
  await office.reviewer.call('renewal.apply', { id: drawn.id })
  expect((await paymentsOf(office, 'local')).map(({ month, amount }) => `${month} ${amount}`)).toEqual([
    ...['2024-05 500000', '2024-06 500000', '2024-07 500000', '2024-08 500000', '2024-09 500000']
  ])
  expect((await office.manager.call('decisions.recompute', {})).differences).toEqual([])
})

it('a suspended family is left to a clerk, a terminated one is not renewed', async () => {
  const office = await openPlayedOffice('2024-05-20')
  await setLine(office.admin, '2024-Q2', '40000')
  const [held, gone] = [await settle(office, parents, 'Аева'), await settle(office, parents, 'Беева')]
  for (const [family, kind, reason] of [
    [held, 'suspend', 'clarification'],
    [gone, 'terminate', 'moved']
  ] as const) {
    const base = await assigned(office, family, '2024-05-06')
    await settleChange(office, await open(office, base, { kind, reason, from: '2024-06' }))
  }
  office.clock.set('2024-07-08')
  await allow(office, '2024-Q3', '40000')
  for (const family of [held, gone]) await declare(office, family, '2024-Q2', [])
  const drawn = await office.clerk.call('renewal.preview', {
    ...{ programme: 'asp', quarter: '2024-Q3', mode: 'proactive' }
  })
  expect(await whyOf(office, drawn.id)).toEqual({ 'Аева Әлия': 'needs-clerk suspended' })
})

it('a renewal whose letters were printed is taken back once they are said to be void; their numbers are not given again', async () => {
  const worker = await bundledWorker()
  const office = await atEndOfQuarter({ workerUrl: worker })
  const family = await settle(office, parents, 'Аева')
  await assigned(office, family, '2020-05-04')
  office.clock.set('2020-07-10')
  await declare(office, family, '2020-Q2', [])
  const { renewal } = await renew(office, '2020-Q3')
  const job = await office.clerk.call('letters.print', { renewalId: renewal.id })
  expect([job.letters.length, existsSync(job.path)]).toEqual([1, true])
  const [letter] = (await office.clerk.call('letters.list', { printed: 'yes', renewalId: renewal.id })).rows
  await office.clerk.call('letters.print', { decisionIds: [letter?.decisionId ?? 0] })
  const undo = (more: object = {}) =>
    office.head.call('renewal.undo', { id: renewal.id, reason: 'Ошибка в показателе', ...more })
  expect(await refusal(undo())).toMatchObject({ code: 'renewal-letters-printed', data: { count: 1 } })
  expect(await undo({ discardLetters: true })).toMatchObject({ undone: 1 })
  // Nothing is left of the letter but the journal: it names the decision and how many copies are to be got back.
  expect((await office.clerk.call('letters.list', { printed: 'all' })).rows).toMatchObject([
    { number: '2020/000001', copies: 0 }
  ])
  const { rows } = await office.admin.call('journal.list', { operation: 'renewal.undo' })
  expect(
    rows.map(({ subjectKind, details }) => [subjectKind, details]).filter(([kind]) => kind === 'decision')
  ).toEqual([['decision', { number: '2020/000002', undone: true, voidLetters: 2 }]])
  const again = await renew(office, '2020-Q3')
  expect(again.decided).toBe(1)
  const numbers = await withSql(office.folder, (sql) =>
    sql.all<{ number: string }>('SELECT number FROM decisions ORDER BY id')
  )
  // The void letter bore 2020/000002.
  expect(numbers.map(({ number }) => number)).toEqual(['2020/000001', '2020/000003'])
  expect((await office.manager.call('decisions.recompute', {})).differences).toEqual([])
  expect((await office.manager.call('journal.verify', {})).ok).toBe(true)
})
