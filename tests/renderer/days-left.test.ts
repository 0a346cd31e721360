import { afterEach, expect, it, vi } from 'vitest'
import { useDaysLeft } from '@renderer/features/cases/cases-list-deadlines'

afterEach(() => {
  vi.unstubAllGlobals()
})

it('a deadline of years ago is counted by the holidays of every year since', async () => {
  const holidays: Record<number, string[]> = { 2018: ['2018-03-08'], 2026: ['2026-03-09'] }
  const list = ({ year }: { year: number }) => {
    const days = (holidays[year] ?? []).map((date) => ({ date, kind: 'holiday' }))
    return Promise.resolve({ ok: true, result: { days } })
  }
  vi.stubGlobal('window', { office: { calendar: { list } } })
  const { load, daysLeft } = useDaysLeft(() => '2026-03-16')
  expect(daysLeft('2018-03-01')).toBeNull()
  await load()
  const since2026 = daysLeft('2026-03-02') ?? 0
  expect(since2026).toBe(-9)
  // Thursday 1 March to Monday 12 March 2018 is seven working days, but for the holiday of the 8th.
  expect((daysLeft('2018-03-12') ?? 0) - (daysLeft('2018-03-01') ?? 0)).toBe(6)
})
