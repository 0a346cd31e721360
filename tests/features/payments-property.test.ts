import { cp } from 'node:fs/promises'
import { fc } from '../support/fast-check'
import { beforeAll, expect, it } from 'vitest'
import type { Connection } from '../../electron/database/driver'
import { parseTenge } from '@shared/domain/money'
import { temporaryFolder } from '../support/database'
import { bundledWorker } from '../support/pdf-worker'
import { assignTo, officeWithPayees } from './support/payments'
import { atEndOfFile, freshIban, openPlayedOffice, withSql, type PlayedOffice } from './support/play'

const months = ['2024-04', '2024-05', '2024-06', '2024-07'] as const
const atEnd = atEndOfFile()
let template: string
let workerUrl: URL

/** Four families with a quarter each; every run of the property works on a copy. */
beforeAll(async () => {
  workerUrl = await bundledWorker()
  template = await temporaryFolder(atEnd)
  const steps: (() => Promise<void>)[] = []
  const office = await officeWithPayees([0, 1, 3], {
    dataFolder: template,
    atEnd: (step) => void steps.push(step)
  })
  await assignTo(office, 2, '2024-05-17')
  for (const close of steps.reverse()) await close()
}, 60_000)

type Step =
  | { do: 'freeze'; month: number }
  | { do: 'answer'; list: number; from: number; of: number; returned: number; wrong: boolean }
  | { do: 'account'; person: number; closed: boolean }

const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant<'freeze'>('freeze'), month: fc.nat(3) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        ...{ do: fc.constant<'answer'>('answer'), list: fc.nat(9), from: fc.nat(5), of: fc.nat(4) },
        ...{ returned: fc.nat(3), wrong: fc.boolean() }
      })
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant<'account'>('account'), person: fc.nat(3), closed: fc.boolean() })
    }
  ),
  { minLength: 8, maxLength: 20 }
)

let asked = 0

async function take(office: PlayedOffice, people: readonly number[], step: Step): Promise<string> {
  const { clerk, head } = office
  if (step.do === 'freeze') {
    const answer = await head.send('payments.freeze', { programme: 'asp', month: months[step.month] })
    return answer.ok ? 'frozen' : answer.error.code
  }
  if (step.do === 'account') {
    const { person } = await clerk.call('people.get', { id: people[step.person] ?? 0 })
    const { id, iin, lastName, firstName, revision } = person
    const iban = step.closed ? null : freshIban()
    await clerk.call('people.save', { id, iin, lastName, firstName, revision, iban })
    return 'account'
  }
  const { rows: lists } = await clerk.call('payments.lists', {})
  const list = lists[step.list % Math.max(1, lists.length)]
  if (list === undefined) return 'no list'
  const { rows } = await clerk.call('payments.lines', { listId: list.id })
  asked += 1
  const chosen = rows.slice(step.from, step.from + 1 + step.of)
  const answers = chosen.map(({ lineNo, amount }, at) => {
    const sum = step.wrong && at === 0 ? '0.01' : amount
    return at === step.returned ? `${lineNo};${sum};возврат;Счёт закрыт` : `${lineNo};${sum};paid;`
  })
  const content = Buffer.from([`№;Сумма;Результат;Причина;${asked}`, ...answers].join('\n')).toString(
    'base64'
  )
  const answer = await clerk.send('payments.reconcile', { listId: list.id, fileName: 'a.csv', content })
  if (!answer.ok) return answer.error.code
  return (answer.result as { written: boolean }).written ? 'settled' : 'faults'
}

interface Line {
  list_id: number
  payment_id: number
  person_id: number
  amount: number
  month: string
  state: string
  result: string
}

/** What the decision itself says a month is worth; the payments table is not asked. */
function worth({ result, month }: Line): number {
  const { months: decided } = JSON.parse(result) as { months: { month: string; amount: number }[] }
  return decided.find((one) => one.month === month)?.amount ?? -1
}

async function mustHold(sql: Connection): Promise<void> {
  const lines = await sql.all<Line>(
    `SELECT l.list_id, l.payment_id, l.person_id, l.amount, l.month, l.state, d.result FROM payment_list_lines l
     JOIN payments y ON y.id = l.payment_id JOIN decisions d ON d.id = y.decision_id`
  )
  const lists = await sql.all<{ id: number; total: number; lines: number }>(
    'SELECT id, total, lines FROM payment_lists'
  )
  for (const { id, total, lines: count } of lists) {
    const own = lines.filter(({ list_id }) => list_id === id)
    expect(own).toHaveLength(count)
    expect(own.reduce((sum, line) => sum + worth(line), 0)).toBe(total)
  }
  // Whatever was tried, a person's month stands in one list at most that has not come back, and is paid once at most.
  const standing = lines
    .filter(({ state }) => state !== 'returned')
    .map(({ person_id, month }) => `${person_id} ${month}`)
  expect(new Set(standing).size).toBe(standing.length)
  const payments = await sql.all<{ id: number; state: string }>('SELECT id, state FROM payments')
  for (const { id, state } of payments) {
    const own = lines.filter(({ payment_id }) => payment_id === id)
    const expected =
      own.find((line) => line.state !== 'returned')?.state ?? (own.length > 0 ? 'returned' : 'planned')
    expect(state).toBe(expected)
  }
}

it('the sum of a list is the sum of its decisions’ months, and no month is paid twice, whatever is frozen, paid and returned', async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      const close: (() => Promise<void>)[] = []
      const folder = await temporaryFolder((step) => void close.push(step))
      await cp(template, folder, { recursive: true })
      const office = await openPlayedOffice('2024-06-20', {
        ...{ dataFolder: folder, workerUrl, atEnd: (step) => void close.push(step) }
      })
      try {
        const { rows } = await office.clerk.call('payments.list', { programme: 'asp', month: '2024-07' })
        const people = [...new Set(rows.map(({ personId }) => personId))]
        expect(people).toHaveLength(4)
        for (const step of plan) {
          const outcome = await take(office, people, step)
          seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
          await withSql(folder, mustHold)
        }
        const { rows: lists } = await office.clerk.call('payments.lists', {})
        for (const list of lists)
          expect(parseTenge(list.paidTotal) + parseTenge(list.returnedTotal)).toBeLessThanOrEqual(
            parseTenge(list.total)
          )
        expect(await office.admin.call('office.check', {})).toEqual({ ok: true, findings: [] })
      } finally {
        for (const step of close.reverse()) await step()
      }
    }),
    { numRuns: 10, seed: 20_261_122 }
  )
  const outcomes = ['frozen', 'payments-none', 'payments-month-ahead', 'settled', 'faults', 'account']
  for (const outcome of outcomes) expect(seen.get(outcome) ?? 0, outcome).toBeGreaterThan(0)
}, 180_000)
