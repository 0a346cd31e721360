/** The dialog's main button gets the focus: everything above it has been typed. */
export function focusPrimary(inside: Element | null): void {
  const dialog = inside?.closest('dialog')
  dialog?.querySelector<HTMLElement>('.modal__foot .el-button--primary')?.focus()
}
