import { ref, shallowRef } from 'vue'
import type { InputOf, OutputOf } from '@shared/contract'
import { useJob } from '../../composables/use-job'
import { asFailure, call, type OfficeFailure } from '../../office'
import { keptOptions } from './import-options'
import type { ImportView } from './import-words'

type Choice = Omit<InputOf<'imports.choose'>, 'id' | 'revision'>

/** What an action on the import told last. */
export type Told =
  ({ kind: 'applied' } & OutputOf<'imports.apply'>) | ({ kind: 'undone' } & OutputOf<'imports.undo'>)

/** One import on the screen: read, decided on, written, taken back. */
export function useImport(id: number) {
  const view = shallowRef<ImportView | null>(null)
  const failure = shallowRef<OfficeFailure | null>(null)
  const told = shallowRef<Told | null>(null)
  const busy = ref(false)
  const job = useJob()

  async function guarded<T>(work: () => Promise<T>): Promise<T | null> {
    busy.value = true
    failure.value = null
    try {
      return await work()
    } catch (error) {
      failure.value = asFailure(error)
      return null
    } finally {
      busy.value = false
    }
  }

  async function load(): Promise<void> {
    const loaded = await guarded(() => call('imports.get', { id }))
    if (loaded !== null) view.value = loaded
  }

  /** @returns whether the choice was kept */
  async function choose(choice: Choice): Promise<boolean> {
    const now = view.value
    if (now === null || busy.value) return false
    const changed = await guarded(() => call('imports.choose', { id, revision: now.revision, ...choice }))
    if (changed !== null) view.value = changed
    return changed !== null
  }

  /** Reads the same file under another mapping; `null` lets the program guess again. */
  async function remap(mapping: Record<string, number> | null): Promise<ImportView | null> {
    const now = view.value
    if (now === null || job.running.value) return null
    const again = await job.run((jobId) =>
      call('imports.preview', {
        kind: now.kind,
        fileName: now.fileName,
        importId: id,
        source: now.source,
        options: keptOptions(now.options),
        ...(mapping === null ? {} : { mapping }),
        jobId
      })
    )
    if (again !== null) {
      view.value = again
      told.value = null
    }
    return again
  }

  async function apply(): Promise<boolean> {
    const now = view.value
    if (now === null || job.running.value) return false
    const done = await job.run((jobId) => call('imports.apply', { id, revision: now.revision, jobId }))
    if (done === null) return false
    view.value = done.import
    told.value = { kind: 'applied', ...done }
    return true
  }

  async function undo(): Promise<boolean> {
    const done = await job.run((jobId) => call('imports.undo', { id, jobId }))
    if (done === null) return false
    view.value = done.import
    told.value = { kind: 'undone', ...done }
    return true
  }

  async function drop(): Promise<boolean> {
    const dropped = await guarded(() => call('imports.drop', { id }))
    if (dropped !== null) view.value = dropped
    return dropped !== null
  }

  return { id, view, failure, told, busy, job, load, choose, remap, apply, undo, drop }
}
export type ImportWork = ReturnType<typeof useImport>
