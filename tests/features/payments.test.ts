import { describe, expect, it } from 'vitest'
import { collate } from '@shared/domain/collate'
import { parseTenge } from '@shared/domain/money'
import { enterManyPayees, officeWithPayees } from './support/payments'
import { dump, freshIban, refusal, withSql } from './support/play'

const june = { programme: 'asp', month: '2024-06' } as const
const sum = (rows: readonly { amount: string }[]): number =>
  rows.reduce((all, { amount }) => all + parseTenge(amount), 0)

describe('what can be paid', () => {
  it('is planned, of the month and of those before it that nobody listed', async () => {
    const { clerk, payees } = await officeWithPayees([4, 1])
    const may = await clerk.call('payments.list', { programme: 'asp', month: '2024-05' })
    expect(may).toMatchObject({ count: 2, blocked: 0, late: 0, next: null })
    expect(may.rows.map(({ personId }) => personId).sort()).toEqual(payees.map(({ personId }) => personId))
    expect(may.rows.map(({ alerts }) => alerts)).toEqual([[], []])
    expect(parseTenge(may.total)).toBe(sum(may.rows))

    const both = await clerk.call('payments.list', june)
    expect(both).toMatchObject({ count: 4, late: 2 })
    expect(both.rows.filter(({ month }) => month === '2024-05').map(({ alerts }) => alerts)).toEqual([
      ['late'],
      ['late']
    ])
    expect(await clerk.call('payments.list', { programme: 'housing', month: '2024-06' })).toMatchObject({
      rows: [],
      ...{ count: 0, total: '0.00' }
    })
  })

  it('page by page it is the same, and a name or an IIN finds one', async () => {
    const { clerk, payees } = await officeWithPayees([1, 2, 3])
    const whole = await clerk.call('payments.list', june)
    const paged: number[] = []
    for (let cursor: string | undefined; ;) {
      const page = await clerk.call('payments.list', {
        ...june,
        limit: 2,
        ...(cursor === undefined ? {} : { cursor })
      })
      paged.push(...page.rows.map(({ paymentId }) => paymentId))
      expect(page.count).toBe(6)
      if (page.next === null) break
      cursor = page.next
    }
    expect(paged).toEqual(whole.rows.map(({ paymentId }) => paymentId))
    const found = await clerk.call('payments.list', { ...june, text: payees[1]?.iin })
    expect(found.rows.map(({ personId }) => personId)).toEqual([payees[1]?.personId, payees[1]?.personId])
    expect((await clerk.call('payments.list', { ...june, text: 'нургали алия' })).rows).toHaveLength(6)
    expect((await clerk.call('payments.list', { ...june, text: 'Иванов' })).rows).toEqual([])
  })

  it('goes to the account in force; no account, or one that never was the payee’s, keeps it off the list', async () => {
    const { clerk, reviewer, payees, folder } = await officeWithPayees([1, 1, 1, 1])
    const [kept, moved, closed, strange] = payees.map(({ personId }) => personId)
    const iban = freshIban()
    const save = async (id: number, change: { iban: string | null }): Promise<void> => {
      const { person } = await clerk.call('people.get', { id })
      const { iin, lastName, firstName, revision } = person
      await clerk.call('people.save', { id, iin, lastName, firstName, revision, ...change })
    }
    await save(moved ?? 0, { iban })
    await save(closed ?? 0, { iban: null })
    // As an import of another program's data may leave it.
    await withSql(folder, (sql) =>
      sql.run('UPDATE accounts_iban SET iban = ? WHERE person_id = ?', [freshIban(), strange ?? 0])
    )
    const may = await clerk.call('payments.list', { programme: 'asp', month: '2024-05' })
    const of = new Map(may.rows.map((row) => [row.personId, row]))
    expect(of.get(kept ?? 0)).toMatchObject({ alerts: [], blocked: false })
    expect(of.get(moved ?? 0)).toMatchObject({ alerts: ['account-changed'], blocked: false, iban })
    expect(of.get(closed ?? 0)).toMatchObject({ alerts: ['account-missing'], blocked: true, iban: null })
    expect(of.get(strange ?? 0)).toMatchObject({ alerts: ['account-not-owners'], blocked: true })
    expect(may).toMatchObject({ count: 2, blocked: 2 })
    const named = await clerk.call('payments.list', { programme: 'asp', month: '2024-05', blocked: true })
    expect(named.rows.map(({ personId }) => personId).sort()).toEqual([closed, strange].sort())

    const list = await reviewer.call('payments.freeze', { programme: 'asp', month: '2024-05' })
    const { rows } = await clerk.call('payments.lines', { listId: list.id })
    expect(rows.map(({ personId }) => personId).sort()).toEqual([kept, moved].sort())
    expect(rows.find(({ personId }) => personId === moved)?.iban).toBe(iban)
    // Put right, they come up again, late by then.
    await save(closed ?? 0, { iban: freshIban() })
    expect(await clerk.call('payments.list', { programme: 'asp', month: '2024-05' })).toMatchObject({
      ...{ count: 1, blocked: 1 }
    })
  })
})

