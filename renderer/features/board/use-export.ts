import { ref, shallowRef } from 'vue'
import type { InputOf, OutputOf } from '@shared/contract'
import { asFailure, call, type OfficeFailure } from '../../office'

type Format = InputOf<'board.export'>['format']

/** One export at a time, and the way to the file it left. */
export function useExport(filters: () => Omit<InputOf<'board.export'>, 'format'>) {
  const busy = ref<Format | null>(null)
  const done = shallowRef<OutputOf<'board.export'> | null>(null)
  const opened = ref<'no' | 'yes' | 'nothing-to-open-with'>('no')
  const failure = shallowRef<OfficeFailure | null>(null)

  async function run(format: Format): Promise<void> {
    if (busy.value !== null) return
    busy.value = format
    done.value = null
    opened.value = 'no'
    failure.value = null
    try {
      done.value = await call('board.export', { ...filters(), format })
    } catch (error) {
      failure.value = asFailure(error)
    } finally {
      busy.value = null
    }
  }

  async function open(): Promise<void> {
    if (done.value === null) return
    try {
      const answered = await call('board.open', { path: done.value.path })
      opened.value = answered.opened ? 'yes' : 'nothing-to-open-with'
    } catch (error) {
      const failed = asFailure(error)
      // The system has no program for it; the file itself is there.
      if (failed.code === 'not-found') opened.value = 'nothing-to-open-with'
      else failure.value = failed
    }
  }

  return { busy, done, opened, failure, run, open }
}
export type BoardExporting = ReturnType<typeof useExport>
