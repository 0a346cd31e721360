import type {
  AnsweredError,
  InputOf,
  OfficeApi,
  OfficeEvent,
  OperationName,
  OutputOf
} from '@shared/contract'
import type { ErrorCode, ErrorData } from '@shared/errors'
import { whileWaiting } from './at-rest'
import { sentenceOf } from './locales/sentences'

declare global {
  interface Window {
    office: OfficeApi
  }
}

/** What an operation answered instead of a result. `message` is the sentence in the language of the screen. */
export class OfficeFailure extends Error {
  readonly code: ErrorCode
  /** Dotted path of the input field, such as `incomes.0.amount`. */
  readonly field: string | undefined
  readonly data: ErrorData

  constructor(error: AnsweredError) {
    super(error.message)
    this.name = 'OfficeFailure'
    this.code = error.code
    this.field = error.field
    this.data = error.data ?? {}
  }

  /** The same failure where a form knows its fields without this part of the path, such as `asked.`; null where it is no such. */
  inside(part: string): OfficeFailure | null {
    if (this.field?.startsWith(part) !== true) return null
    const { code, message, data } = this
    return new OfficeFailure({ code, message, data, field: this.field.slice(part.length) })
  }

  /** The sentence in the language the screen has now; the main process's own where the window has none. */
  get sentence(): string {
    return sentenceOf(this.code, this.data) ?? this.message
  }
}

type Call = (input: unknown) => Promise<{ ok: true; result: unknown } | { ok: false; error: AnsweredError }>

function operation(name: OperationName): Call {
  const [feature = '', verb = ''] = name.split('.')
  const operations = (window.office as unknown as Record<string, Record<string, Call>>)[feature]
  const found = operations?.[verb]
  if (found === undefined)
    throw new OfficeFailure({ code: 'operation-unknown', message: name, data: { name } })
  return found
}

/** Reactive objects cannot cross the bridge; everything an operation takes is JSON anyway. */
function plain<T>(input: T): T {
  return JSON.parse(JSON.stringify(input)) as T
}

/** A long job is watched and may be stopped: the window does not stand still for it. */
function isJob(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'jobId' in given
}

/**
 * Calls one operation of the main process.
 * @throws OfficeFailure with the code, the field and the sentence when it was refused
 */
export async function call<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>
): Promise<OutputOf<Name>> {
  const given: unknown = plain(input)
  const asked = operation(name)(given)
  const answer = await (isJob(given) ? asked : whileWaiting(asked))
  if (!answer.ok) throw new OfficeFailure(answer.error)
  return answer.result as OutputOf<Name>
}

/** Listens to what the main process tells unasked; returns the function that stops listening. */
export function onOffice<K extends OfficeEvent['kind']>(
  kind: K,
  listener: (event: Extract<OfficeEvent, { kind: K }>) => void
): () => void {
  return window.office.events.on(kind, listener)
}

/** Any thrown thing as a failure that can be shown; a defect of the window itself becomes `internal`. */
export function asFailure(error: unknown): OfficeFailure {
  if (error instanceof OfficeFailure) return error
  return new OfficeFailure({
    code: 'internal',
    message: error instanceof Error ? error.message : String(error)
  })
}
