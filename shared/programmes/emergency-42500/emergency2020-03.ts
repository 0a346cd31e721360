import { OfficeError } from '../../errors'
import { zeroTiyn } from '../../domain/money'
import { firstDay, parseMonth, type Month } from '../../domain/quarter'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { checkFacts } from '../asp/check-facts'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts } from '../types'
import { parameterQuantity, tiynOf, Working, type Figure } from '../working'
import { emergencyAct } from './acts'
import { emergencyPeriodOf } from './periods'

const name = 'emergency2020_03'

/** @throws OfficeError `field-empty`, `month-malformed` */
function monthAsked({ asked = {} }: CaseFacts): Month {
  if (typeof asked.month !== 'string') throw new OfficeError('field-empty', { field: 'asked.month' })
  return parseMonth(asked.month, 'asked.month')
}

/** One minimum wage (МЗП) of the month: 42 500 tenge in 2020. */
function payment(working: Working, book: Book, month: Month, period: string): Figure {
  const wage = parameterQuantity('minimum-wage', book.value('minimum-wage', firstDay(month)))
  return working.step(`paid-${month}`, 'minimum-wage', [wage], {
    label: 'emergency-42500.paid',
    act: emergencyAct,
    month,
    notes: [
      { key: `emergency-42500-${period}`, data: {} },
      { key: 'emergency-42500-decided-elsewhere', data: {} }
    ]
  })
}

function assess(facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const month = monthAsked(facts)
  const { book, used } = recordingBook(shelf)
  const working = new Working()
  const period = emergencyPeriodOf(book, month)
  const amount = period === null ? zeroTiyn : tiynOf(payment(working, book, month, period))
  return {
    programme: facts.programme,
    ruleVersion: name,
    entitled: period !== null,
    kind: null,
    kindReason: null,
    reasons:
      period === null
        ? [{ code: 'emergency-42500-outside-periods', article: emergencyAct, data: { month } }]
        : [],
    months: period === null ? [] : [{ month, amount }],
    figures: { monthly: amount },
    memberCount: 1,
    explanation: working.steps,
    parameters: used()
  }
}

/**
 * The payment for lost income in the emergency of 2020: one minimum wage a month of its two periods. Not the office's to decide:
 * Госкорпорация and ГФСС assigned it; this answers a consultation.
 */
export const emergency2020_03: RuleVersion = { name, from: '2020-03-01', until: null, assess }
