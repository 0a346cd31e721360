import { contextBridge } from 'electron'

contextBridge.exposeInMainWorld('office', {})
