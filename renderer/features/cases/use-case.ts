import {
  computed,
  inject,
  onBeforeUnmount,
  provide,
  ref,
  shallowReactive,
  shallowRef,
  type InjectionKey,
  type Ref
} from 'vue'
import type { InputOf, OperationName } from '@shared/contract'
import type { CaseView } from '@shared/contract/cases'
import { asFailure, call, type OfficeFailure } from '../../office'
import { stepMarks, type CaseStep } from './case-steps'

/** What a section of the page tells the page: whether something is unsaved, and how to save or drop it. */
export interface SectionHandle {
  dirty: Readonly<Ref<boolean>>
  save: () => Promise<boolean>
  undo: () => void
}

type CaseOperation = Extract<OperationName, `cases.${string}`>
/** Operations that take the case's id and revision and answer the case. */
export type CaseWrite = Exclude<
  CaseOperation,
  'cases.register' | 'cases.get' | 'cases.list' | 'cases.history'
>

/** One case on the screen: what it is now, what is being done to it, and its sections with unsaved entries. */
export function useCase() {
  const view = shallowRef<CaseView | null>(null)
  const loading = ref(false)
  const busy = ref(false)
  const failure = shallowRef<OfficeFailure | null>(null)
  const sections = shallowReactive(new Map<CaseStep, SectionHandle>())
  const dirty = computed(() => [...sections].filter(([, one]) => one.dirty.value).map(([step]) => step))
  const marks = computed(() => (view.value === null ? null : stepMarks(view.value)))
  const editable = computed(() => view.value?.actions.includes('edit') === true)

  async function load(id: number): Promise<void> {
    loading.value = true
    try {
      view.value = (await call('cases.get', { id })).case
      failure.value = null
    } catch (error) {
      failure.value = asFailure(error)
    } finally {
      loading.value = false
    }
  }

  /**
   * Sends a change of this case with the revision the screen shows and takes over the answer. When another has changed
   * the case meanwhile, shows the case as it is now and throws `stale`; what was typed stays in the sections.
   * @throws OfficeFailure
   */
  async function write<Name extends CaseWrite>(
    name: Name,
    input: Omit<InputOf<Name>, 'id' | 'revision'>
  ): Promise<void> {
    const shown = view.value
    if (shown === null) return
    const whole = { ...input, id: shown.id, revision: shown.revision } as unknown as InputOf<Name>
    try {
      view.value = ((await call(name, whole)) as { case: CaseView }).case
    } catch (error) {
      const failed = asFailure(error)
      if (failed.code === 'stale') view.value = (await call('cases.get', { id: shown.id })).case
      throw failed
    }
  }

  /** An action of the page's buttons: saves what is unsaved first, tells failures at the top. True when done. */
  async function act(run: () => Promise<void>): Promise<boolean> {
    if (busy.value || !(await saveAll())) return false
    busy.value = true
    failure.value = null
    try {
      await run()
      return true
    } catch (error) {
      failure.value = asFailure(error)
      return false
    } finally {
      busy.value = false
    }
  }

  /** Saves the unsaved sections from the top; false at the first that was refused. */
  async function saveAll(): Promise<boolean> {
    for (const step of dirty.value) {
      if (!((await sections.get(step)?.save()) ?? true)) return false
    }
    return true
  }

  return { view, loading, busy, failure, sections, dirty, marks, editable, load, write, act, saveAll }
}
export type CaseOnScreen = ReturnType<typeof useCase>

const key: InjectionKey<CaseOnScreen> = Symbol('case')

export function provideCase(onScreen: CaseOnScreen): void {
  provide(key, onScreen)
}

/** The case the page shows. @throws Error outside the page of a case */
export function useShownCase(): CaseOnScreen {
  const found = inject(key)
  if (found === undefined) throw new Error('no case on the screen')
  return found
}

/** Makes a section's unsaved entries known to the page while the section is there. */
export function useSectionHandle(step: CaseStep, handle: SectionHandle): void {
  const { sections } = useShownCase()
  sections.set(step, handle)
  onBeforeUnmount(() => void sections.delete(step))
}
