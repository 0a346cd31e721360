import { createInterface } from 'node:readline'
import { z } from 'zod'
import { allOperations, type AnsweredError } from '@shared/contract'
import type { Locale } from '@shared/contract/fields'
import type { Operation } from '@shared/contract/operation'
import { OfficeError } from '@shared/errors'
import { errorSentence } from '@shared/messages'
import type { SessionContext, SystemSeal } from './ipc/call'
import { openOffice, type Office } from './office'
import { startErrorOf } from './shell/start-error'

export interface HeadlessOptions {
  dataFolder: string
  resourcesFolder: string
  workerUrl: URL
  version: string
  seal: SystemSeal | null
  describe: boolean
  user: string | null
  locale: Locale | null
}

/**
 * The second door: one JSON operation a line on standard input, one answer a line on standard output, in order and
 * nothing else there. Validation, roles and journal are the router's, as for the window.
 * @returns the exit code: 0 at the end of the input, 1 when the office cannot be opened or the sign-in fails
 */
export async function runHeadless(options: HeadlessOptions): Promise<number> {
  // Standard output carries answers only; whatever a library prints goes beside.
  console.log = console.info = console.debug = console.error
  // A reader that has gone away ends the run; nothing is left half done, each line is a transaction of its own.
  process.stdout.on('error', () => process.exit(1))
  if (options.describe) {
    await writeLine(JSON.stringify(describeOperations()))
    return 0
  }
  const locale = options.locale ?? 'ru'
  let office: Office
  try {
    office = await openOffice({ ...options, emit: () => undefined })
  } catch (error) {
    const { code, data } = startErrorOf(error)
    if (code === 'internal') console.error(error)
    await writeLine(
      JSON.stringify({ ok: false, error: { code, message: errorSentence(code, data, locale), data } })
    )
    return 1
  }
  try {
    return await converse(office, options, locale)
  } finally {
    await office.close()
  }
}

async function converse(office: Office, options: HeadlessOptions, locale: Locale): Promise<number> {
  const session = office.createSession('headless', locale)
  if (options.user !== null) {
    const signIn = { login: options.user, password: process.env.KOMEK_PASSWORD ?? '' }
    const answer = await office.dispatch('accounts.signIn', signIn, session)
    if (!answer.ok) {
      await writeLine(JSON.stringify(answer))
      return 1
    }
    // The language asked for on the command line goes before the account's own.
    if (options.locale !== null && session.user) session.user = { ...session.user, locale: options.locale }
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== '') await writeLine(await answerLine(office, line, session))
  }
  return 0
}

const lineShape = z.strictObject({ op: z.string(), input: z.unknown().optional() })

async function answerLine(office: Office, line: string, session: SessionContext): Promise<string> {
  try {
    const { op, input } = parseLine(line)
    return JSON.stringify(await office.dispatch(op, input, session))
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    const locale = session.user?.locale ?? session.locale
    return JSON.stringify({ ok: false, error: answered(error, locale) })
  }
}

/** @throws OfficeError `operation-malformed`, with the field of the line that is wrong where there is one */
function parseLine(line: string): { op: string; input?: unknown } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new OfficeError('operation-malformed', { cause })
  }
  const parsed = lineShape.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path.join('.')
  throw new OfficeError('operation-malformed', field ? { field } : {})
}

function answered({ code, field, data }: OfficeError, locale: Locale): AnsweredError {
  const message = errorSentence(code, data, locale, field)
  return { code, message, ...(field === undefined ? {} : { field }) }
}

/** Every operation with its JSON Schemas, for those who write scripts against this door. */
function describeOperations(): unknown[] {
  const schema = (type: Operation['input']) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' })
  return [...allOperations().values()].map(({ name, role, writes, input, output }) => ({
    name,
    role,
    writes,
    input: schema(input),
    output: schema(output)
  }))
}

async function writeLine(line: string): Promise<void> {
  // The next line is read only when this one is taken, so a slow reader holds the writer back and an exit loses nothing.
  await new Promise<void>((done) => process.stdout.write(`${line}\n`, () => done()))
}
