import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { addMonthsTo, monthOf } from '@shared/domain/quarter'
import { sumTiyn, tengeString, tiyn } from '@shared/domain/money'
import { programmes } from '@shared/programmes'
import type { ProgrammeId } from '@shared/programmes/types'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import { benefitOn } from '../local-benefits/queries'
import { benefitPayments, benefitYears, peopleAround, type BenefitPaymentRow } from './benefit-queries'
import { overlapsOf } from './benefit-overlaps'
import { mustFindPerson } from './service'

type Benefits = OutputOf<'families.benefits'>

/** How far ahead an assignment can reach: none is made for longer. */
const furthest = 24

const keyOf = ({ programme, benefit }: Pick<BenefitPaymentRow, 'programme' | 'benefit'>): string =>
  `${programme} ${benefit}`

const totalOf = (rows: readonly BenefitPaymentRow[]): string =>
  tengeString(sumTiyn(rows.map(({ amount }) => tiyn(amount))))

function grouped<Row>(rows: readonly Row[], key: (row: Row) => string): [string, [Row, ...Row[]]][] {
  const groups = new Map<string, [Row, ...Row[]]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return [...groups]
}

/**
 * All that the households of a person's family were assigned in a year, month by month and programme by programme, whatever
 * became of each payment but cancelling; what overlaps; and what runs today, with the month it ends.
 * @throws OfficeError `not-found`
 */
export async function familyBenefits(
  call: Call,
  input: ParsedInputOf<'families.benefits'>
): Promise<Benefits> {
  return call.read(async (read) => {
    await mustFindPerson(read, input.personId, 'personId')
    const people = await peopleAround(read, input.personId)
    const thisYear = Number(call.today.slice(0, 4))
    const years = await benefitYears(read, people)
    const year = input.year ?? years.find((one) => one <= thisYear) ?? years[0] ?? thisYear
    const [from, until] = [`${year}-01`, `${year}-12`]
    const rows = await benefitPayments(read, people, from, until)
    return {
      years: [...new Set([...years, year])].sort((a, b) => b - a),
      year,
      programmes: await viewProgrammes(read, rows),
      months: grouped(rows, ({ month }) => month).map(([month, cells]) => ({
        month,
        total: totalOf(cells),
        cells: cells.map(viewCell)
      })),
      overlaps: await overlapsOf(read, people, rows, { from, until }),
      running: await runningOf(read, people, monthOf(call.today))
    }
  })
}

function viewCell(row: BenefitPaymentRow): Benefits['months'][number]['cells'][number] {
  return {
    programme: row.programme,
    benefit: row.benefit,
    personId: row.person_id,
    amount: tengeString(tiyn(row.amount)),
    state: row.state,
    decisionId: row.decision_id,
    caseId: row.case_id
  }
}

function viewProgrammes(
  read: ReadConnection,
  rows: readonly BenefitPaymentRow[]
): Promise<Benefits['programmes']> {
  return Promise.all(
    grouped(rows, keyOf).map(async ([, [first, ...others]]) => {
      const { programme, benefit } = first
      const { kk, ru } = programmes[programme as ProgrammeId].names
      // A benefit of the maslikhat's list is called as it was in the month it was last given for.
      const last = others.at(-1) ?? first
      const listed = benefit === '' ? undefined : await benefitOn(read, benefit, `${last.month}-01`)
      return {
        programme,
        benefit,
        nameKk: listed?.name_kk ?? kk,
        nameRu: listed?.name_ru ?? ru,
        total: totalOf([first, ...others])
      }
    })
  )
}

/** What is assigned for this month or a later one: the running month's sum, or the first to come, and the last month. */
async function runningOf(
  read: ReadConnection,
  people: readonly number[],
  month: string
): Promise<Benefits['running']> {
  const ahead = await benefitPayments(read, people, month, addMonthsTo(month, furthest))
  return grouped(ahead, (row) => `${keyOf(row)} ${row.family_id} ${row.person_id}`).map(
    ([, [next, ...later]]) => ({
      programme: next.programme,
      benefit: next.benefit,
      lastMonth: (later.at(-1) ?? next).month,
      monthly: tengeString(tiyn(next.amount)),
      caseId: next.case_id
    })
  )
}
