/** Stands where a use case is still being written; nothing of it may be left in a release. */
export function notBuilt(): never {
  throw new Error('not built')
}
