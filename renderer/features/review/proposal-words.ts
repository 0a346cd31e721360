import type { CaseView } from '@shared/contract/cases'
import { programmes } from '@shared/programmes'
import { formatMoney } from '../../format'
import { i18n } from '../../locales/i18n'

const { t } = i18n.global

/** What is proposed in a few words: assign so much a month, refuse, or what is done to the earlier decision. */
export function proposalWords({ programme, proposal, assessment, change }: CaseView): string {
  if (proposal === null || proposal.kind === 'refuse') return t('review.refuse')
  const amount = formatMoney(proposal.monthly)
  if (proposal.kind === 'assign') {
    const once = programmes[programme].kind === 'once' && assessment?.months.length === 1
    return t(once ? 'review.assignOnce' : 'review.assign', { amount })
  }
  const number = change?.baseNumber ?? ''
  return t(`review.changeDo.${proposal.kind}`, { number, amount })
}
