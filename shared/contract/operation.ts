import type { z } from 'zod'

/** What a person may be in the office; exactly one a user. */
export const roles = ['clerk', 'reviewer', 'head', 'distributor', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Who may call: anybody (`public`, needs no sign-in), anybody signed in, or the listed roles. */
export type Access = 'public' | 'signed-in' | readonly Role[]

/** One operation as both doors know it. */
export interface Operation<
  Name extends string = string,
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType
> {
  name: Name
  role: Access
  /** Writes run in one transaction and leave a journal row. */
  writes: boolean
  input: In
  output: Out
}

/** Declares an operation; keeps the literal name and the schemas' types. */
export function operation<const Name extends string, In extends z.ZodType, Out extends z.ZodType>(
  declared: Operation<Name, In, Out>
): Operation<Name, In, Out> {
  return declared
}

/** Whoever takes applications and prepares proposals; reviewers and the head of a small office do it too. */
export const caseWorkers = ['clerk', 'reviewer', 'head'] as const satisfies readonly Role[]
/** Whoever may decide on another's proposal. */
export const approvers = ['reviewer', 'head'] as const satisfies readonly Role[]
/** Whoever may read cases. */
export const caseReaders = ['clerk', 'reviewer', 'head', 'manager'] as const satisfies readonly Role[]
export const administrators = ['administrator'] as const satisfies readonly Role[]
/** Whoever keeps stock: receives, moves, counts, hands out. */
export const stockKeepers = ['distributor', 'manager', 'head'] as const satisfies readonly Role[]
/** Whoever draws and closes rounds, and finalises what others counted. */
export const roundMakers = ['manager', 'head'] as const satisfies readonly Role[]
/** Whoever may read stock and rounds. */
export const distributionReaders = [
  'distributor',
  'manager',
  'head',
  'clerk',
  'reviewer'
] as const satisfies readonly Role[]
