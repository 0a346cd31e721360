import {
  Connection,
  InfoFilled,
  Key,
  Lock,
  Plus,
  QuestionFilled,
  Switch,
  SwitchButton,
  UserFilled
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import type { Router } from 'vue-router'
import { caseWorkers } from '@shared/contract/operation'
import { sectionsFor } from '../../layout/sections'
import type { ShellDialog } from '../../layout/use-menu-commands'
import { useSession } from '../../stores/session'
import { exchangePartsFor } from '../exchange/parts'

export interface PaletteCommand {
  key: string
  label: string
  icon: Component
  run: () => unknown
}
type Translate = (key: string, values?: Record<string, string>) => string

/** What the palette can do besides finding, as far as the role may. */
export function paletteCommands(
  t: Translate,
  router: Router,
  show: (dialog: ShellDialog) => void,
  signOut: () => void
): PaletteCommand[] {
  const session = useSession()
  const works = session.kind === 'district' && session.may(caseWorkers)
  const go: PaletteCommand[] = sectionsFor(session).map((section) => ({
    key: `go-${section.key}`,
    label: t('search.goTo', { section: t(`section.${section.key}`) }),
    icon: section.icon,
    run: () => router.push(section.path)
  }))
  const within: PaletteCommand[] = exchangePartsFor(session).map(({ key }) => ({
    key: `go-exchange-${key}`,
    label: t('search.goTo', { section: `${t('section.exchange')} – ${t(`exchange.part.${key}`)}` }),
    icon: Connection,
    run: () => router.push(`/exchange/${key}`)
  }))
  const make: PaletteCommand[] = [
    { key: 'new-case', label: t('search.newCase'), icon: Plus, run: () => router.push('/cases/new') },
    {
      key: 'new-person',
      label: t('search.newPerson'),
      icon: UserFilled,
      run: () => router.push('/people/new')
    }
  ]
  return [
    ...(works ? make : []),
    ...go,
    ...within,
    { key: 'kk', label: t('search.toKazakh'), icon: Switch, run: () => session.setLocale('kk') },
    { key: 'ru', label: t('search.toRussian'), icon: Switch, run: () => session.setLocale('ru') },
    { key: 'password', label: t('search.changePassword'), icon: Key, run: () => show('password') },
    { key: 'lock', label: t('search.lock'), icon: Lock, run: () => session.lock() },
    { key: 'keys', label: t('search.keys'), icon: QuestionFilled, run: () => show('keys') },
    { key: 'about', label: t('search.about'), icon: InfoFilled, run: () => show('about') },
    { key: 'sign-out', label: t('search.signOut'), icon: SwitchButton, run: signOut }
  ]
}
