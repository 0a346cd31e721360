import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** Folder beside `resources/` in which the build leaves each reference file as JSON, which reads a hundred times faster. */
export const compiledFolder = 'out/reference'

/**
 * One file of `resources/`, from its compiled copy when that is not older than the file itself.
 * @param path below `resources/`, such as `calendar/holidays.yaml`
 */
export function readReferenceFile(resourcesFolder: string, path: string): unknown {
  const source = join(resourcesFolder, path)
  const compiled = join(resourcesFolder, '..', compiledFolder, `${path}.json`)
  const newer = (statSync(compiled, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= statSync(source).mtimeMs
  return newer ? JSON.parse(readFileSync(compiled, 'utf8')) : parse(readFileSync(source, 'utf8'))
}
