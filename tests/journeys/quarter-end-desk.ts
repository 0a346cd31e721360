import { expect, test, type Page } from '@playwright/test'
import { join } from 'node:path'
import { precedingQuarter, quarterOf } from '@shared/domain/quarter'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { writeAssignedOffice } from '../support/generated-office'
import { projectRoot, startWindow, type RunningWindow } from '../support/window'
import { atRest, callInWindow, windowPassword } from '../support/window-office'
import { fitSmallest, picture } from './clerk-desk'

/** Families of the office whose quarter ends; every fortieth has not said what it earned. */
export const families = 500
const silentEvery = 40

/** The quarter that runs on the machine's own clock: the one to renew for. */
export const runningQuarter = quarterOf(new Date().toISOString().slice(0, 10))
export const endedQuarter = precedingQuarter(runningQuarter)

/** A data folder with the office whose families are all assigned for the quarter that ended. */
export async function endedOffice(): Promise<string> {
  const folder = test.info().outputPath('office')
  await writeAssignedOffice(folder, join(projectRoot, 'resources'), {
    ...{ families, seed: 7, quarter: endedQuarter, silentEvery }
  })
  return folder
}

/** The program on that folder, at the smallest screen. */
export async function openEnded(dataFolder: string): Promise<RunningWindow> {
  const running = await startWindow({ dataFolder })
  await fitSmallest(running)
  return running
}

/** A reviewer beside the clerk and the head of the office. */
export async function addReviewer(page: Page): Promise<void> {
  await callInWindow(page, 'accounts.signIn', { login: 'administrator', password: windowPassword })
  await callInWindow(page, 'accounts.create', {
    ...{ login: 'reviewer', name: 'Оразбаев Нұрлан', role: 'reviewer', password: windowPassword }
  })
}

/** The screen as it stands, in both languages: readable to everybody, nothing beside the window, and a picture of each. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await expectAccessible(page)
  for (const locale of ['kk', 'ru'] as const) {
    await page.evaluate((chosen) => {
      type Mounted = Element & {
        __vue_app__?: { config: { globalProperties: { $i18n: { locale: string } } } }
      }
      const mounted = document.querySelector<Mounted>('#app')?.__vue_app__
      if (mounted !== undefined) mounted.config.globalProperties.$i18n.locale = chosen
    }, locale)
    await atRest(page)
    await expectNoSidewaysScroll(page)
    await picture(page, `${name}-${locale}`)
  }
}

/** Gives the screen's file field a file of the bank or of a register. */
export async function giveFile(
  page: Page,
  name: string,
  rows: readonly (readonly string[])[]
): Promise<void> {
  const text = `\uFEFF${rows.map((row) => row.join(';')).join('\r\n')}\r\n`
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })
}

/** Presses the dialog's own button and waits until it is gone. */
export async function answerDialog(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}
