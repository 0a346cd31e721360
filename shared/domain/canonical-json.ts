function refuse(path: string, what: string): never {
  throw new TypeError(`canonical JSON cannot hold ${what} at ${path}`)
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) refuse(path, String(value))
  return JSON.stringify(value)
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function writeObject(value: object, path: string): string {
  if (!isPlain(value)) refuse(path, value.constructor.name)
  const members = Object.keys(value)
    // By UTF-16 code units, so that the order is the same in every language and on every machine.
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((key) => `${JSON.stringify(key)}:${write(value[key], `${path}.${key}`)}`)
  return `{${members.join(',')}}`
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return writeNumber(value, path)
  if (typeof value !== 'object') return refuse(path, typeof value)
  // Array.from visits holes as well, and they are refused as undefined.
  if (Array.isArray(value))
    return `[${Array.from(value, (item, i) => write(item, `${path}.${i}`)).join(',')}]`
  return writeObject(value, path)
}

const unwritable = Symbol('unwritable')
const quotedKeys = new Map<string, string>()
const mostKeys = 2000

/** Keys are few and come again and again. */
function quoted(key: string): string {
  const known = quotedKeys.get(key)
  if (known !== undefined) return known
  const text = `${JSON.stringify(key)}:`
  if (quotedKeys.size < mostKeys) quotedKeys.set(key, text)
  return text
}

/** Texts of objects that never change, by the object itself. */
export type KnownTexts = ReadonlyMap<object, string>

/** The same text without the names of places, which are only worth building for an error; throws where `write` would. */
function writeFast(value: unknown, known: KnownTexts | undefined): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object') throw unwritable
  const whole = known?.get(value)
  if (whole !== undefined) return whole
  let text = ''
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) text += (i === 0 ? '' : ',') + writeFast(value[i], known)
    return `[${text}]`
  }
  if (!isPlain(value)) throw unwritable
  for (const key of sortedKeys(value))
    text += (text === '' ? '' : ',') + quoted(key) + writeFast(value[key], known)
  return `{${text}}`
}

/** Most records are written with their keys in order already. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value)
  for (let i = 1; i < keys.length; i += 1)
    if ((keys[i] ?? '') < (keys[i - 1] ?? '')) return keys.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return keys
}

/**
 * The one text form of a value, for hashes and frozen records: keys sorted, no spaces, numbers as JavaScript writes
 * them (as in RFC 8785). Holds null, booleans, finite numbers, strings, arrays and plain objects.
 * @param known texts of objects within that are known already, for many values that share them
 * @throws TypeError for anything else, `undefined` and NaN included: a value that JSON would drop or change must not
 *   be hashed as if it were whole
 */
export function canonicalJson(value: unknown, known?: KnownTexts): string {
  try {
    return writeFast(value, known)
  } catch {
    // Gone through again for the sentence that names the place.
    return write(value, '$')
  }
}
