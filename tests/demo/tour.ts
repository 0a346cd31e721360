import { expect, type Page } from '@playwright/test'
import { callInWindow, openScreen } from '../support/window-office'
import type { Album } from './album'
import { signIn } from './scenes'

interface Stop {
  name: string
  path: string
}

/** The hand-out and the board have their pictures from the rounds themselves. */
const distribution = ['rounds', 'stock', 'catalogue']
const settings = [
  'office',
  'users',
  'parameters',
  'trial',
  'local-benefits',
  'calendar',
  'classifiers',
  'data',
  'journal'
]

/** Every screen by whoever works there, in both languages. */
export async function tour(page: Page, album: Album, caseId: number): Promise<void> {
  await signIn(page, 'clerk')
  const { case: one } = await callInWindow(page, 'cases.get', { id: caseId })
  await visit(page, album, [
    { name: 'today', path: '/today' },
    { name: 'cases', path: '/cases' },
    { name: 'case-decided', path: `/cases/${caseId}` },
    { name: 'people', path: '/people' },
    { name: 'person', path: `/people/${one.applicantId}` },
    { name: 'contracts', path: '/contracts' },
    { name: 'renewal', path: '/renewal' },
    { name: 'renewal-reminders', path: '/renewal/reminders' },
    { name: 'payments', path: '/payments' },
    { name: 'overpayments', path: '/overpayments' },
    { name: 'registers', path: '/registers' },
    { name: 'calculator', path: '/calculator' },
    { name: 'settings', path: '/settings' }
  ])
  await search(page, album)
  await signIn(page, 'manager')
  await visit(
    page,
    album,
    distribution.map((name) => ({ name: `distribution-${name}`, path: `/distribution/${name}` }))
  )
  await signIn(page, 'admin')
  await visit(
    page,
    album,
    settings.map((name) => ({ name: `settings-${name}`, path: `/settings/${name}` }))
  )
}

async function visit(page: Page, album: Album, stops: readonly Stop[]): Promise<void> {
  for (const { name, path } of stops) {
    await openScreen(page, path)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    // What the main process is asked for has come when nothing on the page says that it is busy.
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await album.both(name)
  }
}

/** Search everywhere, by a name typed on a Russian keyboard. */
async function search(page: Page, album: Album): Promise<void> {
  await openScreen(page, '/today')
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.type('нургалиева алия')
  await expect(dialog).toContainText('Нұрғалиева Әлия')
  await album.take('search', 'ru')
  await page.keyboard.press('Escape')
}
