import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { atRest } from './window-office'

/** The screen as it is now has no violation axe can find. Legacy mode: Electron lets nobody open the page axe would use. */
export async function expectAccessible(page: Page): Promise<void> {
  await atRest(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`
  )
  expect(found).toEqual([])
}

/** Nothing lies beside the window: no sideways scrolling of the page or of its content. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const places = [document.scrollingElement, document.querySelector('#content')]
    return places.map((place) => (place === null ? 0 : place.scrollWidth - place.clientWidth))
  })
  expect(
    over.every((pixels) => pixels <= 0),
    `wider than the window by ${over.join(', ')} px`
  ).toBe(true)
}
