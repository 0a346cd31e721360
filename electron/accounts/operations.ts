import type { FeatureHandlers } from '../ipc/call'
import {
  changePassword,
  createAccount,
  listAccounts,
  lock,
  setLocale,
  signIn,
  signOut,
  updateAccount,
  viewSession
} from './service'

export const accountsHandlers: FeatureHandlers<'accounts'> = {
  'accounts.signIn': signIn,
  'accounts.signOut': signOut,
  'accounts.session': async (call) => viewSession(call.session),
  'accounts.lock': lock,
  'accounts.create': createAccount,
  'accounts.list': listAccounts,
  'accounts.update': updateAccount,
  'accounts.changePassword': changePassword,
  'accounts.setLocale': setLocale
}
