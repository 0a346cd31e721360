import { currentLocale, i18n } from '../../locales/i18n'

/** Whatever carries its name in both languages. */
interface Named {
  nameKk: string
  nameRu: string
}

/** The name in the language of the screen; inside a template or a computed it follows the switch of language. */
export function nameOf(named: Named): string {
  return currentLocale() === 'kk' ? named.nameKk : named.nameRu
}

/** A place's name where an answer carries it flat. */
export function placeName(at: { placeKk: string; placeRu: string }): string {
  return currentLocale() === 'kk' ? at.placeKk : at.placeRu
}

/** A ware as people call it: an item by its name, a kit with its version. */
export function wareName(ware: Named & { version: number | null }): string {
  return ware.version === null
    ? nameOf(ware)
    : i18n.global.t('distribution.kitVersion', { name: nameOf(ware), n: ware.version })
}
