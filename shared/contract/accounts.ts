import { z } from 'zod'
import { administrators, operation, roles } from './operation'
import { idField, instantOut, lineField, localeField, nothing } from './fields'
import { loginField, newPasswordField } from './office'

export const roleField = z.enum(roles)

export const sessionView = z.object({
  signedIn: z.boolean(),
  user: z
    .object({ id: z.number(), login: z.string(), name: z.string(), role: roleField, locale: localeField })
    .nullable(),
  /** True while the window is locked for idleness; the draft on the screen stays. */
  locked: z.boolean()
})

export const accountView = z.object({
  id: z.number(),
  login: z.string(),
  name: z.string(),
  role: roleField,
  active: z.boolean(),
  lockedUntil: instantOut.nullable(),
  lastSignInAt: instantOut.nullable(),
  createdAt: instantOut
})

export const accountsOperations = {
  signIn: operation({
    name: 'accounts.signIn',
    role: 'public',
    writes: true,
    input: z.strictObject({
      login: z.string().max(100, { error: 'text-too-long' }),
      password: z.string().max(1000, { error: 'text-too-long' })
    }),
    output: sessionView
  }),
  signOut: operation({
    name: 'accounts.signOut',
    role: 'public',
    writes: true,
    input: nothing,
    output: sessionView
  }),
  session: operation({
    name: 'accounts.session',
    role: 'public',
    writes: false,
    input: nothing,
    output: sessionView
  }),
  lock: operation({
    name: 'accounts.lock',
    role: 'signed-in',
    writes: true,
    input: nothing,
    output: sessionView
  }),
  create: operation({
    name: 'accounts.create',
    role: administrators,
    writes: true,
    input: z.strictObject({
      login: loginField,
      name: lineField(120),
      role: roleField,
      password: newPasswordField
    }),
    output: accountView
  }),
  list: operation({
    name: 'accounts.list',
    role: administrators,
    writes: false,
    input: nothing,
    output: z.object({ accounts: z.array(accountView) })
  }),
  update: operation({
    name: 'accounts.update',
    role: administrators,
    writes: true,
    input: z.strictObject({
      id: idField,
      name: lineField(120).optional(),
      role: roleField.optional(),
      active: z.boolean().optional(),
      /** A new password set by the administrator; also ends a lock. */
      password: newPasswordField.optional()
    }),
    output: accountView
  }),
  changePassword: operation({
    name: 'accounts.changePassword',
    role: 'signed-in',
    writes: true,
    input: z.strictObject({ current: z.string().max(1000), next: newPasswordField }),
    output: sessionView
  }),
  /** The language the program speaks: kept with the account of whoever is signed in, else held until somebody is. */
  setLocale: operation({
    name: 'accounts.setLocale',
    role: 'public',
    writes: true,
    input: z.strictObject({ locale: localeField }),
    output: sessionView
  })
}
