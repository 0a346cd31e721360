/**
 * What the native menu asks of the window, as `menu` events. The labels live with the menu; the window does the
 * work, so that a command does the same from the menu, from a key and from the search box.
 */
export const menuCommands = [
  'case:new',
  'search',
  'go:today',
  'go:cases',
  'go:people',
  'go:review',
  'go:letters',
  'go:distribution',
  'go:exchange',
  'go:reports',
  'go:calculator',
  'go:settings',
  'session:lock',
  'session:sign-out',
  'locale:kk',
  'locale:ru',
  'help:keys',
  'about'
] as const

export type MenuCommand = (typeof menuCommands)[number]
