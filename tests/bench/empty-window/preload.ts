import { contextBridge } from 'electron'

contextBridge.exposeInMainWorld('versions', { electron: process.versions.electron })
