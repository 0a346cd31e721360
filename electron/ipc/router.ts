import type { z } from 'zod'
import { allOperations, type Answer, type OperationName } from '@shared/contract'
import type { Access, Operation } from '@shared/contract/operation'
import { errorCodes, OfficeError, type ErrorCode, type ErrorData } from '@shared/errors'
import { errorSentence } from '@shared/messages'
import { hasLoneSurrogate } from '../database/driver'
import { Call, type Handlers, type OfficeServices, type SessionContext } from './call'

export interface Router {
  /** Runs one operation for one session; answers, and never throws. */
  dispatch(name: string, raw: unknown, session: SessionContext): Promise<Answer>
}

// Far above anything the program sends: no list has more items, no message more values in all, nothing nests deeper.
const mostItems = 10_000
const mostValues = 100_000
const mostLevels = 32

/** Known name → session and role → input → run → output. Knows nothing of Electron: both doors and the tests use it. */
export function createRouter(
  handlers: Handlers,
  office: OfficeServices,
  log: (error: unknown, name: string) => void
): Router {
  const operations = allOperations()
  for (const name of Object.keys(handlers)) {
    if (!operations.has(name as OperationName)) throw new Error(`${name} has a handler but no declaration`)
  }
  for (const name of operations.keys()) {
    if (typeof handlers[name] !== 'function') throw new Error(`${name} is declared but has no handler`)
  }

  async function run(name: string, raw: unknown, session: SessionContext): Promise<unknown> {
    const declared = operations.get(name as OperationName)
    if (declared === undefined)
      throw new OfficeError('operation-unknown', { data: { name: name.slice(0, 80) } })
    checkAccess(declared.role, session)
    const input = parseInput(declared, raw ?? {})
    const handler = handlers[declared.name as OperationName] as (
      call: Call,
      input: unknown
    ) => Promise<unknown>
    const result = await handler(new Call(declared.name as OperationName, office, session), input)
    return declared.output.parse(result)
  }

  return {
    async dispatch(name, raw, session) {
      try {
        return { ok: true, result: await run(name, raw, session) }
      } catch (error) {
        if (!(error instanceof OfficeError)) log(error, name)
        return { ok: false, error: answerError(error, session) }
      }
    }
  }
}

function checkAccess(access: Access, session: SessionContext): void {
  if (access === 'public') return
  if (session.user === null || session.locked) throw new OfficeError('not-signed-in')
  if (access === 'signed-in') return
  if (!access.includes(session.user.role))
    throw new OfficeError('role-missing', { data: { role: session.user.role } })
}

function parseInput(declared: Operation, raw: unknown): unknown {
  refuseMonsters(raw)
  const parsed = declared.input.safeParse(raw)
  if (parsed.success) return parsed.data
  throw fromIssue(parsed.error.issues)
}

/**
 * Refuses, before any schema works on it, what only an attack or a defect sends: endless lists, bottomless nesting, halves of
 * characters that no file could hold. Long texts are left to the schemas, which look at the length first.
 */
function refuseMonsters(raw: unknown): void {
  let values = 0
  const walk = (value: unknown, path: readonly string[]): void => {
    const field = path.join('.')
    const where = field === '' ? {} : { field }
    values += 1
    if (typeof value === 'string' && hasLoneSurrogate(value))
      throw new OfficeError('text-has-control-characters', where)
    if (typeof value !== 'object' || value === null) return
    const size = Array.isArray(value) ? value.length : Object.keys(value).length
    if (path.length >= mostLevels || size > mostItems || values > mostValues)
      throw new OfficeError('input-invalid', { ...where, data: { reason: 'too_big' } })
    for (const [key, item] of Object.entries(value)) walk(item, [...path, key])
  }
  walk(raw, [])
}

const known = new Set<string>(errorCodes)

/** The first issue, as a coded error: domain functions and schemas put the code into the issue's message. */
function fromIssue(issues: readonly z.core.$ZodIssue[]): OfficeError {
  const issue = deepest(issues)
  const field = issue.path.map(String).join('.')
  const where = field === '' ? {} : { field }
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    return new OfficeError('input-invalid', {
      field: field === '' ? key : `${field}.${key}`,
      data: { reason: 'unknown-field' }
    })
  }
  if (known.has(issue.message)) {
    const params = 'params' in issue ? (issue.params as ErrorData | undefined) : undefined
    const limit: ErrorData =
      issue.code === 'too_big'
        ? { max: Number(issue.maximum) }
        : issue.code === 'too_small'
          ? { min: Number(issue.minimum) }
          : {}
    return new OfficeError(issue.message as ErrorCode, { ...where, data: { ...limit, ...params } })
  }
  return new OfficeError('input-invalid', { ...where, data: { reason: issue.code } })
}

/** Of a union's issues the one that went furthest into the value says most. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const first = issues[0]
  if (first === undefined) throw new Error('a refusal without an issue')
  if (first.code !== 'invalid_union') return first
  const inner = first.errors.map((list) => list[0]).filter((issue) => issue !== undefined)
  const best = inner.sort((a, b) => b.path.length - a.path.length)[0]
  if (best === undefined || best.path.length === 0) return first
  return deepest([{ ...best, path: [...first.path, ...best.path] }])
}

function answerError(
  error: unknown,
  session: SessionContext
): { code: ErrorCode; message: string; field?: string; data?: ErrorData } {
  const coded = error instanceof OfficeError ? error : new OfficeError('internal')
  const locale = session.user?.locale ?? session.locale
  return {
    code: coded.code,
    message: errorSentence(coded.code, coded.data, locale, coded.field),
    ...(coded.field === undefined ? {} : { field: coded.field }),
    ...(Object.keys(coded.data).length === 0 ? {} : { data: coded.data })
  }
}
