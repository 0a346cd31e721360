import {
  Calendar,
  DataLine,
  EditPen,
  Files,
  Message,
  Notebook,
  Odometer,
  Present,
  RefreshRight,
  Setting,
  Switch,
  Tickets,
  User,
  Wallet
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import { reportReaders } from '@shared/contract/reports'
import { importers } from '@shared/contract/imports'
import { approvers, caseReaders, distributionReaders, type Role } from '@shared/contract/operation'

export interface Section {
  key:
    | 'today'
    | 'cases'
    | 'contracts'
    | 'people'
    | 'review'
    | 'letters'
    | 'renewal'
    | 'payments'
    | 'distribution'
    | 'registers'
    | 'exchange'
    | 'reports'
    | 'calculator'
    | 'settings'
  path: string
  icon: Component
  /** Who may use it; left out: everybody. */
  roles?: readonly Role[]
  /** Only a district's office has it: a regional center keeps no cases. */
  district?: true
}

/** The rail, in the order of a clerk's day. */
export const sections: readonly Section[] = [
  { key: 'today', path: '/today', icon: Calendar, district: true },
  { key: 'cases', path: '/cases', icon: Files, roles: caseReaders, district: true },
  { key: 'contracts', path: '/contracts', icon: Tickets, roles: caseReaders, district: true },
  { key: 'people', path: '/people', icon: User, roles: caseReaders, district: true },
  { key: 'review', path: '/review', icon: EditPen, roles: approvers, district: true },
  { key: 'letters', path: '/letters', icon: Message, roles: caseReaders, district: true },
  { key: 'renewal', path: '/renewal', icon: RefreshRight, roles: caseReaders, district: true },
  { key: 'payments', path: '/payments', icon: Wallet, roles: caseReaders, district: true },
  { key: 'distribution', path: '/distribution', icon: Present, roles: distributionReaders, district: true },
  { key: 'registers', path: '/registers', icon: Notebook, roles: caseReaders, district: true },
  { key: 'exchange', path: '/exchange', icon: Switch, roles: importers },
  { key: 'reports', path: '/reports', icon: DataLine, roles: reportReaders },
  { key: 'calculator', path: '/calculator', icon: Odometer },
  { key: 'settings', path: '/settings', icon: Setting }
]

/** The sections of this office that who is signed in may use. */
export function sectionsFor(session: {
  may: (roles: readonly Role[] | undefined) => boolean
  kind: 'district' | 'region'
}): readonly Section[] {
  return sections.filter(
    ({ roles, district }) =>
      (roles === undefined || session.may(roles)) && (district !== true || session.kind === 'district')
  )
}
