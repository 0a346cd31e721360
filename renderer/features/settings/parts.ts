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
  /** Only a district's office has it: a regional center decides on no case. */
  district?: true
}

/** The parts of the settings, those used most first. */
export const settingsParts: readonly SettingsPart[] = [
  { key: 'parameters', icon: Coin, district: true },
  { key: 'trial', icon: DataAnalysis, roles: administrators, district: true },
  { key: 'local-benefits', icon: Present, district: true },
  { key: 'calendar', icon: Calendar, district: true },
  { key: 'classifiers', icon: Location },
  { key: 'templates', icon: EditPen, roles: [...administrators, 'head'], district: true },
  { key: 'users', icon: UserFilled, roles: administrators },
  { key: 'office', icon: OfficeBuilding, roles: administrators },
  { key: 'data', icon: FirstAidKit, roles: [...administrators, 'head', 'manager'] },
  { key: 'journal', icon: Document, roles: administrators }
]

/** The parts that this office has and who is signed in may open. */
export function settingsPartsFor(session: {
  may: (roles: readonly Role[] | undefined) => boolean
  kind: 'district' | 'region'
}): readonly SettingsPart[] {
  return settingsParts.filter(
    ({ roles, district }) =>
      (roles === undefined || session.may(roles)) && (district !== true || session.kind === 'district')
  )
}
