import type { Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'

export type Language = 'kk' | 'ru'

/** The pictures of a demo: every screen in both languages, taken from the same page without leaving it. */
export class Album {
  readonly taken: string[] = []

  constructor(
    private readonly page: Page,
    private readonly folder: string
  ) {}

  /** Shows the screen in one language by the window's own switch. */
  async speak(language: Language): Promise<void> {
    const button = this.page.locator(`[data-locale=${language}]`).first()
    if ((await button.count()) > 0) await button.click()
    await this.page.waitForFunction((wanted) => document.documentElement.lang === wanted, language)
    await this.settle()
  }

  /** Waits until fonts are there and the page was painted as it is now. */
  private async settle(): Promise<void> {
    await this.page.evaluate(async () => {
      await document.fonts.ready
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    })
  }

  /** One picture of the screen as it is. */
  async take(name: string, language: Language): Promise<void> {
    await this.settle()
    const folder = join(this.folder, language)
    await mkdir(folder, { recursive: true })
    const file = join(folder, `${String(this.taken.length + 1).padStart(3, '0')}-${name}.png`)
    await this.page.screenshot({ path: file })
    this.taken.push(file)
  }

  /** The screen in Kazakh and in Russian; it is left in Russian. */
  async both(name: string): Promise<void> {
    for (const language of ['kk', 'ru'] as const) {
      await this.speak(language)
      await this.take(name, language)
    }
  }
}
