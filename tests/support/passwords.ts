import type { PasswordCost } from '../../electron/accounts/password'

/** Passwords of the tests cost a hundredth of what the program spends on one: thousands are set and checked. */
export const lightCost: PasswordCost = { N: 2 ** 10, r: 8, p: 1 }
