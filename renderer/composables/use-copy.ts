import { ElMessage } from 'element-plus'
import { i18n } from '../locales/i18n'

/**
 * Puts text on the clipboard. By the copy event and not by `navigator.clipboard`, which asks for a permission that the
 * window refuses to everybody, itself included.
 */
export function copyText(text: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    // A grid or a dialog listening further up would put its own text over this one.
    event.stopImmediatePropagation()
  }
  window.addEventListener('copy', fill, { capture: true, once: true })
  const copied = document.execCommand('copy')
  window.removeEventListener('copy', fill, { capture: true })
  return copied
}

/** Copying with a word that it was done. */
export function useCopy() {
  function copy(text: string, said: string = i18n.global.t('common.copied')): void {
    if (copyText(text)) ElMessage({ type: 'success', message: said, grouping: true, duration: 2000 })
  }
  return { copy }
}
