import { firstDay, type Quarter } from '@shared/domain/quarter'
import { parametersOperations } from '@shared/contract/settings'
import type { Call } from '../ipc/call'
import { currentBook } from '../parameters/book'
import { setParameter } from '../parameters/service'

/** Named as the act of every value of the sample office, so that nobody takes one for law. */
export const sampleAct = 'үлгі деректер / учебные данные'

/** A made-up poverty line, tenge: a round figure that grows with the years, near what lines were. */
export function sampleLine(quarter: Quarter): number {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return 15_000 + (year - 2018) * 4_000 + number * 250
}

// A large family with little income reaches it.
const headTier = '150000'
const sampleMci = '4500'

/** What the law leaves to the office, and the lines of the sample's quarters, through the administrator's own operation. */
export async function enterSampleParameters(call: Call, quarters: readonly Quarter[]): Promise<void> {
  const from = firstDay(quarters[0] ?? '')
  const enter = (value: Record<string, string>): Promise<unknown> =>
    setParameter(call, parametersOperations.set.input.parse({ ...value, act: sampleAct }))
  for (const quarter of quarters) {
    await enter({ name: 'poverty-line', value: String(sampleLine(quarter)), quarter })
    const known = await call.read(async (read) =>
      (await currentBook(call, read)).find('mci', firstDay(quarter))
    )
    if (known === null) await enter({ name: 'mci', value: sampleMci, from: firstDay(quarter) })
  }
  await enter({ name: 'child-age-rule', value: 'month-start', from })
  await enter({ name: 'member-change-rule', value: 'application-date', from })
  await enter({ name: 'head-tier', value: headTier, from })
}
