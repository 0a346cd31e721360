import { inject, provide, type ComputedRef, type InjectionKey, type Ref } from 'vue'

/** What a field tells the input inside it, and what the input may tell the field. */
export interface FieldContext {
  /** The input's id; the label points to it. */
  id: string
  /** Ids of help and error, for `aria-describedby`. */
  describedBy: ComputedRef<string | undefined>
  invalid: ComputedRef<boolean>
  required: ComputedRef<boolean>
  label: ComputedRef<string>
  /** A mistake the input itself sees while typing; shown at the field. */
  localError: Ref<string | null>
  /** What the input reads out of the value, such as the birth date of an IIN; shown as help. */
  localHelp: Ref<string | null>
}

const key: InjectionKey<FieldContext> = Symbol('field')

export function provideField(context: FieldContext): void {
  provide(key, context)
}

/** The field round this input, or null when it stands alone. */
export function useField(): FieldContext | null {
  return inject(key, null)
}
