import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Rectangle } from 'electron'
import type { Locale } from '@shared/contract/fields'

/** How the window was left: `window.json` in the data folder. Nothing in it matters to the office's data. */
export interface WindowState {
  bounds: Rectangle | null
  maximized: boolean
  /** Language of the menu before anybody has signed in. */
  locale: Locale
}

const fresh: WindowState = { bounds: null, maximized: false, locale: 'kk' }

/** A file that is missing or spoilt is answered with a fresh state. */
export function readWindowState(file: string): WindowState {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof stored !== 'object' || stored === null) return fresh
    const { bounds, maximized, locale } = stored as Partial<Record<keyof WindowState, unknown>>
    return {
      bounds: isRectangle(bounds) ? bounds : null,
      maximized: maximized === true,
      locale: locale === 'ru' ? 'ru' : 'kk'
    }
  } catch {
    return fresh
  }
}

/** Written beside and renamed, so that a crash leaves the old state; a full disk is no reason to complain here. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(state, null, 2))
    renameSync(`${file}.new`, file)
  } catch {
    // The place of a window is not worth an error message.
  }
}

/**
 * Where to open: the stored place if enough of it is still on a screen (a second monitor may be gone), else null.
 * @param areas work areas of the screens there are
 */
export function usableBounds(bounds: Rectangle | null, areas: readonly Rectangle[]): Rectangle | null {
  if (!bounds) return null
  const visible = areas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y)
    return width >= bounds.width / 2 && height >= bounds.height / 2
  })
  return visible ? bounds : null
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const rectangle = value as Record<string, unknown>
  return ['x', 'y', 'width', 'height'].every((side) => Number.isInteger(rectangle[side]))
}
