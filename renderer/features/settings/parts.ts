import {
  Calendar,
  Coin,
  DataAnalysis,
  Document,
  EditPen,
  Location,
  OfficeBuilding,
  Present,
  UserFilled,
  FirstAidKit
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import { administrators, type Role } from '@shared/contract/operation'

export interface SettingsPart {
  key:
    | 'office'
    | 'users'
    | 'templates'
    | 'parameters'
    | 'trial'
    | 'local-benefits'
    | 'calendar'
    | 'classifiers'
    | 'data'
    | 'journal'
  icon: Component
  /** Who may open it; left out: everybody, to read. */
  roles?: readonly Role[]
}

/** The parts of the settings, those used most first. */
export const settingsParts: readonly SettingsPart[] = [
  { key: 'parameters', icon: Coin },
  { key: 'trial', icon: DataAnalysis, roles: administrators },
  { key: 'local-benefits', icon: Present },
  { key: 'calendar', icon: Calendar },
  { key: 'classifiers', icon: Location },
  { key: 'templates', icon: EditPen, roles: [...administrators, 'head'] },
  { key: 'users', icon: UserFilled, roles: administrators },
  { key: 'office', icon: OfficeBuilding, roles: administrators },
  { key: 'data', icon: FirstAidKit, roles: [...administrators, 'head', 'manager'] },
  { key: 'journal', icon: Document, roles: administrators }
]
