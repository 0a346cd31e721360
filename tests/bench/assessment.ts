import { precedingQuarter } from '@shared/domain/quarter'
import { parseTenge } from '@shared/domain/money'
import { createBook } from '@shared/parameters/book'
import type { ParameterValue } from '@shared/parameters/types'
import { assess } from '@shared/programmes'
import type { CaseFacts } from '@shared/programmes/types'
import { sampleIncomes } from '@shared/sample/incomes'
import { sampleFamilies, type SampleFamily } from '@shared/sample/office'
import { loadReference } from '../../electron/parameters/reference'
import { atMost, percentile, type BenchRow } from './report'
import { resourcesFolder, type BenchSettings } from './settings'

const quarter = '2026-Q4'
const line = 48_000

const officeValue = (name: string, value: string, region: string | null): ParameterValue => ({
  name,
  value,
  unit: name === 'poverty-line' ? 'tenge' : 'choice',
  from: '2026-10-01',
  until: '2026-12-31',
  region,
  variant: null,
  act: 'үлгі деректер / учебные данные',
  mark: 'office'
})

function factsOf(family: SampleFamily): CaseFacts {
  const incomes = sampleIncomes(family, {
    seed: 1,
    quarter: precedingQuarter(quarter),
    line,
    multiChildBenefit: () => null
  })
  return {
    programme: 'asp',
    appliedOn: '2026-10-12',
    region: '63',
    members: family.members.map((member, place) => ({
      id: String(place),
      bornOn: member.bornOn,
      sex: member.sex,
      student: member.student,
      ableBodied: member.ableBodied,
      disabilityGroup: member.disabilityGroup,
      caresFor: member.caresFor === null ? null : String(member.caresFor),
      longSickLeave: member.longSickLeave,
      memberFrom: null,
      memberUntil: null
    })),
    incomes: incomes.map((income) => ({
      member: String(income.member),
      kind: income.kind,
      quarter: precedingQuarter(quarter),
      month: income.month,
      amount: parseTenge(income.amount)
    })),
    survey: { refused: false, conclusion: 'need' },
    employmentRefusedBy: [],
    contractBrokenBy: [],
    falseData: false,
    bars: [],
    lumpSum: false
  }
}

/** One assessment with its whole explanation, over generated families. */
export function benchAssessment(settings: BenchSettings): BenchRow[] {
  const values = [
    officeValue('poverty-line', String(line), '63'),
    officeValue('child-age-rule', 'month-start', null),
    officeValue('member-change-rule', 'application-date', null)
  ]
  const book = createBook([...loadReference(resourcesFolder).parameters], values)
  const question = {
    families: settings.quick ? 100 : 3000,
    seed: 1,
    on: '2026-10-01',
    settlements: ['634030100']
  }
  const facts = [...sampleFamilies(question)].map(factsOf)
  for (const one of facts.slice(0, 50)) assess(one, book)
  const times = facts.map((one) => {
    const start = performance.now()
    assess(one, book)
    return performance.now() - start
  })
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const note = `${facts.length} families; 95 of 100 within ${percentile(times, 95).toFixed(2)} ms`
  return [
    atMost(
      { what: 'one assessment with explanation', yardstick: '5 ms', ours: `${mean.toFixed(2)} ms`, note },
      mean / 5,
      1
    )
  ]
}
