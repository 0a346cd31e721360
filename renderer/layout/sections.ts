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
}

/** The rail, in the order of a clerk's day. */
export const sections: readonly Section[] = [
  { key: 'today', path: '/today', icon: Calendar },
  { key: 'cases', path: '/cases', icon: Files, roles: caseReaders },
  { key: 'contracts', path: '/contracts', icon: Tickets, roles: caseReaders },
  { key: 'people', path: '/people', icon: User, roles: caseReaders },
  { key: 'review', path: '/review', icon: EditPen, roles: approvers },
  { key: 'letters', path: '/letters', icon: Message, roles: caseReaders },
  { key: 'renewal', path: '/renewal', icon: RefreshRight, roles: caseReaders },
  { key: 'payments', path: '/payments', icon: Wallet, roles: caseReaders },
  { key: 'distribution', path: '/distribution', icon: Present, roles: distributionReaders },
  { key: 'registers', path: '/registers', icon: Notebook, roles: caseReaders },
  { key: 'exchange', path: '/exchange', icon: Switch, roles: importers },
  { key: 'reports', path: '/reports', icon: DataLine, roles: reportReaders },
  { key: 'calculator', path: '/calculator', icon: Odometer },
  { key: 'settings', path: '/settings', icon: Setting }
]
