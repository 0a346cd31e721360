import { ElMessage } from 'element-plus'
import { ref, shallowRef } from 'vue'
import { i18n } from '../locales/i18n'
import { asFailure, call, type OfficeFailure } from '../office'

/** A text's UTF-8 bytes as base64, as the contract takes files. */
export function textAsBase64(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}

/** Puts a file where the system's own dialog says, with a word where it lies now. */
export function useSaveFile() {
  const busy = ref(false)
  const failure = shallowRef<OfficeFailure | null>(null)

  /** @returns where it was put; null when nothing was chosen or it failed (see `failure`) */
  async function save(fileName: string, content: string): Promise<string | null> {
    if (busy.value) return null
    busy.value = true
    failure.value = null
    try {
      const { path } = await call('office.saveFile', { fileName, content })
      if (path !== null)
        ElMessage({ type: 'success', message: i18n.global.t('exchange.savedAs', { path }), duration: 5000 })
      return path
    } catch (error) {
      failure.value = asFailure(error)
      return null
    } finally {
      busy.value = false
    }
  }
  return { busy, failure, save }
}
