import { shallowRef } from 'vue'
import { i18n } from '../../locales/i18n'
import { useCopy } from '../../composables/use-copy'
import { useShortcuts } from '../../composables/use-shortcuts'

/** Whether the keyboard's own copying has something to take: a field, or marked text. */
function isMarked(): boolean {
  const field =
    document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLSelectElement
  return field || window.getSelection()?.isCollapsed === false
}

/**
 * Ctrl+C takes the current row of a list, one cell a column of a sheet; a right click takes the cell.
 * @param cells the row's texts in the order of its columns
 */
export function useRowCopy<Row>(cells: (row: Row) => readonly string[]) {
  const { copy } = useCopy()
  const current = shallowRef<Row | null>(null)

  function copyRow(): void {
    const row = current.value
    if (row === null) return
    const texts = cells(row)
    copy(texts.join('\t'), i18n.global.t('distribution.copied', { text: texts[0] ?? '' }))
  }
  function copyCell(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest('[role=gridcell], td') : null
    const text = cell?.textContent?.trim() ?? ''
    if (text === '') return
    event.preventDefault()
    copy(text, i18n.global.t('distribution.copied', { text }))
  }
  useShortcuts([
    {
      keys: 'Ctrl+C',
      run: copyRow,
      label: () => i18n.global.t('action.copy'),
      when: () => !isMarked() && current.value !== null
    }
  ])
  return { current, copyCell }
}
