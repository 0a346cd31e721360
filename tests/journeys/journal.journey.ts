import { expect, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '../support/axe'
import { callInWindow, openScreen, startOfficeWindow, signInWindow } from '../support/window-office'
import { fitSmallest, picture } from './clerk-desk'

test('a refused sign-in stands apart, with the account it was for', async () => {
  const running = await startOfficeWindow(['clerk'])
  const { page, close } = running
  await fitSmallest(running)
  await signInWindow(page, 'admin')
  const wrong = callInWindow(page, 'accounts.signIn', { login: 'clerk', password: 'не тот пароль' })
  await expect(wrong).rejects.toThrow('sign-in-failed')
  await openScreen(page, '/settings/journal')
  const refused = page.getByRole('row', { name: /вход отклонён/ })
  await expect(refused).toHaveCount(1)
  await expect(refused).toContainText('clerk')
  await expect(refused).toContainText('неверных паролей подряд: 1')
  await expect(page.getByRole('row', { name: /admin вход/ }).first()).toContainText('в окне')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await picture(page, 'settings-journal-refused')
  await close()
})
