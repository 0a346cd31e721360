import { OfficeError } from '../../errors'
import { zeroTiyn } from '../../domain/money'
import { recordingBook } from '../../parameters/book'
import type { Book } from '../../parameters/types'
import { aspRules } from '../asp'
import { checkFacts } from '../asp/check-facts'
import { membersOn } from '../asp/composition'
import { kindOf } from '../asp/kind'
import type { AspRule } from '../asp/rule'
import type { RuleVersion } from '../programme'
import type { Assessment, CaseFacts, RefusalReason } from '../types'
import { factCount, Working } from '../working'

/** Named by the start of ASP's version whose kinds it follows. */
function versionName({ name }: AspRule): string {
  return name.replace('asp', 'employment')
}

function assessEmployment(rule: AspRule, facts: CaseFacts, shelf: Book): Assessment {
  checkFacts(facts)
  const members = membersOn(facts, facts.appliedOn)
  if (members.length === 0) throw new OfficeError('family-empty', { field: 'members' })
  const { book, used } = recordingBook(shelf)
  const working = new Working()
  const { kind, kindReason } = kindOf({ facts, book, rule, members })
  const owes = kind === 'conditional'
  const signers = members.filter(({ ableBodied }) => ableBodied).map(({ id }) => id)
  if (owes)
    working.step('signers', 'able-bodied', [factCount('able-bodied', signers.length)], {
      label: 'employment.signers',
      act: rule.acts.amount,
      unit: 'person',
      members: signers,
      notes: [{ key: 'employment-contract', data: { members: signers.join(', ') } }]
    })
  const article = rule.from < '2023-07-01' ? 'law 246' : 'social code'
  const reasons: RefusalReason[] = owes ? [] : [{ code: 'employment-not-owed', article, data: {} }]
  return {
    programme: facts.programme,
    ruleVersion: versionName(rule),
    entitled: owes,
    kind,
    kindReason,
    reasons,
    months: [],
    figures: { monthly: zeroTiyn },
    memberCount: members.length,
    explanation: working.steps,
    parameters: used()
  }
}

/**
 * Who of a family must sign a social contract: where ASP would be conditional, every able-bodied member; where it is unconditional,
 * nobody. One version for each of ASP, whose rules on the kinds these are (Social Code arts 121, 122; before, Law № 246).
 */
export const employmentVersions: readonly RuleVersion[] = aspRules.map((rule) => ({
  name: versionName(rule),
  from: rule.from,
  until: rule.until,
  assess: (facts, book) => assessEmployment(rule, facts, book)
}))
