import { describe, expect, test } from 'vitest'
import { emptyLine, filledLines, incomeInput, sheetTotals } from '@renderer/features/cases/income-sheet'
import { casesOperations } from '@shared/contract/cases'

const counts = (kind: string) => kind !== 'asp'

describe('the income sheet', () => {
  test('adds up all, what counts, and each person; a half typed amount counts nothing', () => {
    const lines = [
      { ...emptyLine(1), kind: 'wages' as const, amount: '150000' },
      { ...emptyLine(1), kind: 'asp' as const, amount: '30000.50' },
      { ...emptyLine(2), kind: 'pension' as const, amount: '45 000,0' },
      { ...emptyLine(2), kind: 'pension' as const, amount: '1000.25' },
      emptyLine(2)
    ]
    const totals = sheetTotals(lines, counts)
    expect(totals.all).toBe('181000.75')
    expect(totals.counted).toBe('151000.25')
    expect([...totals.byPerson]).toEqual([
      [1, '180000.50'],
      [2, '1000.25']
    ])
  })

  test('a line with only a person is not sent, one with an amount but no person is refused at its field', () => {
    const lines = filledLines([emptyLine(1), { ...emptyLine(), kind: 'wages', amount: '-5' }])
    expect(lines).toHaveLength(1)
    const parsed = casesOperations.saveIncomes.input.safeParse({
      id: 1,
      incomes: lines.map((line) => incomeInput(line, '2017-Q4'))
    })
    const issues = parsed.success
      ? []
      : parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])
    expect(issues.map(([path]) => path)).toEqual(['incomes.0.personId', 'incomes.0.amount'])
    expect(issues[1]?.[1]).toBe('amount-negative')
  })
})
