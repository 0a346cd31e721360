import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { parseTenge, tengeString, tiyn } from '@shared/domain/money'
import { firstDay, isMonthIn, lastDay, quarterOf } from '@shared/domain/quarter'
import { OfficeError } from '@shared/errors'
import type { IncomeKind } from '@shared/programmes/types'
import { hashOf } from '../database/journal'
import type { ReadConnection } from '../database/transaction'
import type { Call } from '../ipc/call'
import {
  declarationOf,
  declaredIncomes,
  familyExists,
  insertDeclarations,
  membersIn,
  type DeclarationRow,
  type DeclaredRow
} from './incomes-queries'

type View = OutputOf<'incomes.declare'>

async function viewDeclaration(read: ReadConnection, row: DeclarationRow): Promise<View> {
  return {
    familyId: row.family_id,
    quarter: row.quarter,
    source: row.source,
    declaredOn: row.declared_on,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    incomes: (await declaredIncomes(read, row.id)).map((income) => ({
      personId: income.person_id,
      kind: income.kind as IncomeKind,
      month: income.month,
      amount: tengeString(tiyn(income.amount)),
      document: income.document
    }))
  }
}

/** @throws OfficeError `quarter-in-future` where a quarter has not begun: nobody has its incomes yet */
export function refuseFutureIncomes(call: Call, quarter: string): void {
  if (quarter > quarterOf(call.today))
    throw new OfficeError('quarter-in-future', { field: 'quarter', data: { quarter } })
}

/**
 * Keeps what a family declares for a quarter, in place of what it declared before; nothing in the list means that it has no income.
 * @throws OfficeError `not-found`, `quarter-in-future`, `income-member-unknown`, `month-outside-quarter`, `amount-negative`
 */
export function declareIncomes(call: Call, input: ParsedInputOf<'incomes.declare'>): Promise<View> {
  const { familyId, quarter, source } = input
  refuseFutureIncomes(call, quarter)
  return call.write(async (tx, note) => {
    if (!(await familyExists(tx, familyId)))
      throw new OfficeError('not-found', { field: 'familyId', data: { what: 'family', id: familyId } })
    const members = await membersIn(tx, familyId, spanOf(quarter, call.today))
    const incomes = input.incomes.map((income, index): DeclaredRow => {
      const field = `incomes.${index}`
      if (!members.some((member) => member.person_id === income.personId))
        throw new OfficeError('income-member-unknown', {
          field: `${field}.personId`,
          data: { member: income.personId }
        })
      if (income.month !== null && !isMonthIn(income.month, quarter))
        throw new OfficeError('month-outside-quarter', {
          field: `${field}.month`,
          data: { month: income.month, quarter }
        })
      return {
        person_id: income.personId,
        kind: income.kind,
        month: income.month,
        amount: parseTenge(income.amount, `${field}.amount`),
        document: income.document
      }
    })
    const before = await declarationOf(tx, familyId, quarter)
    await insertDeclarations(tx, { quarter, source, on: call.today, by: call.actor.id, at: call.now }, [
      { familyId, incomes }
    ])
    const row = await declarationOf(tx, familyId, quarter)
    if (row === undefined) throw new Error('the declaration is not there')
    const view = await viewDeclaration(tx, row)
    note({
      subjectKind: 'family',
      subjectId: familyId,
      before: before === undefined ? null : hashOf(await viewDeclaration(tx, before)),
      after: hashOf(view),
      details: { quarter, incomes: incomes.length }
    })
    return view
  })
}

/** What a family declared last for a quarter; null where it declared nothing yet. */
export function getDeclaration(
  call: Call,
  input: ParsedInputOf<'incomes.get'>
): Promise<OutputOf<'incomes.get'>> {
  return call.read(async (read) => {
    const row = await declarationOf(read, input.familyId, input.quarter)
    return { declaration: row === undefined ? null : await viewDeclaration(read, row) }
  })
}

/** The days within which somebody's income of a quarter is the family's: from its first day to now. */
export const spanOf = (quarter: string, today: string): { from: string; until: string } => ({
  from: firstDay(quarter),
  until: today > lastDay(quarter) ? today : lastDay(quarter)
})