/** The families of May, looked at in June. */
async function inJune(...of: Parameters<typeof officeWithPayees>): ReturnType<typeof officeWithPayees> {
  const office = await officeWithPayees(...of)
  office.clock.set('2024-06-03')
  return office
}

describe('freezing', () => {
  it('a month that has not begun is seen and not frozen, and is from its first day on', async () => {
    const { clerk, head, clock, folder } = await officeWithPayees([1, 0])
    clock.set('2024-05-31')
    const before = await dump(folder)
    expect(await clerk.call('payments.list', june)).toMatchObject({ count: 4, late: 2 })
    for (const month of ['2024-06', '2024-07', '2031-01'])
      expect(await refusal(head.call('payments.freeze', { programme: 'asp', month }))).toMatchObject({
        code: 'payments-month-ahead',
        field: 'month'
      })
    expect(await refusal(head.call('payments.freeze', june))).toMatchObject({
      data: {
        ...{ monthKk: '2024 жылғы маусым', monthRu: 'июнь 2024 года' },
        ...{ fromKk: '01.06.2024', fromRu: '01.06.2024' }
      }
    })
    expect(await dump(folder)).toEqual(before)
    expect(await head.call('payments.freeze', { ...june, month: '2024-05' })).toMatchObject({ lines: 2 })
    clock.set('2024-06-01')
    expect(await head.call('payments.freeze', june)).toMatchObject({ lines: 2, number: '2024/0002' })
  })

  it.each([
    ['ru', 'Месяц ещё не начался: ведомость за июнь 2024 года составляют с 01.06.2024.'],
    ['kk', 'Ай әлі басталған жоқ: 2024 жылғы маусым үшін тізімдеме 01.06.2024 күнінен бастап жасалады.']
  ] as const)('in %s it says from which day on', async (locale, sentence) => {
    const { head } = await officeWithPayees([0])
    if (head.session.user !== null) head.session.user = { ...head.session.user, locale }
    const answer = await head.send('payments.freeze', june)
    expect(answer.ok ? null : answer.error.message).toBe(sentence)
  })

  it('numbers the lines by place and name, and what is listed cannot be listed again', async () => {
    const { clerk, reviewer, payees, folder } = await inJune([4, 1, 2])
    const names = ['Қасымова', 'Кузнецова', 'Іргебаева']
    for (const [index, { personId: id }] of payees.entries()) {
      const { person } = await clerk.call('people.get', { id })
      const { iin, firstName, revision } = person
      await clerk.call('people.save', { id, iin, lastName: names[index] ?? '', firstName, revision })
    }
    const before = await clerk.call('payments.list', june)
    const list = await reviewer.call('payments.freeze', {
      ...june,
      expected: { count: before.count, total: before.total }
    })
    expect(list).toMatchObject({
      ...{ number: '2024/0001', programme: 'asp', month: '2024-06', lines: 6, total: before.total },
      ...{ paid: 0, returned: 0, open: 6, paidTotal: '0.00', frozenBy: 'Тестов reviewer' }
    })
    const { rows } = await clerk.call('payments.lines', { listId: list.id })
    expect(rows.map(({ lineNo }) => lineNo)).toEqual([1, 2, 3, 4, 5, 6])
    const shown = rows.map(({ name }) => name)
    expect(shown).toEqual([...shown].sort(collate('kk')))
    expect(shown[0]).toMatch(/^Кузнецова/)
    expect(shown.at(-1)).toMatch(/^Іргебаева/)
    expect(rows.slice(0, 2).map(({ month }) => month)).toEqual(['2024-05', '2024-06'])
    expect(sum(rows)).toBe(parseTenge(list.total))
    expect(await clerk.call('payments.list', june)).toMatchObject({ count: 0, rows: [] })
    expect(await refusal(reviewer.call('payments.freeze', june))).toMatchObject({ code: 'payments-none' })
    const states = await withSql(folder, (sql) =>
      sql.all("SELECT DISTINCT state FROM payments WHERE month <= '2024-06'")
    )
    expect(states).toEqual([{ state: 'listed' }])
    expect((await clerk.call('payments.lists', {})).rows).toEqual([list])
  })

  it('another sum than the screen showed is refused, and nobody but those who approve may freeze', async () => {
    const { clerk, manager, head, folder } = await inJune([1])
    const before = await dump(folder)
    for (const expected of [
      { count: 2, total: '0.00' },
      { count: 9, total: '1.00' }
    ]) {
      expect(await refusal(head.call('payments.freeze', { ...june, expected }))).toMatchObject({
        code: 'payments-changed',
        field: 'expected',
        data: { count: 2 }
      })
    }
    for (const who of [clerk, manager])
      expect(await refusal(who.call('payments.freeze', june))).toMatchObject({ code: 'role-missing' })
    expect(await refusal(head.call('payments.freeze', { ...june, month: '2024-03' }))).toMatchObject({
      code: 'payments-none'
    })
    expect(await dump(folder)).toEqual(before)
  })

  it('two at the same moment make one list', async () => {
    const { reviewer, head } = await inJune([1, 1])
    const answers = await Promise.all(
      [reviewer, head, reviewer].map((who) => who.send('payments.freeze', june))
    )
    expect(answers.map((answer) => (answer.ok ? 'frozen' : answer.error.code)).sort()).toEqual([
      ...['frozen', 'payments-none', 'payments-none']
    ])
    expect((await head.call('payments.lists', {})).rows).toHaveLength(1)
  })

  it('of many is told step by step; stopped, it leaves nothing', async () => {
    const steps: string[] = []
    const { head, folder } = await inJune([1], { emit: ({ kind }) => void steps.push(kind) })
    await enterManyPayees(folder, 4000, { programme: 'asp', month: '2024-05', amount: () => 100 })
    const before = await dump(folder)
    const running = refusal(head.call('payments.freeze', { ...june, jobId: 'freeze' }))
    await expect.poll(() => steps.length, { interval: 1 }).toBeGreaterThan(2)
    await head.call('jobs.cancel', { jobId: 'freeze' })
    expect(await running).toMatchObject({ code: 'cancelled' })
    expect(await dump(folder)).toEqual(before)
    expect(await head.call('payments.freeze', june)).toMatchObject({ number: '2024/0001', lines: 4002 })
  })

  it('the year’s series goes on, and starts anew with the year', async () => {
    const { head, clock } = await officeWithPayees([1])
    const number = async (month: string) =>
      (await head.call('payments.freeze', { programme: 'asp', month })).number
    expect(await number('2024-05')).toBe('2024/0001')
    clock.set('2025-01-09')
    expect(await number('2024-06')).toBe('2025/0001')
  })

  it('nobody changes a frozen list, and a listed payment is not cancelled', async () => {
    const { head, folder } = await inJune([1])
    await head.call('payments.freeze', june)
    await withSql(folder, async (sql) => {
      for (const statement of [
        'UPDATE payment_lists SET total = total + 1',
        'DELETE FROM payment_lists',
        'UPDATE payment_list_lines SET amount = amount + 1',
        "UPDATE payment_list_lines SET name = 'Иванов'",
        'DELETE FROM payment_list_lines',
        "UPDATE payments SET state = 'cancelled' WHERE state = 'listed'",
        "UPDATE payments SET state = 'planned' WHERE state = 'listed'"
      ])
        await expect(sql.run(statement), statement).rejects.toThrow('append-only')
      await expect(
        sql.run(
          `INSERT INTO payment_list_lines SELECT list_id, 99, payment_id, person_id, iin, name, last_name, first_name, middle_name,
             iban, amount, month, phone, kato, address_text, 'listed', '', NULL, NULL FROM payment_list_lines LIMIT 1`
        )
      ).rejects.toThrow()
    })
  })
})
