import { computed, watch } from 'vue'
import type { z } from 'zod'
import type { CaseView } from '@shared/contract/cases'
import type { ErrorCode } from '@shared/errors'
import { useForm } from '../../composables/use-form'
import type { CaseStep } from './case-steps'
import { useSectionHandle, useShownCase, type CaseOnScreen } from './use-case'

export interface SectionOptions<T extends object> {
  step: CaseStep
  /** The form's values out of the case. */
  read: (view: CaseView) => T
  /** The part of the case the form shows; when another changed it and nothing is typed here, the form follows. */
  part: (view: CaseView) => unknown
  schema: z.ZodType
  toInput: (values: T, view: CaseView) => object
  rules?: (values: T, view: CaseView) => Record<string, ErrorCode | null | undefined>
  send: (values: T, view: CaseView, write: CaseOnScreen['write']) => Promise<void>
}

/** A section of the page of a case as a form of its own, with its own save. */
export function useSection<T extends object>(options: SectionOptions<T>) {
  const shown = useShownCase()
  const view = computed(() => {
    if (shown.view.value === null) throw new Error('a section without its case')
    return shown.view.value
  })
  const { rules } = options
  const form = useForm<T>({
    initial: () => options.read(view.value),
    schema: options.schema,
    toInput: (values) => ({ id: view.value.id, ...options.toInput(values, view.value) }),
    ...(rules === undefined ? {} : { rules: (values: T) => rules(values, view.value) }),
    submit: (values) => options.send(values, view.value, shown.write)
  })

  let last = JSON.stringify(options.part(view.value))
  // At once, while the form still counts as unsaved during its own save: what was typed then stays as it is.
  watch(
    shown.view,
    (now) => {
      if (now === null) return
      const part = JSON.stringify(options.part(now))
      if (part === last) return
      last = part
      if (!form.dirty.value) form.reset()
    },
    { flush: 'sync' }
  )

  useSectionHandle(options.step, { dirty: form.dirty, save: form.submit, undo: () => form.reset() })
  return { form, values: form.values, view, editable: shown.editable }
}
