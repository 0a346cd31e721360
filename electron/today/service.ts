import type { OutputOf } from '@shared/contract'
import { workingDaysBetween } from '@shared/domain/working-days'
import { firstDay, monthOf, monthsOf, precedingQuarter, quarterOf } from '@shared/domain/quarter'
import type { Book } from '@shared/parameters/types'
import { caseWaitsFor } from '../cases/waits-for'
import { countDue } from '../contracts/queries'
import { listDay } from '../contracts/view'
import { exchangeFigures } from '../exchange/status'
import type { Call } from '../ipc/call'
import { officeRow } from '../office/queries'
import { currentBook } from '../parameters/book'
import { currentCalendar } from '../parameters/calendar'
import { fullName } from '../people/queries'
import { countEnding, countToday, endingAssignments, openByDeadline, returnedCases } from './queries'

const shown = 30

/** The day's work: deadlines, what waits for whom, ending assignments, and parameters the quarter still lacks. */
export async function overview(call: Call): Promise<OutputOf<'today.overview'>> {
  const { actor, today } = call
  const quarter = quarterOf(today)
  const months = monthsOf(quarter)
  const lastMonth = months[months.length - 1] ?? ''
  return call.read(async (read) => {
    const counts = await countToday(
      read,
      { id: actor.id, head: actor.role === 'head' },
      today,
      monthOf(today)
    )
    const files = await exchangeFigures(read, call.now, today)
    const calendar = await currentCalendar(call, read, [])
    const deadlines = (await openByDeadline(read, actor.id, shown)).map((row) => ({
      caseId: row.id,
      number: row.number,
      programme: row.programme,
      applicantName: fullName(row),
      state: row.state,
      waitsFor: caseWaitsFor(row),
      deadline: row.deadline,
      daysLeft: workingDaysBetween(today, row.deadline, calendar),
      mine: row.registered_by === actor.id
    }))
    const region = (await officeRow(read))?.kato.slice(0, 2) ?? ''
    return {
      today,
      quarter,
      deadlines,
      counts: {
        open: counts.open,
        overdue: counts.overdue,
        toReview: counts.to_review,
        returned: counts.returned,
        waiting: counts.waiting,
        toPrint: counts.to_print,
        renewals: await countEnding(read, lastMonth),
        drafts: counts.drafts,
        renewalsToDecide: counts.renewals_to_decide,
        paymentsToList: counts.payments_to_list,
        paymentsReturned: counts.payments_returned,
        contractsDue: await countDue(read, listDay(today)),
        overpaymentsOpen: counts.overpayments_open,
        filesOverdue: files.counts.overdue,
        filesUnsent: files.counts.unsent,
        filesRefused: files.counts.refused,
        uploadsFailed: files.counts.failed
      },
      fileDue: files.due,
      returned: (await returnedCases(read)).map((row) => ({
        caseId: row.id,
        number: row.number,
        applicantName: fullName(row),
        reason: row.return_reason
      })),
      renewals: (await endingAssignments(read, lastMonth, shown)).map((row) => ({
        caseId: row.case_id,
        familyId: row.family_id,
        applicantName: fullName(row),
        phone: row.phone,
        lastMonth: row.last_month,
        programme: row.programme
      })),
      missingParameters: missingFor(await currentBook(call, read), region, today)
    }
  })
}

/**
 * What the running quarter's applications cannot be worked out without: МРП, and the poverty line or the figures it follows
 * from (ПМ and, from 2025, the median income of the quarter before).
 */
function missingFor(
  book: Book,
  region: string,
  today: string
): OutputOf<'today.overview'>['missingParameters'] {
  const quarter = quarterOf(today)
  const before = firstDay(precedingQuarter(quarter))
  const from = firstDay(quarter)
  const missing: OutputOf<'today.overview'>['missingParameters'] = []
  const lineKnown = book.find('poverty-line', from, { region }) !== null
  const worksOut =
    book.find('subsistence-minimum', before, { region }) !== null &&
    book.find('median-income', before, { region }) !== null
  if (!lineKnown && !worksOut) missing.push({ name: 'poverty-line', region, from })
  if (book.find('mci', today) === null) missing.push({ name: 'mci', region: '', from: today })
  return missing
}
