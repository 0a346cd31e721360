import { nextTick, onBeforeUnmount, onMounted, type Ref } from 'vue'

function takesKeys(element: Element | null): boolean {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  )
}

function dialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/**
 * Keeps the keyboard at one field: after every click on nothing, when the window comes back, and when a scanner begins to
 * type while a button has the focus. Tab still leads everywhere.
 */
export function useHeldFocus(field: Ref<HTMLInputElement | null>) {
  function hold(): void {
    void nextTick(() => {
      if (!dialogOpen()) field.value?.focus()
    })
  }

  // The focus moves before the character is entered, so that the first digit of a scan is not lost.
  function onKeydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || dialogOpen()) return
    if (/^\d$/.test(event.key) && !takesKeys(document.activeElement)) field.value?.focus()
  }

  function onClick(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null
    if (target?.closest('input, textarea, select, a, button, label') != null) return
    if (document.getSelection()?.isCollapsed !== false) hold()
  }

  onMounted(() => {
    window.addEventListener('keydown', onKeydown, { capture: true })
    window.addEventListener('click', onClick)
    window.addEventListener('focus', hold)
    hold()
  })
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', onKeydown, { capture: true })
    window.removeEventListener('click', onClick)
    window.removeEventListener('focus', hold)
  })
  return { hold }
}
