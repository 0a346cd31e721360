import {
  CircleCheck,
  CircleClose,
  Clock,
  FolderChecked,
  Loading,
  Remove,
  VideoPause
} from '@element-plus/icons-vue'
import type { OutputOf } from '@shared/contract'
import type { TagLook } from '../../components/tag-tones'

export type ContractRow = OutputOf<'contracts.list'>['rows'][number]
export type Contract = NonNullable<OutputOf<'contracts.get'>['contract']>
export type Obligation = Contract['obligations'][number]
export type Visit = Contract['visits'][number]

export const contractLooks: Record<Contract['state'], TagLook> = {
  running: { tone: 'info', icon: Loading },
  fulfilled: { tone: 'good', icon: CircleCheck },
  broken: { tone: 'bad', icon: VideoPause },
  ended: { tone: 'neutral', icon: FolderChecked }
}

export const obligationLooks: Record<Obligation['state'], TagLook> = {
  open: { tone: 'neutral', icon: Clock },
  met: { tone: 'good', icon: CircleCheck },
  broken: { tone: 'bad', icon: CircleClose }
}

export const visitLooks: Record<Visit['outcome'], TagLook> = {
  fulfilled: { tone: 'good', icon: CircleCheck },
  partly: { tone: 'warn', icon: Remove },
  broken: { tone: 'bad', icon: CircleClose }
}
