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

/**
 * The one text form of a value, for hashes and frozen records: keys sorted, no spaces, numbers as JavaScript writes
 * them (as in RFC 8785). Holds null, booleans, finite numbers, strings, arrays and plain objects.
 * @throws TypeError for anything else, `undefined` and NaN included: a value that JSON would drop or change must not
 *   be hashed as if it were whole
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$')
}
