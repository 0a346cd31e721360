import { OfficeError } from '../../errors'
import { zeroTiyn } from '../../domain/money'
import { monthOf } from '../../domain/quarter'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { checkFacts } from '../asp/check-facts'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts } from '../types'
import { parameterQuantity, tiynOf, Working, type Figure } from '../working'
import { birgemizAct } from './acts'
import { waveCategories } from './categories'

const name = 'birgemiz2020_03'

/** @throws OfficeError `field-empty`, `asked-value` */
function waveOf({ asked = {} }: CaseFacts): string {
  const { wave, category } = asked
  if (wave === undefined || wave === null) throw new OfficeError('field-empty', { field: 'asked.wave' })
  if (category === undefined || category === null)
    throw new OfficeError('field-empty', { field: 'asked.category' })
  if (!waveCategories.some((one) => one === category))
    throw new OfficeError('asked-value', {
      field: 'asked.category',
      data: { value: String(category).slice(0, 40) }
    })
  return String(wave)
}

function payment(working: Working, book: Book, { appliedOn }: CaseFacts, wave: string): Figure {
  const amount = parameterQuantity('birgemiz-amount', book.value('birgemiz-amount', appliedOn))
  return working.step('birgemiz', 'birgemiz-amount', [amount], {
    label: 'birgemiz.paid',
    act: birgemizAct,
    month: monthOf(appliedOn),
    notes: [
      { key: 'birgemiz-once-a-wave', data: { wave } },
      { key: 'birgemiz-decided-elsewhere', data: {} }
    ]
  })
}

function assess(facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const wave = waveOf(facts)
  const { book, used } = recordingBook(shelf)
  const working = new Working()
  const entitled = facts.asked?.hadInWave !== true
  const amount = entitled ? tiynOf(payment(working, book, facts, wave)) : zeroTiyn
  return {
    programme: facts.programme,
    ruleVersion: name,
    entitled,
    kind: null,
    kindReason: null,
    reasons: entitled ? [] : [{ code: 'birgemiz-had-in-wave', article: birgemizAct, data: { wave } }],
    months: entitled ? [{ month: monthOf(facts.appliedOn), amount }] : [],
    figures: { monthly: amount },
    memberCount: facts.members.length,
    explanation: working.steps,
    parameters: used()
  }
}

/** «Біз біргеміз» of 2020: a sum once a wave to a family of the wave's categories. The fund decided; the office made lists. */
export const birgemiz2020_03: RuleVersion = { name, from: '2020-03-01', until: '2020-12-31', assess }
