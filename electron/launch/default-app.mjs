/**
 * The `default_app.asar` of the carried Electron: starts the app folder named on the command line, as a plain
 * Electron does. It must be an ES module: Electron waits for one before it becomes ready, so that the app can
 * still call `protocol.registerSchemesAsPrivileged`.
 */
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const args = process.argv.slice(1)
let folder
for (let index = 0; index < args.length; index++) {
  const arg = args[index]
  if (arg === '-r' || arg === '--require') require(resolve(args[++index]))
  else if (!arg.startsWith('-')) {
    folder = resolve(arg)
    break
  }
}
if (!folder) {
  console.error('usage: electron FOLDER')
  process.exit(1)
}
Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true })
try {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setName(description.productName ?? description.name ?? 'Electron')
  if (description.version) app.setVersion(description.version)
  app.setAppPath(folder)
  await import(pathToFileURL(join(folder, description.main ?? 'index.js')).href)
} catch (error) {
  // Left alone, Electron would wait for ever for an app that never came.
  console.error(error)
  process.exit(1)
}
