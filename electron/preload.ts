import { contextBridge, ipcRenderer } from 'electron'
import { operationNames } from '@shared/contract/names'
import type { OfficeApi, OfficeEvent } from '@shared/contract'

type Listener = (event: OfficeEvent) => void
type Operations = Omit<OfficeApi, 'events'>

const listeners = new Map<OfficeEvent['kind'], Set<Listener>>()

ipcRenderer.on('office-event', (_event, told: OfficeEvent) => {
  for (const listener of listeners.get(told.kind) ?? []) listener(told)
})

const events: OfficeApi['events'] = {
  on(kind, listener) {
    const group = listeners.get(kind) ?? new Set()
    listeners.set(kind, group.add(listener as Listener))
    return () => void group.delete(listener as Listener)
  }
}

/** One function an operation, from the list of names: a name that is not in the contract does not exist here. */
function operations(): Operations {
  const features = Object.entries(operationNames).map(([feature, verbs]) => {
    const functions = verbs.map((verb) => {
      const call = (input: unknown) => ipcRenderer.invoke('office', `${feature}.${verb}`, input)
      return [verb, call] as const
    })
    return [feature, Object.fromEntries(functions)] as const
  })
  return Object.fromEntries(features) as unknown as Operations
}

contextBridge.exposeInMainWorld('office', { ...operations(), events } satisfies OfficeApi)
