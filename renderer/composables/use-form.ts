import { computed, inject, nextTick, provide, reactive, ref, watch, type InjectionKey } from 'vue'
import type { z } from 'zod'
import { errorCodes, type ErrorCode, type ErrorData } from '@shared/errors'
import { sentenceOf } from '../locales/sentences'
import { asFailure, type OfficeFailure } from '../office'

interface FieldError {
  code: ErrorCode
  data: ErrorData
}

export interface FormOptions<T extends object> {
  /** The values at first and after a reset. */
  initial: () => T
  /** Sends the values; throws OfficeFailure. */
  submit: (values: T) => Promise<unknown>
  /** The operation's input schema: checked at the field before anything is sent. */
  schema?: z.ZodType
  /** What the schema is given, where the form's values are not yet the input. */
  toInput?: (values: T) => unknown
  /** Rules over several fields: path → code. */
  rules?: (values: T) => Record<string, ErrorCode | null | undefined>
}

/** What a field needs of the form round it. */
export interface FormContext {
  register: (path: string) => () => void
  errorAt: (path: string) => string | undefined
  /** The clerk left the field: from now on its mistakes are shown. */
  touch: (path: string) => void
}

const key: InjectionKey<FormContext> = Symbol('form')

/** The form round this component, or null. */
export function useFormContext(): FormContext | null {
  return inject(key, null)
}

// Reads through the reactive object, so that whatever is computed from the copy follows every field.
function clone<T>(value: T): T {
  return JSON.parse(JSON.stringify(value ?? null)) as T
}

function isErrorCode(text: string): text is ErrorCode {
  return (errorCodes as readonly string[]).includes(text)
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | null | undefined)?.[step],
    values
  )
}

function schemaErrors(schema: z.ZodType, input: unknown): Map<string, FieldError> {
  const found = new Map<string, FieldError>()
  const parsed = schema.safeParse(input)
  for (const issue of parsed.success ? [] : parsed.error.issues) {
    const path = issue.path.map(String).join('.')
    const value = valueAt(input, issue.path)
    const empty = value === null || value === undefined || value === ''
    const code = empty ? 'field-empty' : isErrorCode(issue.message) ? issue.message : 'input-invalid'
    const data: ErrorData = 'params' in issue ? { ...(issue.params as ErrorData | undefined) } : {}
    // The schema's own bounds are what the sentence names.
    if (issue.code === 'too_small') data.min ??= Number(issue.minimum)
    if (issue.code === 'too_big') data.max ??= Number(issue.maximum)
    if (!found.has(path)) found.set(path, { code, data })
  }
  return found
}

/**
 * A form: values, what is wrong with which field, whether there is anything unsaved. Errors of the main process go to
 * the field they name, the others to `failure`; the first bad field gets the focus.
 */
export function useForm<T extends object>(options: FormOptions<T>) {
  const values = reactive(options.initial()) as T
  const stored = ref(JSON.stringify(values))
  const touched = reactive(new Set<string>())
  const server = reactive(new Map<string, FieldError>())
  const registered = reactive(new Map<string, number>())
  const busy = ref(false)
  const tried = ref(false)
  const failure = ref<OfficeFailure | null>(null)
  const dirty = computed(() => JSON.stringify(values) !== stored.value)

  const local = computed(() => {
    const input = options.toInput === undefined ? values : options.toInput(values)
    const found =
      options.schema === undefined
        ? new Map<string, FieldError>()
        : schemaErrors(options.schema, clone(input))
    for (const [path, code] of Object.entries(options.rules?.(values) ?? {})) {
      if (code !== null && code !== undefined) found.set(path, { code, data: {} })
    }
    return found
  })

  /** The registered field an error belongs to: its own path or the nearest one above it. */
  function home(path: string): string | null {
    const parts = path.split('.')
    for (let length = parts.length; length > 0; length--) {
      const candidate = parts.slice(0, length).join('.')
      if (registered.has(candidate)) return candidate
    }
    return null
  }

  function shown(path: string): FieldError | undefined {
    for (const [at, error] of server) if (home(at) === path) return error
    if (!tried.value && !touched.has(path)) return undefined
    for (const [at, error] of local.value) if (home(at) === path) return error
    return undefined
  }

  function errorAt(path: string): string | undefined {
    const error = shown(path)
    return error === undefined ? undefined : sentenceOf(error.code, error.data)
  }

  function register(path: string): () => void {
    registered.set(path, (registered.get(path) ?? 0) + 1)
    return () => {
      const left = (registered.get(path) ?? 1) - 1
      if (left === 0) registered.delete(path)
      else registered.set(path, left)
    }
  }

  async function focusFirstError(): Promise<void> {
    await nextTick()
    const field = document.querySelector('.app-field.is-invalid')
    field?.scrollIntoView({ block: 'nearest' })
    field
      ?.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea, select, button, [tabindex="0"]')
      ?.focus()
  }

  // A field the clerk is correcting loses the main process's complaint about it.
  watch(
    () => JSON.stringify(values),
    () => server.clear()
  )

  async function refuse(error: unknown): Promise<void> {
    const failed = asFailure(error)
    if (failed.field !== undefined && home(failed.field) !== null) {
      server.set(failed.field, { code: failed.code, data: failed.data })
      await focusFirstError()
    } else {
      failure.value = failed
    }
  }

  /** Checks, sends; true when it was taken. */
  async function submit(): Promise<boolean> {
    if (busy.value) return false
    tried.value = true
    failure.value = null
    server.clear()
    if ([...local.value.keys()].some((path) => home(path) !== null)) {
      await focusFirstError()
      return false
    }
    busy.value = true
    try {
      await options.submit(clone(values))
      stored.value = JSON.stringify(values)
      tried.value = false
      touched.clear()
      return true
    } catch (error) {
      await refuse(error)
      return false
    } finally {
      busy.value = false
    }
  }

  /** Back to `initial()`, or to these values, as saved. */
  function reset(next?: T): void {
    Object.assign(values, clone(next ?? options.initial()))
    stored.value = JSON.stringify(values)
    server.clear()
    touched.clear()
    tried.value = false
    failure.value = null
  }

  provide(key, { register, errorAt, touch: (path) => void touched.add(path) })
  return { values, dirty, busy, failure, submit, reset, errorAt, refuse, focusFirstError }
}
