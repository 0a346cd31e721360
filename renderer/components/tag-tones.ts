import {
  Bell,
  Check,
  CircleCheck,
  CircleClose,
  Clock,
  Coin,
  DocumentAdd,
  EditPen,
  Finished,
  FolderChecked,
  Odometer,
  RefreshLeft,
  RefreshRight,
  Stamp,
  TurnOff,
  VideoPause,
  View
} from '@element-plus/icons-vue'
import type { Component } from 'vue'

export type TagTone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'
export interface TagLook {
  tone: TagTone
  icon: Component
}

/** How each state of a case looks. */
export const caseStateLooks: Record<string, TagLook> = {
  draft: { tone: 'neutral', icon: EditPen },
  registered: { tone: 'info', icon: DocumentAdd },
  'in-review': { tone: 'info', icon: View },
  waiting: { tone: 'warn', icon: Clock },
  assessed: { tone: 'info', icon: Odometer },
  proposed: { tone: 'warn', icon: Stamp },
  approved: { tone: 'good', icon: Check },
  decided: { tone: 'good', icon: CircleCheck },
  notified: { tone: 'good', icon: Bell },
  running: { tone: 'good', icon: Coin },
  closed: { tone: 'neutral', icon: FolderChecked },
  withdrawn: { tone: 'neutral', icon: RefreshLeft }
}

/** How each kind of decision looks. */
export const decisionLooks: Record<string, TagLook> = {
  assign: { tone: 'good', icon: CircleCheck },
  refuse: { tone: 'bad', icon: CircleClose },
  change: { tone: 'info', icon: EditPen },
  suspend: { tone: 'warn', icon: VideoPause },
  resume: { tone: 'info', icon: RefreshRight },
  terminate: { tone: 'neutral', icon: TurnOff }
}

/** How each state of a payment looks. */
export const paymentLooks: Record<string, TagLook> = {
  planned: { tone: 'neutral', icon: Clock },
  listed: { tone: 'info', icon: DocumentAdd },
  paid: { tone: 'good', icon: CircleCheck },
  returned: { tone: 'bad', icon: RefreshLeft },
  cancelled: { tone: 'neutral', icon: CircleClose }
}

export const unknownLook: TagLook = { tone: 'neutral', icon: Finished }
