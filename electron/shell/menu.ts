import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Locale } from '@shared/contract/fields'
import type { MenuCommand } from '@shared/menu'
import { menuLabels } from './menu-labels'

/** What the menu needs of the program. */
export interface MenuOptions {
  locale: Locale
  /** Reload and developer tools are for those who build the program. */
  development: boolean
  send: (command: MenuCommand) => void
}

/** Puts the native menu in the given language in place of the one before. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}

/** The menu as data: top entries with their commands, roles and keys. */
export function menuTemplate({ locale, development, send }: MenuOptions): MenuItemConstructorOptions[] {
  const word = menuLabels[locale]
  const command = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    label,
    click: () => send(name),
    ...(accelerator ? { accelerator } : {})
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    {
      label: word.file,
      submenu: [
        command(word.newCase, 'case:new', 'CmdOrCtrl+N'),
        command(word.search, 'search', 'CmdOrCtrl+K'),
        line,
        command(word.lock, 'session:lock', 'CmdOrCtrl+L'),
        command(word.signOut, 'session:sign-out'),
        line,
        { label: word.quit, role: 'quit' }
      ]
    },
    {
      label: word.edit,
      submenu: [
        { label: word.undo, role: 'undo' },
        { label: word.redo, role: 'redo' },
        line,
        { label: word.cut, role: 'cut' },
        { label: word.copy, role: 'copy' },
        { label: word.paste, role: 'paste' },
        { label: word.selectAll, role: 'selectAll' }
      ]
    },
    {
      label: word.go,
      submenu: [
        command(word.today, 'go:today', 'CmdOrCtrl+1'),
        command(word.cases, 'go:cases', 'CmdOrCtrl+2'),
        command(word.people, 'go:people', 'CmdOrCtrl+3'),
        command(word.review, 'go:review', 'CmdOrCtrl+4'),
        command(word.letters, 'go:letters', 'CmdOrCtrl+5'),
        command(word.distribution, 'go:distribution', 'CmdOrCtrl+6'),
        command(word.calculator, 'go:calculator', 'CmdOrCtrl+7'),
        command(word.settings, 'go:settings', 'CmdOrCtrl+8'),
        command(word.exchange, 'go:exchange', 'CmdOrCtrl+9'),
        command(word.reports, 'go:reports')
      ]
    },
    { label: word.view, submenu: [...languageItems(locale, send), line, ...zoomItems(locale, development)] },
    {
      label: word.help,
      submenu: [command(word.keys, 'help:keys', 'F1'), command(word.about, 'about')]
    }
  ]
}

function languageItems(locale: Locale, send: MenuOptions['send']): MenuItemConstructorOptions[] {
  const choice = (name: Locale, label: string): MenuItemConstructorOptions => ({
    id: `locale:${name}`,
    label,
    type: 'radio',
    checked: locale === name,
    click: () => send(`locale:${name}`)
  })
  return [{ label: menuLabels[locale].language, submenu: [choice('kk', 'Қазақша'), choice('ru', 'Русский')] }]
}

function zoomItems(locale: Locale, development: boolean): MenuItemConstructorOptions[] {
  const word = menuLabels[locale]
  const items: MenuItemConstructorOptions[] = [
    { label: word.zoomIn, role: 'zoomIn', accelerator: 'CmdOrCtrl+Plus' },
    { label: word.zoomIn, role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
    { label: word.zoomOut, role: 'zoomOut' },
    { label: word.zoomReset, role: 'resetZoom' },
    { label: word.fullScreen, role: 'togglefullscreen' }
  ]
  if (!development) return items
  return [
    ...items,
    { type: 'separator' },
    { label: word.reload, role: 'reload' },
    { label: word.developerTools, role: 'toggleDevTools' }
  ]
}
