import { computed, onActivated, onBeforeUnmount, onDeactivated, onMounted, shallowReactive } from 'vue'

export interface Shortcut {
  /** `F2`, `Ctrl+S`, `Ctrl+Enter`, `Escape`, `Alt+1`. */
  keys: string
  run: () => void
  /** Words in the bar of keys; left out: works, but is not shown. */
  label?: () => string
  /** Whether it applies now. */
  when?: () => boolean
}

interface Scope {
  shortcuts: readonly Shortcut[]
  /** A dialog: keys of the screens below do not work. */
  modal: boolean
}

const scopes = shallowReactive<Scope[]>([])

// Named by the place of the key, since with a Kazakh or Russian layout Ctrl+K arrives as Ctrl+Л.
function nameOf(event: KeyboardEvent): string {
  const key = /^Key[A-Z]$/.test(event.code)
    ? event.code.slice(3)
    : /^Digit\d$/.test(event.code)
      ? event.code.slice(5)
      : event.key
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : ''
  ]
  return [...parts.filter((part) => part !== ''), key].join('+')
}

/** The scopes keys go to: from the newest down to the first modal one. */
function reachable(): Scope[] {
  const newestFirst = [...scopes].reverse()
  const modal = newestFirst.findIndex((scope) => scope.modal)
  return modal === -1 ? newestFirst : newestFirst.slice(0, modal + 1)
}

function applies(shortcut: Shortcut): boolean {
  return shortcut.when?.() ?? true
}

function onKeydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const pressed = nameOf(event)
  for (const scope of reachable()) {
    const found = scope.shortcuts.find((shortcut) => shortcut.keys === pressed && applies(shortcut))
    if (found === undefined) continue
    event.preventDefault()
    // What is typed in a field is taken over by its blur before the key acts.
    if (document.activeElement instanceof HTMLInputElement)
      document.activeElement.dispatchEvent(new Event('change'))
    found.run()
    return
  }
}

/** Starts listening; called once by the root component. */
export function listenToShortcuts(): void {
  onMounted(() => window.addEventListener('keydown', onKeydown))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKeydown))
}

/** Keys of this component while it is on the screen; the newest scope wins. */
export function useShortcuts(shortcuts: readonly Shortcut[], options: { modal?: boolean } = {}): void {
  const scope: Scope = { shortcuts, modal: options.modal === true }
  const enter = () => {
    if (!scopes.includes(scope)) scopes.push(scope)
  }
  const leave = () => {
    const at = scopes.indexOf(scope)
    if (at !== -1) scopes.splice(at, 1)
  }
  onMounted(enter)
  onActivated(enter)
  onDeactivated(leave)
  onBeforeUnmount(leave)
}

/** The keys that work now and have words, function keys first; a key taken by a newer scope is shown once. */
export function useShownShortcuts() {
  return computed(() => {
    const seen = new Set<string>()
    const shown: { keys: string; label: string; run: () => void }[] = []
    for (const shortcut of reachable().flatMap((scope) => scope.shortcuts)) {
      if (shortcut.label === undefined || seen.has(shortcut.keys) || !applies(shortcut)) continue
      seen.add(shortcut.keys)
      shown.push({ keys: shortcut.keys, label: shortcut.label(), run: shortcut.run })
    }
    return shown.sort((a, b) => Number(b.keys.startsWith('F')) - Number(a.keys.startsWith('F')))
  })
}
