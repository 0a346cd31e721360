import type { CaseView } from '@shared/contract/cases'
import { formatMoney } from '../../format'
import { i18n } from '../../locales/i18n'

const { t } = i18n.global

/** What an approval by this role does: decides at once, or is the first of two. */
export function verdictNote({ proposal }: CaseView, role: string | null): string {
  if (proposal?.kind === 'refuse') return t('review.approveRefusal')
  if (proposal !== null && proposal.kind !== 'assign' && !proposal.needsHead) return t('review.approveChange')
  if (proposal === null || !proposal.needsHead) return t('review.approveFinal')
  const tier = formatMoney(proposal.tier ?? '0.00')
  if (proposal.state === 'approved-once') return t('review.approveSecond', { tier })
  return t(role === 'head' ? 'review.approveThenReviewer' : 'review.approveThenHead', { tier })
}

/** Why the signed-in user cannot decide on this proposal, or null when they can. */
export function whyNot(view: CaseView, user: { id: number; name: string }): string | null {
  const { proposal, state } = view
  if (view.actions.includes('approve')) return null
  if (proposal === null || (proposal.state !== 'open' && proposal.state !== 'approved-once')) {
    return t('review.notOpen', { state: t(`caseState.${state}`) })
  }
  if (proposal.proposedBy.id === user.id) return t('review.own')
  const key = proposal.waitsFor === 'head' ? 'review.waitsForHead' : 'review.waitsForReviewer'
  return t(key, { tier: formatMoney(proposal.tier ?? '0.00') })
}
